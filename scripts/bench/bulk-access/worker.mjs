import { built, openProduct } from "../product.mjs";

/** The worker, a process of its own, as `npm run worker` is: told to go, it works until nothing is due and says how long it took. */
const { url } = JSON.parse(process.argv[2] ?? "{}");
const { database } = await openProduct(url, () => undefined);
const { BulkAccessWorker } = await built("modules/bulk-access/bulk-access-worker.js");
const { systemClock } = await built("kernel/clock.js");
const worker = new BulkAccessWorker({ database, clock: systemClock });

process.on("message", async () => {
  const began = performance.now();
  await worker.run();
  process.send?.({ ms: performance.now() - began });
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: true });
