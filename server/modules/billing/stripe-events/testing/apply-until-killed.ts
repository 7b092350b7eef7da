import { createDataSource } from "../../../../db/data-source.ts";
import { Database } from "../../../../db/database.ts";
import { createLogger } from "../../../../gateways/logger.ts";
import { StripePayments } from "../../../../gateways/payments/stripe-payments.ts";
import { SecretKeys } from "../../../../kernel/secret-keys.ts";
import { entities } from "../../../../start/tables.ts";
import { StripeAccountService } from "../../../stripe-accounts/stripe-account.service.ts";
import { StripeEventWorker } from "../stripe-event-worker.ts";

/** A worker in a process of its own, which stands still at the step in its arguments and says so, to be killed there. */
const [url = "", keys = "", now = "", stopAt = "", apiBase = "", secretKey = ""] = process.argv.slice(-6);
let steps = 0;

async function step(): Promise<void> {
  steps += 1;
  if (steps !== Number(stopAt)) return;
  process.stdout.write("standing still\n");
  await new Promise(() => setInterval(() => undefined, 60_000));
}

/** Stands still within a unit of work, with all of it done and nothing kept, and after it. */
class SteppingDatabase extends Database {
  override async transaction<T>(work: Parameters<Database["transaction"]>[0]): Promise<T> {
    const result = await super.transaction(async (tx) => {
      const made = await work(tx);
      await step();
      return made;
    });
    await step();
    return result as T;
  }
}

class SteppingPayments extends StripePayments {
  override async readPayment(...asked: Parameters<StripePayments["readPayment"]>): ReturnType<StripePayments["readPayment"]> {
    const answer = await super.readPayment(...asked);
    await step();
    return answer;
  }
}

async function apply(): Promise<void> {
  const database = new SteppingDatabase(createDataSource({ url, entities, migrations: [] }));
  await database.connect();
  const clock = { now: () => new Date(Number(now)) };
  const logger = createLogger({ level: "silent" });
  const gateway = new SteppingPayments({ apiBase: new URL(apiBase) });
  const installationKeys = { secretKey, webhookSecret: "whsec_unused" };
  const secrets = SecretKeys.parse(keys);
  const stripe = new StripeAccountService({ database, clock, logger, keys: secrets, payments: gateway, installationKeys });
  const worker = new StripeEventWorker({ database, clock, logger, keys: secrets, gateway, stripe, hooks: [] }, { lanes: 1 });
  await worker.applyDue();
  await database.close();
  process.stdout.write("all done\n");
}

void apply();
