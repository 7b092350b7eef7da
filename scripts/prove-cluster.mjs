import { demandNode } from "./lib/node-version.mjs";

demandNode();
/** `npm run prove:cluster [-- --quick]`: three nodes, killed, frozen and brought back under load, and what must hold at the end. */
const { proveCluster } = await import("./cluster/prove/prove.mjs");
process.exitCode = await proveCluster(process.argv.slice(2));
