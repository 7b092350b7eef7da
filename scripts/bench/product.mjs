import path from "node:path";
import { pathToFileURL } from "node:url";

/** A module of the built server: what runs in production is bundled of these. @param {string} file below server */
export const built = (file) => import(pathToFileURL(path.resolve("dist/modules/server", file)).href);

export const database = "bench";

/**
 * @param {string} url of the server
 * @param {(line: string) => void} tell
 * @param {(name: string) => boolean} [wanted] which migrations are run; by default all
 */
export async function openProduct(url, tell, wanted = () => true) {
  await import("reflect-metadata");
  const { entities, migrations } = await built("start/tables.js");
  const { createDataSource } = await built("db/data-source.js");
  const { Database } = await built("db/database.js");
  const { runMigrations } = await built("db/migrate.js");
  const chosen = migrations.filter((/** @type {{ name: string }} */ { name }) => wanted(name));
  const opened = new Database(createDataSource({ url: `${url}${database}`, entities, migrations: chosen }));
  await opened.connect();
  let began = performance.now();
  /** @type {string | undefined} */
  let running;
  const toldLong = () => {
    const seconds = (performance.now() - began) / 1_000;
    if (running && seconds >= 1) tell(`${running}: ${seconds.toFixed(1)} s`);
  };
  const onStep = (/** @type {string} */ name) => {
    toldLong();
    began = performance.now();
    running = name;
  };
  await runMigrations(opened, { onStep });
  toldLong();
  return { database: opened, close: () => opened.close() };
}
