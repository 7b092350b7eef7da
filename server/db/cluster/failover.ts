import type { DatabaseHost } from "../database-url.ts";
import type { Health } from "./choose-node.ts";

/** Work goes on with another of the database's hosts. */
export interface Failover {
  readonly from: DatabaseHost;
  readonly to: DatabaseHost;
  /** How the one was that is left: GOOD where it only stood in for one that is preferred. */
  readonly left: Health;
}

export type OnFailover = (failover: Failover) => void;
