import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { connect, createServer } from "node:net";

/** What becomes of a COMMIT: the transaction is rolled back and the client told of this error, or its connection ends. */
export type Refusal = number | "CUT";

export interface CommitRefuser {
  readonly port: number;
  /** The next COMMITs, one after the other; those after them go through. */
  refuse(...refusals: readonly Refusal[]): void;
  close(): Promise<void>;
}

const comQuery = 0x03;

const packet = (sequence: number, payload: Buffer): Buffer => {
  const header = Buffer.alloc(4);
  header.writeUIntLE(payload.length, 0, 3);
  header[3] = sequence;
  return Buffer.concat([header, payload]);
};

const query = (sql: string): Buffer => packet(0, Buffer.concat([Buffer.from([comQuery]), Buffer.from(sql)]));

function errorPacket(code: number): Buffer {
  const head = Buffer.from([0xff, code & 0xff, code >> 8]);
  return packet(1, Buffer.concat([head, Buffer.from("#40001Refused at COMMIT, try restarting transaction")]));
}

/** Cuts what arrives into the protocol's packets. */
function inPackets(each: (whole: Buffer) => void): (part: Buffer) => void {
  let waiting: Buffer = Buffer.alloc(0);
  return (part) => {
    waiting = Buffer.concat([waiting, part]);
    while (waiting.length >= 4 && waiting.length >= 4 + waiting.readUIntLE(0, 3)) {
      const end = 4 + waiting.readUIntLE(0, 3);
      each(waiting.subarray(0, end));
      waiting = waiting.subarray(end);
    }
  };
}

/**
 * In front of a server of its own: refuses COMMITs as a cluster does whose other nodes have taken what collides. The client finds out
 * from its COMMIT alone, and nothing of the transaction is kept.
 */
export async function startCommitRefuser(target: { readonly host: string; readonly port: number }): Promise<CommitRefuser> {
  const refusals: Refusal[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target);
    let refused: number | null = null;
    const toServer = inPackets((whole) => {
      const isCommit = whole[3] === 0 && whole[4] === comQuery && whole.subarray(5).toString() === "COMMIT";
      const refusal = isCommit ? refusals.shift() : undefined;
      if (refusal === undefined) upstream.write(whole);
      else if (refusal === "CUT") client.destroy();
      else {
        refused = refusal;
        upstream.write(query("ROLLBACK"));
      }
    });
    const toClient = inPackets((whole) => {
      client.write(refused === null ? whole : errorPacket(refused));
      refused = null;
    });
    client.on("data", toServer);
    upstream.on("data", toClient);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    refuse: (...next) => void refusals.push(...next),
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
