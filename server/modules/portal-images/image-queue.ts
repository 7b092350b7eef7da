/** One image at a time is decoded in a process: a single one may take hundreds of megabytes for a moment. */
export class ImageQueue {
  readonly #mostWaiting: number;
  #inside = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(mostWaiting = 3) {
    this.#mostWaiting = mostWaiting;
  }

  get full(): boolean {
    return this.#inside > this.#mostWaiting;
  }

  /** Does the work when its turn comes; null when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.full) return null;
    this.#inside += 1;
    const turn = this.#last.then(work).finally(() => (this.#inside -= 1));
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
