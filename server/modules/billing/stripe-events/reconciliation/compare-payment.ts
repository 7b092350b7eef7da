import type { AccountMovement } from "../../../../gateways/payments/payment-facts.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import type { Payment } from "../../payments/payment.entity.ts";
import type { Refreshed } from "../../payments/refresh-payment.ts";
import { refreshPayment } from "../../payments/refresh-payment.ts";
import { reportFinding } from "../findings/report-finding.ts";
import type { ComparedPayment } from "./find-compared.ts";
import { findCompared } from "./find-compared.ts";
import { tellOfLostEvent } from "./tell-of-lost-event.ts";

type Entries = ComparedPayment["entries"];

const entriesOf = (entries: Entries, { id }: AccountMovement): Entries => entries.filter(({ sourceKey }) => sourceKey.startsWith(`${id}:`));

const sum = (entries: Entries): number => entries.reduce((cents, { stripeCents }) => cents + stripeCents, 0);

/** By how much a movement changed the account's balance. */
const netCents = ({ amountCents, feeCents }: AccountMovement): number => amountCents - feeCents;

async function reportDifference(parts: PaymentParts, payment: Payment, movement: AccountMovement, foundCents: number): Promise<void> {
  const { clinicId, id: paymentId, patientId } = payment;
  const about = { clinicId, paymentId, patientId, stripeObjectId: movement.id, expectedCents: netCents(movement), foundCents };
  const finding = { kind: "AMOUNT_DIFFERS", key: `entries:${movement.id}`, ...about } as const;
  await parts.database.transaction((tx) => reportFinding(tx, finding, parts.clock.now()));
}

/** Whether asking again would help. */
const isLater = (refreshed: Refreshed): boolean =>
  refreshed.kind === "unreachable" || (refreshed.kind === "keys" && refreshed.obstacle !== "UNKNOWN_THERE");

/** A fault with one payment keeps nobody from comparing the others; what it leaves is a difference. */
async function refreshOne(parts: PaymentParts, { clinicId, id }: Payment): Promise<Refreshed | null> {
  try {
    return await refreshPayment(parts, clinicId, id);
  } catch (error) {
    parts.logger.error("stripe.reconciliation-fault", { clinic: clinicId, jobId: id }, error);
    return null;
  }
}

/** Compares the movements of one payment with its entries. False where Stripe has to be asked again. */
export async function comparePayment(
  parts: PaymentParts,
  { payment, entries }: ComparedPayment,
  movements: readonly AccountMovement[],
): Promise<boolean> {
  const missing = movements.filter((movement) => entriesOf(entries, movement).length === 0);
  for (const movement of movements) {
    const entered = entriesOf(entries, movement);
    if (entered.length > 0 && sum(entered) !== netCents(movement)) await reportDifference(parts, payment, movement, sum(entered));
  }
  if (missing.length === 0) return true;
  const refreshed = await refreshOne(parts, payment);
  if (refreshed && isLater(refreshed)) return false;
  if (refreshed?.kind === "applied" && refreshed.added > 0) await tellOfLostEvent(parts, payment, missing);
  const after = await findCompared(parts.database.manager, payment.clinicId, [payment.paymentIntentId!]);
  const entriesAfter = after.get(payment.paymentIntentId!)?.entries ?? [];
  for (const movement of missing) if (entriesOf(entriesAfter, movement).length === 0) await reportDifference(parts, payment, movement, 0);
  return true;
}
