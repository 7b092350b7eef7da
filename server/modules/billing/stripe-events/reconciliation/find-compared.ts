import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import { Payment } from "../../payments/payment.entity.ts";
import { noClinic } from "../clinic-of-event.ts";

/** A payment, and what the ledger has of it. */
export interface ComparedPayment {
  readonly payment: Payment;
  readonly entries: readonly Pick<LedgerEntry, "sourceKey" | "stripeCents">[];
}

async function findEntries(manager: EntityManager, payments: readonly Payment[]): Promise<LedgerEntry[]> {
  const found: LedgerEntry[] = [];
  for (const clinicId of new Set(payments.map((payment) => payment.clinicId))) {
    const ids = payments.filter((payment) => payment.clinicId === clinicId).map(({ id }) => id);
    found.push(...(await manager.findBy(LedgerEntry, { clinicId, paymentId: In(ids) })));
  }
  return found;
}

/** Those of the payments that are known here, by what Stripe calls them. */
export async function findCompared(
  manager: EntityManager,
  clinicId: string,
  intentIds: readonly string[],
): Promise<ReadonlyMap<string, ComparedPayment>> {
  if (intentIds.length === 0) return new Map();
  const whose = clinicId === noClinic ? {} : { clinicId };
  const payments = await manager.findBy(Payment, { ...whose, paymentIntentId: In([...intentIds]) });
  const entries = await findEntries(manager, payments);
  return new Map(
    payments.map((payment) => [
      payment.paymentIntentId!,
      { payment, entries: entries.filter(({ paymentId }) => paymentId === payment.id) },
    ]),
  );
}
