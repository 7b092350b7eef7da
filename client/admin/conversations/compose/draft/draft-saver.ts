import type { Problem } from "../../../../shared/forms/problems.ts";
import { nothingWritten, type WrittenWithFiles } from "../written.ts";

/** A moment after the last letter; what fails is tried again less hastily. */
const pauseMilliseconds = 1_000;
const retryMilliseconds = 10_000;

/** What came of a save, and of which text. */
export interface SaveOutcome {
  readonly written: string;
  readonly problem: Problem | null;
}

interface Keeping {
  /** What is kept already, as text. */
  readonly kept: string;
  /** `leaving` where the page may be gone before the answer is there. */
  readonly save: (written: WrittenWithFiles, leaving: boolean) => Promise<Problem | null>;
  readonly tell: (outcome: SaveOutcome) => void;
}

export const nothing = JSON.stringify({ ...nothingWritten, attachmentIds: [] } satisfies WrittenWithFiles);

/** Keeps what is written, one save at a time, the latest at last. */
export class DraftSaver {
  readonly #keeping: Keeping;
  #kept: string;
  #wanted: string;
  #running: Promise<void> = Promise.resolve();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #resting = false;

  constructor(keeping: Keeping) {
    this.#keeping = keeping;
    this.#kept = keeping.kept;
    this.#wanted = keeping.kept;
  }

  /** To be kept a moment later. */
  want(written: string): void {
    this.#wanted = written;
    this.#saveAfter(pauseMilliseconds);
  }

  saveNow(leaving = false): Promise<void> {
    clearTimeout(this.#timer);
    this.#running = this.#running.then(() => this.#save(leaving));
    return this.#running;
  }

  /** Ends when no save is under way any more; none comes until `resume` or `startOver`: what is sent now is no draft afterwards. */
  async rest(): Promise<void> {
    this.#resting = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  resume(): void {
    this.#resting = false;
    void this.saveNow();
  }

  /** What was written is elsewhere: nothing of it is kept or to be kept. */
  startOver(): void {
    this.#kept = nothing;
    this.#wanted = nothing;
    this.#resting = false;
  }

  /** What was kept goes, while what is written goes elsewhere. */
  throwAway(): void {
    this.#wanted = nothing;
    this.#kept = "";
    void this.saveNow(true);
  }

  async #save(leaving: boolean): Promise<void> {
    const written = this.#wanted;
    if (written === this.#kept || this.#resting) return;
    const problem = await this.#keeping.save(JSON.parse(written) as WrittenWithFiles, leaving);
    if (!problem) this.#kept = written;
    else if (!leaving) this.#saveAfter(retryMilliseconds);
    this.#keeping.tell({ written, problem });
  }

  #saveAfter(milliseconds: number): void {
    clearTimeout(this.#timer);
    if (this.#wanted !== this.#kept) this.#timer = setTimeout(() => void this.saveNow(), milliseconds);
  }
}
