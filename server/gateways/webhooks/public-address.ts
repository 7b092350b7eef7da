import { BlockList, isIP } from "node:net";

/** Of IPv4 what is no host of the internet's: private, shared, reserved, and a cloud's own services under a public number. */
const refusedV4 = [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24"],
  ...["192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"],
  "168.63.129.16/32",
];

/** Of IPv6 everything is refused but global unicast, and of that what carries or translates other addresses, or is for examples. */
const globalV6 = ["2000::/3"];
const refusedV6 = ["2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"];

function listOf(networks: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits = ""] = network.split("/");
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

const makeLists = () => ({ v4: listOf(refusedV4, "ipv4"), global: listOf(globalV6, "ipv6"), v6: listOf(refusedV6, "ipv6") });
let lists: ReturnType<typeof makeLists> | undefined;

/** Whether it is the address of a host that anybody on the internet could call. */
export function isPublicAddress(address: string): boolean {
  const { v4, global, v6 } = (lists ??= makeLists());
  if (isIP(address) === 4) return !v4.check(address, "ipv4");
  return isIP(address) === 6 && !address.includes("%") && global.check(address, "ipv6") && !v6.check(address, "ipv6");
}
