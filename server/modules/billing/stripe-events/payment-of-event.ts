import type { EntityManager } from "typeorm";
import type { PaymentSnapshot } from "../../../gateways/payments/payment-facts.ts";
import type { PaymentParts } from "../payments/payment-parts.ts";
import { Payment } from "../payments/payment.entity.ts";
import type { StripePlace } from "../payments/refresh-payment.ts";
import { noClinic } from "./clinic-of-event.ts";
import type { StripeEvent } from "./stripe-event.entity.ts";

/** A payment of ours, as Stripe names it. */
export interface NamedPayment {
  readonly clinicId: string;
  readonly paymentId: string;
}

/** Which payment something of Stripe's is about. */
export type Owner =
  | ({ readonly kind: "payment" } & NamedPayment)
  /** Stripe says that it was made here, for that clinic, and there is no such payment. */
  | ({ readonly kind: "unknown" } & NamedPayment)
  /** It was made elsewhere: the account is used for more than the portal. */
  | { readonly kind: "foreign" }
  /** The account of the keys that there are has no such thing. */
  | { readonly kind: "absent" }
  /** Stripe would have to be asked, and can't be. */
  | { readonly kind: "waits"; readonly why: "STRIPE_UNREACHABLE" | "STRIPE_KEYS_MISSING" | "STRIPE_KEY_REFUSED" };

/** What our own rows say. */
export async function findNamed(manager: EntityManager, clinicId: string, of: StripePlace): Promise<NamedPayment | null> {
  const select = { clinicId: true, id: true } as const;
  const whose = clinicId === noClinic ? {} : { clinicId };
  const where = "sessionId" in of ? { clinicId, sessionId: of.sessionId } : { ...whose, paymentIntentId: of.intentId };
  const found = await manager.findOne(Payment, { select, where });
  return found && { clinicId: found.clinicId, paymentId: found.id };
}

async function secretKeyOf({ stripe }: PaymentParts, clinicId: string): Promise<string | Owner> {
  if (clinicId === noClinic) return stripe.installationKeys?.secretKey ?? { kind: "waits", why: "STRIPE_KEYS_MISSING" };
  const answer = await stripe.connect(clinicId);
  switch (answer.kind) {
    case "ok":
      return answer.connection.secretKey;
    case "none":
      return { kind: "waits", why: "STRIPE_KEYS_MISSING" };
    case "refused":
      return { kind: "waits", why: "STRIPE_KEY_REFUSED" };
    case "unreachable":
      return { kind: "waits", why: "STRIPE_UNREACHABLE" };
  }
}

async function ownerOf(manager: EntityManager, clinicId: string, { session, intent }: PaymentSnapshot): Promise<Owner> {
  const { portail_clinic: named, portail_payment: paymentId } = { ...intent?.metadata, ...session?.metadata };
  if (named === undefined || paymentId === undefined) return { kind: "foreign" };
  // Another clinic, or another installation, may share the account.
  if (clinicId !== noClinic && named !== clinicId) return { kind: "foreign" };
  const known = await manager.existsBy(Payment, { clinicId: named, id: paymentId });
  return { kind: known ? "payment" : "unknown", clinicId: named, paymentId };
}

/** What Stripe says: it was told whose a payment is when it was begun. */
export async function askOwner(parts: PaymentParts, clinicId: string, of: StripePlace): Promise<Owner> {
  const { database, gateway } = parts;
  const secretKey = await secretKeyOf(parts, clinicId);
  if (typeof secretKey !== "string") return secretKey;
  const answer = await gateway.readPayment(secretKey, of);
  switch (answer.kind) {
    case "ok":
      return ownerOf(database.manager, clinicId, answer.snapshot);
    case "missing":
    case "invalid":
      return { kind: "absent" };
    case "refused":
    case "restricted":
      return { kind: "waits", why: "STRIPE_KEY_REFUSED" };
    case "conflict":
    case "unreachable":
      return { kind: "waits", why: "STRIPE_UNREACHABLE" };
  }
}

/** Where at Stripe an event's payment is to be found. */
export const referenceOf = ({ objectId, paymentIntentId: intentId }: StripeEvent): StripePlace | null => {
  if (objectId?.startsWith("cs_")) return { sessionId: objectId };
  return intentId === null ? null : { intentId };
};

export async function paymentOfEvent(parts: PaymentParts, event: StripeEvent): Promise<Owner> {
  const { manager } = parts.database;
  const { clinicId, paymentId } = event;
  if (paymentId !== null && (await manager.existsBy(Payment, { clinicId, id: paymentId }))) return { kind: "payment", clinicId, paymentId };
  const of = referenceOf(event);
  if (!of) return { kind: "foreign" };
  const named = await findNamed(manager, clinicId, of);
  return named ? { kind: "payment", ...named } : askOwner(parts, clinicId, of);
}
