import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { PaymentPart } from "./payment-part.entity.ts";
import { Payment } from "./payment.entity.ts";

/** A payment, and what of it is for which invoice, which never changes. */
export interface PaymentWithParts {
  readonly payment: Payment;
  readonly parts: readonly PaymentPart[];
}

export const findParts = (manager: EntityManager, { clinicId, id }: Pick<Payment, "clinicId" | "id">): Promise<PaymentPart[]> =>
  manager.find(PaymentPart, { where: { clinicId, paymentId: id }, order: { invoiceId: "ASC" } });

export async function findPayment(manager: EntityManager, clinicId: string, id: string): Promise<PaymentWithParts | null> {
  const payment = await manager.findOneBy(Payment, { clinicId, id });
  return payment && { payment, parts: await findParts(manager, payment) };
}

/** The invoices of a payment: to be held before anything of it is moved. */
export const invoicesOf = ({ parts }: PaymentWithParts): string[] => parts.map(({ invoiceId }) => invoiceId);

/** What is under way for any of these invoices. A transaction that holds them can rely on it. */
export const findOpenParts = (manager: EntityManager, clinicId: string, invoiceIds: readonly string[]): Promise<PaymentPart[]> =>
  manager.find(PaymentPart, { where: { clinicId, openInvoiceId: In([...invoiceIds]) }, order: { openInvoiceId: "ASC" } });
