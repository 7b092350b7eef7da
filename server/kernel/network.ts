import { isIPv6 } from "node:net";

/** The first four groups of an IPv6 address. */
function firstGroups(address: string): string {
  const [head = "", tail] = address.split("%")[0]!.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(":");
}

/** Who shares a network: one IPv4 address, or the 64 bits of IPv6 that one subscriber has to themself. */
export const networkOf = (address: string | null): string =>
  address === null ? "unknown" : isIPv6(address) ? `${firstGroups(address)}::/64` : address;
