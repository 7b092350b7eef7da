import type { Logger as StatementLogger } from "typeorm";
import type { Config } from "../config.ts";
import { ConfigError } from "../config.ts";
import { createDataSource } from "../db/data-source.ts";
import { Database } from "../db/database.ts";
import { redactDatabaseUrl } from "../db/database-url.ts";
import type { Logger } from "../gateways/logger.ts";
import { createLogger } from "../gateways/logger.ts";
import type { PaymentGateway } from "../gateways/payments/payment-gateway.ts";
import type { Clock } from "../kernel/clock.ts";
import { systemClock } from "../kernel/clock.ts";
import { SecretKeys } from "../kernel/secret-keys.ts";
import type { Services } from "../services.ts";
import { createServices } from "../services.ts";
import { demoSecretKeys } from "./demo-secrets.ts";
import { entities, migrations } from "./tables.ts";

export interface Assembly {
  readonly config: Config;
  readonly database: Database;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly services: Services;
}

/** Says in one line what a start failed on, without secrets. */
const asConfigError = (error: unknown, what = ""): ConfigError =>
  new ConfigError(`${what}${error instanceof Error ? error.message : "is not usable"}`);

async function connect(url: string, logger?: StatementLogger): Promise<Database> {
  let database: Database;
  try {
    database = new Database(createDataSource({ url, entities, migrations, ...(logger && { logger }) }));
  } catch (error) {
    throw asConfigError(error);
  }
  try {
    await database.connect();
  } catch (error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : null;
    throw new ConfigError(`The database ${redactDatabaseUrl(url)} can't be reached (${code ? String(code) : "no answer"}).`);
  }
  return database;
}

function readKeys({ secretKeys, dataFolder }: Config): SecretKeys {
  try {
    return SecretKeys.parse(secretKeys ?? demoSecretKeys(dataFolder));
  } catch (error) {
    throw asConfigError(error);
  }
}

interface Given {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Told every statement; by default nobody is. */
  readonly statementLogger?: StatementLogger;
  readonly payments?: PaymentGateway;
}

/** Everything that a process of the product is made of, connected to its database. */
export async function assemble(config: Config, given: Given = {}): Promise<Assembly> {
  const { clock = systemClock, logger = createLogger({ level: config.logLevel }), payments } = given;
  const keys = readKeys(config);
  const database = await connect(config.databaseUrl, given.statementLogger);
  try {
    const services = createServices({ config, database, keys, clock, logger, ...(payments && { payments }) });
    return { config, database, logger, clock, keys, services };
  } catch (error) {
    await database.close();
    throw asConfigError(error);
  }
}
