import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Work that waits in the database, of which every process sees the same. */
export interface WaitingWork {
  readonly count: number;
  /** How long the first of it has been due; 0 where none is. */
  readonly oldestSeconds: number;
}

/** Asked when the metrics are read: by the name of the queue. */
export type ReadWaitingWork = () => Promise<Readonly<Record<string, WaitingWork>>>;

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * What the process counts of itself, for Prometheus. Labels are words of the house alone, so that there are only so many of them and
 * nothing that somebody typed is among them.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = this.#counter("http_requests_total", "Requests answered.", ["route", "method", "status"]);
  readonly #operations = this.#counter("graphql_operations_total", "Operations answered.", ["operation", "caller", "outcome"]);
  readonly #operationSeconds = this.#histogram("graphql_operation_seconds", "How long operations took.", ["operation"]);
  readonly #errors = this.#counter("graphql_errors_total", "Root errors by their code.", ["code"]);
  readonly #statements = this.#histogram("database_statement_seconds", "How long statements took, with their wait for a connection.", [
    "kind",
  ]);
  readonly #retries = this.#counter("database_transaction_retries_total", "Transactions that lost against another and ran again.", ["at"]);
  readonly #failovers = this.#counter("database_failovers_total", "Times that work went on with another of the database's hosts.", ["to"]);
  readonly #sweeps = this.#counter("sweeps_total", "Rounds of what is done again and again.", ["sweep", "outcome"]);
  readonly #waiting = this.#gauge("waiting_work", "What waits in the database, over all processes; 10001 stands for more.", ["queue"]);
  readonly #waitingAge = this.#gauge("waiting_work_oldest_seconds", "How long the first of it has been due.", ["queue"]);
  readonly #unreadable = this.#gauge("waiting_work_unreadable", "1 where the database did not say what waits.", []);
  #readWaiting: ReadWaitingWork | null = null;
  #whole = false;

  readonly contentType = this.#registry.contentType;

  countRequest(route: string, method: string, status: number): void {
    this.#requests.inc({ route, method, status: `${Math.floor(status / 100)}xx` });
  }

  countOperation(operation: string, caller: string, outcome: "ok" | "refused" | "fault", durationSeconds: number): void {
    this.#operations.inc({ operation, caller, outcome });
    this.#operationSeconds.observe({ operation }, durationSeconds);
  }

  countError(code: string): void {
    this.#errors.inc({ code });
  }

  countStatement(kind: string, durationSeconds: number): void {
    this.#statements.observe({ kind }, durationSeconds);
  }

  /** Where it had failed: at a statement, or at COMMIT. */
  countRetry(at: "statement" | "commit"): void {
    this.#retries.inc({ at });
  }

  /** To which host: one of those that the configuration names. */
  countFailover(to: string): void {
    this.#failovers.inc({ to });
  }

  countSweep(sweep: string, outcome: "ok" | "failed"): void {
    this.#sweeps.inc({ sweep, outcome });
  }

  /** Whom to ask what waits. */
  watch(readWaiting: ReadWaitingWork): void {
    this.#readWaiting = readWaiting;
  }

  /** All of it, as Prometheus reads it. What Node says of itself is counted from the first time on. */
  async text(): Promise<string> {
    if (!this.#whole) collectDefaultMetrics({ register: this.#registry });
    this.#whole = true;
    await this.#askWaiting();
    return this.#registry.metrics();
  }

  async #askWaiting(): Promise<void> {
    try {
      const queues = (await this.#readWaiting?.()) ?? {};
      for (const [queue, { count, oldestSeconds }] of Object.entries(queues)) {
        this.#waiting.set({ queue }, count);
        this.#waitingAge.set({ queue }, oldestSeconds);
      }
      this.#unreadable.set(0);
    } catch {
      // The process still says how it is: that is when somebody wants to know.
      this.#waiting.reset();
      this.#waitingAge.reset();
      this.#unreadable.set(1);
    }
  }

  #counter<L extends string>(name: string, help: string, labelNames: L[]): Counter<L> {
    return new Counter({ name: `portail_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #gauge<L extends string>(name: string, help: string, labelNames: L[]): Gauge<L> {
    return new Gauge({ name: `portail_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #histogram<L extends string>(name: string, help: string, labelNames: L[]): Histogram<L> {
    return new Histogram({ name: `portail_${name}`, help, labelNames, buckets: seconds, registers: [this.#registry] });
  }
}
