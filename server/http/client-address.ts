import type { IncomingMessage } from "node:http";

/** Who calls, past so many proxies of our own, each of which has added to X-Forwarded-For the address that called it. */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string | undefined {
  const sent = headers["x-forwarded-for"];
  if (trustedProxies === 0 || sent === undefined) return socket.remoteAddress;
  const before = [sent]
    .flat()
    .join(",")
    .split(",")
    .map((address) => address.trim())
    .reverse();
  return [socket.remoteAddress, ...before].slice(0, trustedProxies + 1).at(-1);
}
