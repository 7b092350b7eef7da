import { In, MoreThanOrEqual } from "typeorm";
import type { AccountMovement } from "../../../../gateways/payments/payment-facts.ts";
import { later } from "../../../../kernel/clock.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import type { Payment } from "../../payments/payment.entity.ts";
import { noClinic } from "../clinic-of-event.ts";
import { reportFinding } from "../findings/report-finding.ts";
import { StripeEvent } from "../stripe-event.entity.ts";

/** Stripe's clocks tell whole seconds, and not all the same ones. */
const slackMs = 10_000;

type Movement = AccountMovement & { readonly intentId: string };

/** Writes down that movements were entered of which no event told: staff may want to have the webhook endpoint looked at. */
export async function tellOfLostEvent(
  { database, clock, logger }: PaymentParts,
  { clinicId, id: paymentId, patientId }: Pick<Payment, "clinicId" | "id" | "patientId">,
  movements: readonly AccountMovement[],
): Promise<void> {
  const untold: AccountMovement[] = [];
  for (const movement of movements as readonly Movement[]) {
    const told = await database.manager.existsBy(StripeEvent, {
      clinicId: In([clinicId, noClinic]),
      paymentIntentId: movement.intentId,
      createdAt: MoreThanOrEqual(later(movement.createdAt, -slackMs)),
    });
    if (!told) untold.push(movement);
  }
  const [first] = untold;
  if (!first) return;
  const foundCents = untold.reduce((cents, { amountCents }) => cents + amountCents, 0);
  const about = { clinicId, paymentId, patientId, stripeObjectId: first.intentId, foundCents };
  logger.warn("stripe.event-lost", { clinic: clinicId, jobId: paymentId, count: untold.length });
  await database.transaction((tx) => reportFinding(tx, { kind: "LOST_EVENT", key: first.id, ...about }, clock.now()));
}
