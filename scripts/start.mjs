import { demandNode } from "./lib/node-version.mjs";

demandNode();
const { startPortail } = await import("./lib/start-portail.mjs");
process.exitCode = await startPortail();
