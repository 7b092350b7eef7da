import * as mysql2 from "mysql2";
import type { Health } from "./choose-node.ts";

/** A node that can't say within this time how it is counts as gone. */
const patienceMs = 1_200;

/** Galera's own word for a node that has everything and is nobody's donor. */
const synced = "4";

/** Asks one node how it is, on a connection of its own that is kept. */
export class Probe {
  readonly #options: mysql2.ConnectionOptions;
  #connection: mysql2.Connection | null = null;

  constructor(options: mysql2.ConnectionOptions) {
    this.#options = { ...options, connectTimeout: patienceMs };
  }

  async ask(): Promise<Health> {
    try {
      // Refused by a node of a Galera cluster that is cut off from the others.
      const [settings] = await this.#rows("SELECT @@global.read_only AS readOnly");
      const [state] = await this.#rows("SHOW GLOBAL STATUS LIKE 'wsrep_local_state'");
      const follows = Number(settings?.["readOnly"]) !== 0;
      const lags = state !== undefined && String(state["Value"]) !== synced;
      return follows || lags ? "POOR" : "GOOD";
    } catch {
      this.end();
      return "DOWN";
    }
  }

  end(): void {
    this.#connection?.destroy();
    this.#connection = null;
  }

  #rows(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return new Promise((resolve, reject) => {
      const connection = this.#connect();
      // After a pause of this process's own, an answer that lies there already comes first.
      const late = setTimeout(() => setImmediate(() => reject(new Error("No answer in time."))), patienceMs).unref();
      connection.query<mysql2.RowDataPacket[]>(sql, (error, rows) => {
        clearTimeout(late);
        if (error) reject(error);
        else resolve(rows);
      });
    });
  }

  #connect(): mysql2.Connection {
    if (this.#connection) return this.#connection;
    const connection = mysql2.createConnection(this.#options);
    connection.on("error", () => {
      if (this.#connection === connection) this.#connection = null;
    });
    return (this.#connection = connection);
  }
}
