import { createDataSource } from "../../../../db/data-source.ts";
import { Database } from "../../../../db/database.ts";
import { HttpWebhooks } from "../../../../gateways/webhooks/http-webhooks.ts";
import { createLogger } from "../../../../gateways/logger.ts";
import { SecretKeys } from "../../../../kernel/secret-keys.ts";
import { entities } from "../../../../start/tables.ts";
import { Outbox } from "../../../notifications/outbox.ts";
import { DisabledNotice } from "../disabled-notice.ts";
import { WebhookVault } from "../webhook-vault.ts";
import { WebhookWorker } from "../webhook-worker.ts";

/** A worker in a process of its own, which stands still at the step in its arguments and says so, to be killed there. */
const [url = "", secretKeys = "", now = "", stopAt = ""] = process.argv.slice(-4);
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

class SteppingWebhooks extends HttpWebhooks {
  override async send(...asked: Parameters<HttpWebhooks["send"]>): ReturnType<HttpWebhooks["send"]> {
    const answer = await super.send(...asked);
    await step();
    return answer;
  }
}

async function deliver(): Promise<void> {
  const database = new SteppingDatabase(createDataSource({ url, entities, migrations: [] }));
  await database.connect();
  const clock = { now: () => new Date(Number(now)) };
  const keys = SecretKeys.parse(secretKeys);
  const targets = { plainHttp: true, allowedAddresses: ["127.0.0.1"] };
  const notice = new DisabledNotice({
    outbox: new Outbox(keys, clock),
    addressOf: (slug) => new URL(`http://${slug}.localhost`),
    wake: () => undefined,
  });
  const logger = createLogger({ level: "silent" });
  const gateway = new SteppingWebhooks(targets);
  const worker = new WebhookWorker(
    { database, clock, logger, keys, vault: new WebhookVault(keys), gateway, targets, notice },
    { lanes: 1 },
  );
  await worker.deliverDue();
  await database.close();
  process.stdout.write("all done\n");
}

void deliver();
