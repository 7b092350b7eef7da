interface Work {
  /** Does all that is due now. */
  readonly run: () => Promise<unknown>;
  /** How often it looks for what nobody woke it for. */
  readonly pollMs: number;
  /** Told once, not at every turn: the database may be away for hours. */
  readonly onFailing: (error: unknown) => void;
  readonly onRecovered: () => void;
}

/** Does a piece of work again and again, at once when woken, never beside itself. */
export class WorkLoop {
  readonly #work: Work;
  #running: Promise<void> | null = null;
  #stopping = false;
  #woken = false;
  #rouse: () => void = () => undefined;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Whether what is under way shall begin nothing new. */
  get stopping(): boolean {
    return this.#stopping;
  }

  start(): void {
    this.#stopping = false;
    this.#running ??= this.#repeat();
  }

  wake(): void {
    this.#woken = true;
    this.#rouse();
  }

  /** Resolves once what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.wake();
    await this.#running;
    this.#running = null;
  }

  async #repeat(): Promise<void> {
    let failing = false;
    while (!this.#stopping) {
      try {
        this.#woken = false;
        await this.#work.run();
        if (failing) this.#work.onRecovered();
        failing = false;
      } catch (error) {
        if (!failing) this.#work.onFailing(error);
        failing = true;
        this.#woken = false;
      }
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    if (this.#woken || this.#stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#work.pollMs);
      this.#rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
