import path from "node:path";
import { benchDatabaseOn, productionEnvironment } from "../home/environment.mjs";
import { built } from "../product.mjs";

/** What the product is configured with here, as in production. @param {{ url: string, folder: string }} given */
export async function productionConfig({ url, folder }) {
  const { readConfig } = await built("config.js");
  const environment = productionEnvironment({ databaseUrl: benchDatabaseOn(url), folder });
  return { ...readConfig(environment), dataFolder: folder, inboxFolder: path.join(folder, "inbox") };
}
