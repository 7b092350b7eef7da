import path from "node:path";
import { built, database } from "../product.mjs";
import { openClinic } from "../sign-in/product.mjs";

/** The product as it is in production, a process of its own, which says how much CPU it has had. */
const { url, folder, open } = JSON.parse(process.argv[2] ?? "{}");
await import("reflect-metadata");
const { enterProductionMode, readConfig } = await built("config.js");
enterProductionMode();
const { assemble } = await built("start/assemble.js");
const { serve } = await built("start/serve.js");
const environment = {
  ...{ PORT: "0", DATABASE_URL: `${url}${database}`, SECRET_KEYS: "ab".repeat(32), LOG_LEVEL: "silent", TRUSTED_PROXIES: "1" },
  ...{
    PUBLIC_URL: "http://localhost",
    MAIL_URL: "smtp://127.0.0.1:9?from=portail@bench.example",
    ...(open && { DEMO: "1", MAIL_URL: "inbox:" }),
  },
};
const folders = { dataFolder: folder, inboxFolder: path.join(folder, "inbox"), filesUrl: `file:${path.join(folder, "files")}` };
const assembly = await assemble({ ...readConfig(environment), ...folders });
const { host } = await openClinic(assembly.services, 1);
const { port } = await serve(assembly, { worker: false });

process.on("message", () => process.send?.(process.cpuUsage()));
process.on("disconnect", () => process.exit(0));
process.send?.({ port, host });
