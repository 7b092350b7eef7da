import type { Logger as StatementLogger } from "typeorm";
import type { Config } from "../config.ts";
import { ConfigError } from "../config.ts";
import { createDataSource } from "../db/data-source.ts";
import { Database } from "../db/database.ts";
import { observeStatements } from "../db/observe-statements.ts";
import type { OnFailover } from "../db/cluster/failover.ts";
import { redactDatabaseUrl, writtenHost } from "../db/database-url.ts";
import type { Logger } from "../gateways/logger.ts";
import { createLogger } from "../gateways/logger.ts";
import { Metrics } from "../gateways/metrics/metrics.ts";
import type { PaymentGateway } from "../gateways/payments/payment-gateway.ts";
import type { WebhookGateway } from "../gateways/webhooks/webhook-gateway.ts";
import { createTracesTo } from "../gateways/traces/create-traces.ts";
import type { Traces } from "../gateways/traces/traces.ts";
import type { Clock } from "../kernel/clock.ts";
import { systemClock } from "../kernel/clock.ts";
import { SecretKeys } from "../kernel/secret-keys.ts";
import type { Services } from "../services.ts";
import { createServices } from "../services.ts";
import { readWaitingWorkOf } from "../services/waiting-work.ts";
import { demoSecretKeys } from "./demo-secrets.ts";
import { entities, migrations } from "./tables.ts";

export interface Assembly {
  readonly config: Config;
  readonly database: Database;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly keys: SecretKeys;
  readonly services: Services;
  readonly metrics: Metrics;
  readonly traces: Traces;
}

/** Says in one line what a start failed on, without secrets. */
const asConfigError = (error: unknown, what = ""): ConfigError =>
  new ConfigError(`${what}${error instanceof Error ? error.message : "is not usable"}`);

/** Once a change: which host is used from now on, and how the one before was. */
const tellFailover =
  (logger: Logger, metrics: Metrics): OnFailover =>
  ({ from, to, left }) => {
    metrics.countFailover(writtenHost(to));
    logger.warn("database.failed-over", { databaseHost: writtenHost(to), databaseHostBefore: writtenHost(from), kind: left });
  };

async function connect(url: string, metrics: Metrics, onFailover: OnFailover, logger?: StatementLogger): Promise<Database> {
  let database: Database;
  try {
    const settings = { url, entities, migrations, onFailover, ...(logger && { logger }) };
    database = new Database(createDataSource(settings), (at) => metrics.countRetry(at));
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

/** Every statement is counted by its kind, and seen in the trace that it belongs to. */
function watch({ source }: Database, metrics: Metrics, traces: Traces): void {
  observeStatements(source, (kind) => {
    const startedAt = performance.now();
    const span = traces.current() && traces.begin(kind, "client", { "db.operation.name": kind });
    return (failure) => {
      if (failure) span?.fail(failure.error instanceof Error ? failure.error.name : "NotAnError");
      span?.end();
      metrics.countStatement(kind, (performance.now() - startedAt) / 1_000);
    };
  });
}

interface Given {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Told every statement; by default nobody is. */
  readonly statementLogger?: StatementLogger;
  readonly traces?: Traces;
  readonly payments?: PaymentGateway;
  readonly webhookGateway?: WebhookGateway;
}

/** Everything that a process of the product is made of, connected to its database. */
export async function assemble(config: Config, given: Given = {}): Promise<Assembly> {
  const { clock = systemClock, logger = createLogger({ level: config.logLevel }), payments, webhookGateway } = given;
  const keys = readKeys(config);
  const metrics = new Metrics();
  const database = await connect(config.databaseUrl, metrics, tellFailover(logger, metrics), given.statementLogger);
  const traces = given.traces ?? (await createTracesTo(config.traces.endpoint, config.traces.service));
  watch(database, metrics, traces);
  try {
    const services = createServices({
      config,
      database,
      keys,
      clock,
      logger,
      ...(payments && { payments }),
      ...(webhookGateway && { webhookGateway }),
    });
    metrics.watch(readWaitingWorkOf(database, clock));
    return { config, database, logger, clock, keys, services, metrics, traces };
  } catch (error) {
    await database.close();
    throw asConfigError(error);
  }
}
