import type { EntityManager } from "typeorm";
import { Scoped } from "../kernel/scoped.ts";

type Write = (tx: EntityManager) => Promise<void>;

/** What a call writes into the first of its transactions that is kept: with that one's work it is there, or neither is. */
export class FirstWrite {
  #write: Write | null = null;
  #kept = false;

  /** Whether a transaction of the call was kept. */
  get kept(): boolean {
    return this.#kept;
  }

  /** What the next transaction writes first. */
  set(write: Write): void {
    this.#write = write;
  }

  /** Writes it, unless it is written. */
  async join(tx: EntityManager): Promise<boolean> {
    const write = this.#kept ? null : this.#write;
    await write?.(tx);
    return write !== null;
  }

  keep(): void {
    this.#kept = true;
    this.#write = null;
  }
}

const calls = new Scoped<FirstWrite>();

/** Runs a call so that its transactions know what to write first. */
export const runWithFirstWrite = <T>(first: FirstWrite, run: () => T): T => calls.run(first, run);

export const firstWriteOfCall = (): FirstWrite | undefined => calls.get();
