import type { EntityTarget, ObjectLiteral } from "typeorm";
import { countUpTo } from "../db/count-up-to.ts";
import type { Database } from "../db/database.ts";
import type { ReadWaitingWork, WaitingWork } from "../gateways/metrics/metrics.ts";
import type { Clock } from "../kernel/clock.ts";
import { StripeEvent } from "../modules/billing/stripe-events/stripe-event.entity.ts";
import { WebhookDelivery } from "../modules/integrations/webhooks/webhook-delivery.entity.ts";
import { OutboxMessage } from "../modules/notifications/outbox-message.entity.ts";

interface Queue {
  readonly table: EntityTarget<ObjectLiteral>;
  readonly due: string;
  readonly where: string;
}

const queues: Readonly<Record<string, Queue>> = {
  messages: { table: OutboxMessage, due: "nextAttemptAt", where: "work.status = 'PENDING'" },
  stripe_events: { table: StripeEvent, due: "nextAt", where: "work.nextAt IS NOT NULL" },
  webhooks: { table: WebhookDelivery, due: "nextAt", where: "work.nextAt IS NOT NULL" },
};

/** One more stands for all that are more: by then its age tells what a number would. */
const mostTold = 10_000;

/** Whoever scrapes more often reads the same. */
const freshMs = 5_000;

async function ask(database: Database, { table, due, where }: Queue, at: Date): Promise<WaitingWork> {
  const { manager } = database;
  const count = await countUpTo(manager, manager.createQueryBuilder(table, "work").select("1", "one").where(where), mostTold);
  const first = count === 0 ? null : await manager.createQueryBuilder(table, "work").where(where).orderBy(`work.${due}`).limit(1).getOne();
  const since = first?.[due] as Date | undefined;
  return { count, oldestSeconds: since ? Math.max(0, (at.getTime() - since.getTime()) / 1_000) : 0 };
}

/** What waits in the queues of the database, from their own indexes. */
export function readWaitingWorkOf(database: Database, clock: Clock): ReadWaitingWork {
  let last: { readonly at: number; readonly read: ReturnType<ReadWaitingWork> } | null = null;
  const readAll = async (): Promise<Readonly<Record<string, WaitingWork>>> => {
    const at = clock.now();
    const read: Record<string, WaitingWork> = {};
    for (const [name, queue] of Object.entries(queues)) read[name] = await ask(database, queue, at);
    return read;
  };
  return () => {
    if (!last || performance.now() - last.at > freshMs) last = { at: performance.now(), read: readAll() };
    return last.read;
  };
}
