import { DeliveryRefused } from "../../../gateways/delivery-error.ts";
import { createLogger } from "../../../gateways/logger.ts";
import { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { Portail } from "../../../testing/portail.ts";
import { testKeys } from "../../../testing/portail.ts";
import type { Notification } from "../notification.ts";
import { Outbox } from "../outbox.ts";
import { OutboxWorker } from "../outbox-worker.ts";

const keys = SecretKeys.parse(testKeys);

/** Leaves messages with a provider that refuses them all, as a worker of the product would; answers their ids. */
export async function refuseMessages({ database, clock }: Portail, ...messages: readonly Notification[]): Promise<string[]> {
  const outbox = new Outbox(keys, clock);
  const ids: string[] = [];
  await database.transaction(async (tx) => {
    for (const message of messages) ids.push(await outbox.enqueue(tx, message));
  });
  const refuse = async (): Promise<never> => Promise.reject(new DeliveryRefused("SMTP_550"));
  const gateway = { send: refuse, close: async () => undefined };
  const gateways = { mail: gateway, mailFrom: "no-reply@portail.example", text: gateway };
  await new OutboxWorker({ database, keys, clock, logger: createLogger({ level: "silent" }), gateways }).deliverDue();
  return ids;
}
