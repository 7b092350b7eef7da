import { setMaxListeners } from "node:events";
import type { Logger } from "../gateways/logger.ts";
import type { Metrics } from "../gateways/metrics/metrics.ts";
import type { Sweep } from "../kernel/sweep.ts";

/** Processes that start together shall not all sweep in the same second. */
const firstWithinMs = 30_000;

/** A name as the log takes it. */
const kindOf = ({ name }: Sweep): string => name.toUpperCase().replaceAll("-", "_");

/** Does each of the sweeps again and again, never one beside itself. Several processes may do the same ones. */
export class Sweeper {
  readonly #sweeps: readonly Sweep[];
  readonly #logger: Logger;
  readonly #metrics: Pick<Metrics, "countSweep">;
  readonly #random: () => number;
  #stopping: AbortController | null = null;
  #running: readonly Promise<void>[] = [];

  constructor(sweeps: readonly Sweep[], logger: Logger, metrics: Pick<Metrics, "countSweep">, random: () => number = Math.random) {
    this.#sweeps = sweeps;
    this.#logger = logger;
    this.#metrics = metrics;
    this.#random = random;
  }

  start(): void {
    if (this.#stopping) return;
    this.#stopping = new AbortController();
    const { signal } = this.#stopping;
    // Every sweep waits for it: so many are no leak.
    setMaxListeners(0, signal);
    this.#running = this.#sweeps.map((sweep) => this.#repeat(sweep, signal));
  }

  /** Resolves once what is under way has ended, which it is told to. */
  async stop(): Promise<void> {
    this.#stopping?.abort();
    await Promise.all(this.#running);
    this.#stopping = null;
  }

  async #repeat(sweep: Sweep, signal: AbortSignal): Promise<void> {
    await pause(Math.min(firstWithinMs, sweep.everyMs) * this.#random(), signal);
    while (!signal.aborted) {
      await this.#run(sweep, signal);
      await pause(sweep.everyMs * (0.9 + 0.2 * this.#random()), signal);
    }
  }

  async #run(sweep: Sweep, signal: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    const fields = (): { kind: string; durationMs: number } => ({
      kind: kindOf(sweep),
      durationMs: Math.round(performance.now() - startedAt),
    });
    try {
      await sweep.run(signal);
      this.#metrics.countSweep(sweep.name, "ok");
      this.#logger.debug("sweep.done", fields());
    } catch (error) {
      this.#metrics.countSweep(sweep.name, "failed");
      this.#logger.error("sweep.failed", fields(), error);
    }
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
  });
