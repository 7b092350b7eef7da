import type { IncomingMessage } from "node:http";
import { clientAddress } from "./client-address.ts";

const request = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { "x-forwarded-for": forwarded } }) as never;

test.each([
  ["nobody in front", 0, undefined, "192.0.2.1"],
  ["nobody in front, whatever the caller says", 0, "203.0.113.9", "192.0.2.1"],
  ["one proxy", 1, "203.0.113.9", "203.0.113.9"],
  ["one proxy, and what the caller made up before it", 1, "198.51.100.7, 203.0.113.9", "203.0.113.9"],
  ["two proxies", 2, "203.0.113.9,198.51.100.7", "203.0.113.9"],
  ["two proxies, and what the caller made up before them", 2, "10.0.0.1, 203.0.113.9 , 198.51.100.7", "203.0.113.9"],
  ["two proxies of which one was left out", 2, "203.0.113.9", "203.0.113.9"],
  ["a proxy that says nothing", 1, undefined, "192.0.2.1"],
])("%s", (_, proxies, forwarded, expected) => {
  expect(clientAddress(request("192.0.2.1", forwarded), proxies)).toBe(expected);
});
