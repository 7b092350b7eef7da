import { refuseInsideTransaction } from "../transaction-scope.ts";

/** SQLite has one writer at a time. Waiting here is first come, first served and costs no thread; waiting in SQLite is neither. */
export class WriteLock {
  private held = false;
  private readonly waiting: (() => void)[] = [];

  /** Resolves, in order of arrival, with the function that gives the lock back (calling it twice does no harm). */
  async acquire(): Promise<() => void> {
    refuseInsideTransaction();
    if (this.held) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.held = true;
    let mine = true;
    return () => {
      if (!mine) return;
      mine = false;
      const next = this.waiting.shift();
      // Handed over without ever being free, so that nobody who comes in between overtakes.
      if (next) next();
      else this.held = false;
    };
  }
}
