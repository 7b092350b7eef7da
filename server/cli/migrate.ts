import { loadConfig } from "../config.ts";
import { runMigrations } from "../db/migrate.ts";
import { assemble } from "../start/assemble.ts";
import { run } from "../start/run.ts";

void run(async () => {
  const { database } = await assemble(loadConfig());
  try {
    const ran = await runMigrations(database, { onStep: (name) => console.log(`  ${name}`) });
    console.log(ran.length === 0 ? "The database is up to date." : `${ran.length} migrations ran.`);
  } finally {
    await database.close();
  }
});
