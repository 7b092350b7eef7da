import type * as mysql2 from "mysql2";
import type { DatabaseHost } from "../database-url.ts";
import { isConnectionLost } from "../errors.ts";
import { chooseNode } from "./choose-node.ts";
import { ClusterNode } from "./cluster-node.ts";
import type { OnFailover } from "./failover.ts";

const lookEveryMs = 400;

interface Cluster {
  /** In the order of preference. */
  readonly hosts: readonly DatabaseHost[];
  readonly createPool: (options: mysql2.PoolOptions) => mysql2.Pool;
  readonly onFailover: OnFailover;
}

type Taken = (error: Error | null, connection?: mysql2.PoolConnection) => void;

/**
 * The nodes of a cluster as one pool, as far as TypeORM needs one. Everything goes to one node, the first that serves: written to
 * several at once, a Galera cluster refuses what collides only at COMMIT. Each process looks for itself, and all prefer the same node.
 */
export class ClusterPool {
  readonly #hosts: readonly DatabaseHost[];
  readonly #nodes: readonly ClusterNode[];
  readonly #onFailover: OnFailover;
  readonly #looking: NodeJS.Timeout;
  #current = 0;
  #firstLook: Promise<unknown> | null;

  constructor(options: mysql2.PoolOptions, { hosts, createPool, onFailover }: Cluster) {
    this.#hosts = hosts;
    this.#onFailover = onFailover;
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
    const from = this.#current;
    const to = chooseNode(this.#nodes, from, performance.now());
    if (to === from) return;
    this.#current = to;
    const before = this.#nodes[from]!;
    this.#onFailover({ from: this.#hosts[from]!, to: this.#hosts[to]!, left: before.health });
    if (before.health === "DOWN") before.cutOff();
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
