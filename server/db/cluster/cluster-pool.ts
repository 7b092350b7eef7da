import type * as mysql2 from "mysql2";
import type { DatabaseHost } from "../database-url.ts";
import { isConnectionLost } from "../errors.ts";
import { chooseNode } from "./choose-node.ts";
import { ClusterNode } from "./cluster-node.ts";

const lookEveryMs = 400;

type Taken = (error: Error | null, connection?: mysql2.PoolConnection) => void;

/**
 * The nodes of a cluster as one pool, as far as TypeORM needs one. Everything goes to one node, the first that serves: written to
 * several at once, a Galera cluster refuses what collides only at COMMIT. Each process looks for itself, and all prefer the same node.
 */
export class ClusterPool {
  readonly #nodes: readonly ClusterNode[];
  readonly #looking: NodeJS.Timeout;
  #current = 0;
  #firstLook: Promise<unknown> | null;

  constructor(options: mysql2.PoolOptions, hosts: readonly DatabaseHost[], createPool: (options: mysql2.PoolOptions) => mysql2.Pool) {
    this.#nodes = hosts.map((host) => {
      const own = { ...options, ...host };
      return new ClusterNode(createPool(own), own, () => this.#move());
    });
    const look = (): Promise<unknown> => Promise.all(this.#nodes.map((node) => node.look()));
    this.#looking = setInterval(() => void look(), lookEveryMs).unref();
    this.#firstLook = look().then(() => (this.#firstLook = null));
  }

  getConnection(taken: Taken): void {
    if (this.#firstLook) void this.#firstLook.then(() => this.#take(taken));
    else this.#take(taken);
  }

  end(ended: (error?: Error) => void): void {
    clearInterval(this.#looking);
    let left = this.#nodes.length;
    let failure: Error | undefined;
    for (const node of this.#nodes)
      node.end((error) => {
        failure ??= error;
        left -= 1;
        if (left === 0) ended(failure);
      });
  }

  #move(): void {
    // The first to answer is not the first.
    if (this.#firstLook) return;
    const before = this.#nodes[this.#current]!;
    this.#current = chooseNode(this.#nodes, this.#current, performance.now());
    if (this.#nodes[this.#current] !== before && before.health === "DOWN") before.cutOff();
  }

  /** A connection of the current node; where that turns out to be gone, of the next one that serves. */
  #take(taken: Taken): void {
    this.#move();
    const node = this.#nodes[this.#current]!;
    node.pool.getConnection((error, connection) => {
      if (!error) return taken(null, connection);
      if (isConnectionLost(error)) {
        node.become("DOWN");
        if (this.#nodes[this.#current] !== node) return this.#take(taken);
      }
      taken(error);
    });
  }
}
