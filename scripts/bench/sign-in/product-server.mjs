import { serveProduct } from "./product.mjs";

/** The product, a process of its own, its worker elsewhere. */
const { url } = JSON.parse(process.argv[2] ?? "{}");
const { port } = await serveProduct({ url, worker: false });

process.on("disconnect", () => process.exit(0));
process.send?.({ port });
