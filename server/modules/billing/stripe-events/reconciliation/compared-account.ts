import { IsNull, MoreThan, Not } from "typeorm";
import { StripeAccountRow } from "../../../stripe-accounts/stripe-account.entity.ts";
import type { PaymentParts } from "../../payments/payment-parts.ts";
import { Payment } from "../../payments/payment.entity.ts";
import { noClinic } from "../clinic-of-event.ts";

/** An account of Stripe's that is compared with the ledger. */
export interface ComparedAccount {
  /** The clinic whose own it is; no clinic's for the installation's, through which many may be paid. */
  readonly clinicId: string;
  readonly accountId: string;
  readonly secretKey: string;
}

const pageSize = 50;

/** The installation has one account, whatever key it has for it. */
const installationAccount = "INSTALLATION";

/** Each account with which something was begun, and of which there are keys that Stripe accepts. */
export async function* comparedAccounts(parts: PaymentParts): AsyncGenerator<ComparedAccount> {
  const { database, stripe } = parts;
  const { installationKeys } = stripe;
  if (installationKeys) yield { clinicId: noClinic, accountId: installationAccount, secretKey: installationKeys.secretKey };
  for (let after = ""; ;) {
    const rows = await database.manager.find(StripeAccountRow, {
      select: { clinicId: true },
      where: { clinicId: MoreThan(after), secretKeySealed: Not(IsNull()) },
      order: { clinicId: "ASC" },
      take: pageSize,
    });
    for (const { clinicId } of rows) {
      if (!(await database.manager.existsBy(Payment, { clinicId, sessionId: Not(IsNull()) }))) continue;
      const answer = await stripe.connect(clinicId);
      if (answer.kind === "ok") yield { clinicId, accountId: answer.connection.accountId, secretKey: answer.connection.secretKey };
    }
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.clinicId;
  }
}
