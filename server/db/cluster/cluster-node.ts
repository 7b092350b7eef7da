import type * as mysql2 from "mysql2";
import { isConnectionLost } from "../errors.ts";
import type { Health, NodeState } from "./choose-node.ts";
import { Probe } from "./probe.ts";

type Answer = (error: Error | null, ...rest: unknown[]) => void;

/** What hangs on a node that doesn't answer fails, as if the node had closed the connection. */
function cutOff(connection: mysql2.PoolConnection): void {
  const { stream } = connection as unknown as { stream: { destroy(error: Error): void } };
  stream.destroy(Object.assign(new Error("The database's node is gone."), { code: "ECONNRESET" }));
}

/** One node of a cluster: its pool, and how it is. */
export class ClusterNode implements NodeState {
  readonly pool: mysql2.Pool;
  readonly #probe: Probe;
  readonly #onChange: () => void;
  readonly #open = new Set<mysql2.PoolConnection>();
  #asking: Promise<void> | null = null;
  #ended = false;
  health: Health = "DOWN";
  since = performance.now();

  constructor(pool: mysql2.Pool, options: mysql2.ConnectionOptions, onChange: () => void) {
    this.pool = pool;
    this.#probe = new Probe(options);
    this.#onChange = onChange;
    pool.on("connection", (connection) => this.#follow(connection));
  }

  /** Asks the node how it is; while it is being asked, nobody else asks. */
  look(): Promise<void> {
    return (this.#asking ??= this.#probe.ask().then((health) => {
      this.#asking = null;
      this.become(health);
    }));
  }

  become(health: Health): void {
    if (this.#ended || health === this.health) return;
    this.health = health;
    this.since = performance.now();
    this.#onChange();
  }

  /** Ends every statement that is under way there. */
  cutOff(): void {
    for (const connection of this.#open) cutOff(connection);
  }

  end(answer: (error?: Error) => void): void {
    this.#ended = true;
    this.#probe.end();
    this.pool.end(answer as (error: NodeJS.ErrnoException | null) => void);
  }

  /** Whatever goes wrong with a connection says that the node may be gone, long before it would be asked again. */
  #follow(connection: mysql2.PoolConnection): void {
    this.#open.add(connection);
    const trouble = (): void => {
      if (!this.#ended) void this.look();
    };
    const gone = (): void => {
      this.#open.delete(connection);
      trouble();
    };
    connection.once("end", gone);
    connection.once("error", gone);
    for (const method of ["query", "execute"] as const) {
      const run = connection[method].bind(connection) as (...given: unknown[]) => unknown;
      const watched = (...given: unknown[]): unknown => {
        const answer = given.at(-1);
        if (typeof answer !== "function") return run(...given);
        const told: Answer = (error, ...rest) => {
          if (error && isConnectionLost(error)) trouble();
          (answer as Answer)(error, ...rest);
        };
        return run(...given.slice(0, -1), told);
      };
      connection[method] = watched as typeof connection.query & typeof connection.execute;
    }
  }
}
