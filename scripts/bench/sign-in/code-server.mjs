import { productionConfig } from "./production.mjs";
import { built } from "../product.mjs";

/** The product as it is installed where its worker has a process of its own: nothing of it is switched off. */
const { url, folder } = JSON.parse(process.argv[2] ?? "{}");
await import("reflect-metadata");
const { enterProductionMode } = await built("config.js");
enterProductionMode();
const { assemble } = await built("start/assemble.js");
const { serve } = await built("start/serve.js");
const { port, stop } = await serve(await assemble(await productionConfig({ url, folder })), { worker: false });
// Only a process that ends by itself writes the profile that it was asked for.
process.on("disconnect", () => void stop().finally(() => process.exit(0)));
process.on("SIGTERM", () => void stop().finally(() => process.exit(0)));
process.send?.({ port });
