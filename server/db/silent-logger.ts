import type { Logger } from "typeorm";

/** TypeORM's own loggers print statements and errors to the console, with the values in them: health data. */
export const silentLogger: Logger = {
  logQuery() {},
  logQueryError() {},
  logQuerySlow() {},
  logSchemaBuild() {},
  logMigration() {},
  log() {},
};
