import type { EntityManager } from "typeorm";
import type { PaymentEvent, PaymentMetadata } from "../../../gateways/payments/payment-facts.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import { Payment } from "../payments/payment.entity.ts";

/** Where events are kept that belong to no clinic, as far as can be said when they come in. */
export const noClinic = "NONE";

const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** Whose an event of the installation's account is: many clinics may be paid through it. */
export async function clinicOfEvent(manager: EntityManager, event: PaymentEvent, clinicOfHost: string | null): Promise<string> {
  const { portail_clinic: named } = event.metadata;
  if (named !== undefined && ulid.test(named) && (await manager.existsBy(Clinic, { id: named }))) return named;
  if (event.intentId !== null) {
    const payment = await manager.findOne(Payment, { select: { clinicId: true, id: true }, where: { paymentIntentId: event.intentId } });
    if (payment) return payment.clinicId;
  }
  return clinicOfHost ?? noClinic;
}

/** Which payment of that clinic's is named by what was sent along when it was begun; another clinic's is none. */
export const namedPayment = (clinicId: string, { portail_clinic: named, portail_payment: id }: PaymentMetadata): string | null =>
  named === clinicId && id !== undefined && ulid.test(id) ? id : null;
