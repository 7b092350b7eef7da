import path from "node:path";
import { baseHost, productionEnvironment } from "../home/environment.mjs";
import { built } from "../product.mjs";
import { openClinic } from "../sign-in/product.mjs";

/** A SQLite file with the product's tables and a clinic; answers the clinic's host. @param {string} databaseUrl @param {string} folder */
export async function openSqliteClinic(databaseUrl, folder) {
  const { readConfig } = await built("config.js");
  const { assemble } = await built("start/assemble.js");
  const { runMigrations } = await built("db/migrate.js");
  const environment = { ...productionEnvironment({ databaseUrl, folder }), LOG_LEVEL: "error" };
  const folders = { dataFolder: folder, inboxFolder: path.join(folder, "inbox") };
  const { database, services } = await assemble({ ...readConfig(environment), ...folders });
  try {
    await runMigrations(database);
    const { host } = await openClinic(services, 0);
    return host.replace(/localhost$/, baseHost);
  } finally {
    await database.close();
  }
}
