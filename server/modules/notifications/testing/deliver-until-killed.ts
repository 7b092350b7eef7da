import { appendFileSync } from "node:fs";
import { createDataSource } from "../../../db/data-source.ts";
import { Database } from "../../../db/database.ts";
import { DeliveryRefused } from "../../../gateways/delivery-error.ts";
import { createLogger } from "../../../gateways/logger.ts";
import { SecretKeys } from "../../../kernel/secret-keys.ts";
import { OutboxMessage } from "../outbox-message.entity.ts";
import { OutboxWorker } from "../outbox-worker.ts";
import { UndeliveredMessage } from "../undelivered/undelivered-message.entity.ts";

/**
 * A worker in a process of its own, which stands still at the step in its arguments and says so, to be killed there. Its provider
 * writes down what it accepted before it answers, and refuses whom it is told to.
 */
const [url = "", keys = "", now = "", stopAt = "", accepted = ""] = process.argv.slice(-5);
let steps = 0;

async function step(): Promise<void> {
  steps += 1;
  if (steps !== Number(stopAt)) return;
  process.stdout.write("standing still\n");
  await new Promise(() => setInterval(() => undefined, 60_000));
}

class SteppingDatabase extends Database {
  override async transaction<T>(work: Parameters<Database["transaction"]>[0]): Promise<T> {
    await step();
    const result = await super.transaction(work);
    await step();
    return result as T;
  }
}

const mail = {
  send: async ({ to, messageId }: { readonly to: string; readonly messageId: string }): Promise<void> => {
    await step();
    if (to.startsWith("refused")) throw new DeliveryRefused("SMTP_550");
    appendFileSync(accepted, `${messageId}\n`);
    await step();
  },
  close: async (): Promise<void> => undefined,
};

async function deliver(): Promise<void> {
  const database = new SteppingDatabase(createDataSource({ url, entities: [OutboxMessage, UndeliveredMessage], migrations: [] }));
  await database.connect();
  const worker = new OutboxWorker({
    database,
    keys: SecretKeys.parse(keys),
    clock: { now: () => new Date(Number(now)) },
    logger: createLogger({ level: "silent" }),
    gateways: { mail, mailFrom: "no-reply@portail.example", text: null },
  });
  await worker.deliverDue();
  await database.close();
  process.stdout.write("all done\n");
}

void deliver();
