import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { connect, createServer } from "node:net";

export interface TcpProxy {
  readonly port: number;
  /** How many come through it now. */
  readonly open: number;
  /** Ends all that come through it, and refuses everybody. */
  cut(): Promise<void>;
  /** Lets nothing through any more, and says nothing of it. */
  freeze(): void;
  mend(): Promise<void>;
}

/** A way to a server that can be cut, as if the server were gone. */
export async function startTcpProxy(to: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let frozen = false;
  const server = createServer((near) => {
    const far = connect(to.port, to.host);
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const [from, into] of [pair, [far, near]] as const) {
      from.on("data", (bytes) => void (frozen || into.write(bytes)));
      from.on("error", end).on("close", end);
    }
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  return {
    port,
    get open() {
      return pairs.size;
    },
    async cut() {
      if (!server.listening) return;
      server.close();
      for (const sockets of pairs) for (const socket of sockets) socket.resetAndDestroy();
      await once(server, "close");
    },
    freeze() {
      frozen = true;
    },
    async mend() {
      frozen = false;
      if (!server.listening) await listen(port);
    },
  };
}
