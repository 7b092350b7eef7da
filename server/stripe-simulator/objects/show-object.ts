import type { World } from "../world/world.ts";
import { showCharge } from "./show-charge.ts";
import { showDispute } from "./show-dispute.ts";
import { showIntent } from "./show-intent.ts";
import { showRefund } from "./show-refund.ts";
import { showSession } from "./show-session.ts";
import { showTransaction } from "./show-transaction.ts";

/** Any object as Stripe shows it, found by its id; undefined where there is none. */
export function showObject(world: World, id: string): Record<string, unknown> | undefined {
  const { sessions, intents, charges, refunds, disputes, transactions } = world.tables;
  if (sessions[id]) return showSession(sessions[id]);
  if (intents[id]) return showIntent(intents[id]);
  if (charges[id]) return showCharge(world, charges[id]);
  if (refunds[id]) return showRefund(refunds[id]);
  if (disputes[id]) return showDispute(world, disputes[id]);
  return transactions[id] && showTransaction(transactions[id]);
}
