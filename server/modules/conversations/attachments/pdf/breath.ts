import { setImmediate as laterOn } from "node:timers/promises";

const longestTurnMs = 15;

/** Lets others have their turn in long work: a file of ten megabytes must hold nobody up. */
export class Breath {
  #began = performance.now();

  /** Whether it has been long enough, to be followed by `take`. */
  get due(): boolean {
    return performance.now() - this.#began > longestTurnMs;
  }

  async take(): Promise<void> {
    await laterOn();
    this.#began = performance.now();
  }
}
