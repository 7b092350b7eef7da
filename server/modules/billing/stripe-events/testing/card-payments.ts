import type { PatientActor } from "../../../../kernel/actor.ts";
import { later, minutes } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/id.ts";
import type { TestClinic } from "../../../../testing/clinic.ts";
import type { Portail } from "../../../../testing/portail.ts";
import type { Patient } from "../../../patients/patient.entity.ts";
import { Invoice } from "../../invoices/invoice.entity.ts";
import { LedgerEntry } from "../../ledger/ledger-entry.entity.ts";
import { Payment } from "../../payments/payment.entity.ts";
import { issuedInvoice } from "../../testing/issued-invoice.ts";

/** A payment that a patient has begun, and how it stands by now. */
export interface BegunPayment {
  readonly id: string;
  /** The page at Stripe. */
  readonly page: string;
  readonly invoiceIds: readonly string[];
  payment(): Promise<Payment>;
  /** How each invoice stands, and what is owed for it. */
  invoices(): Promise<string[]>;
  /** Of the entries: kind, reason, what it adds to what is owed, what it adds to the balance at Stripe. */
  ledger(): Promise<string[]>;
}

const acting = ({ clinicId, id }: Patient, at: Date): PatientActor => ({
  ...{ kind: "patient", clinicId, id, origin: { requestId: "test", networkAddress: null } },
  session: { id: newId(), startedAt: at, lastSeenAt: at, idleMinutes: 15, expiresAt: later(at, minutes(15)) },
});

/** A patient goes to Stripe's page for invoices of so many cents each. */
export async function beginPayment(portail: Portail, house: TestClinic, patient: Patient, ...cents: number[]): Promise<BegunPayment> {
  const { services, database, clock } = portail;
  const { id: clinicId } = house.clinic;
  const at = clock.now();
  const invoiceIds: string[] = [];
  for (const each of cents) {
    const { id } = await issuedInvoice(database, { clinicId, patientId: patient.id, cents: each, at });
    invoiceIds.push(id);
  }
  const wish = { invoiceIds, expectedTotalCents: cents.reduce((sum, each) => sum + each, 0), requestKey: newId() };
  const begun = await services.cardPayments.start(acting(patient, at), wish, {
    locale: "fr",
    portal: new URL("https://demo.portail.example"),
  });
  if (!begun.ok) throw new Error(`Not begun: ${JSON.stringify(begun.problems)}`);
  const { id, sessionId } = begun.value;
  const { manager } = database;
  return {
    ...{ id, page: sessionId!, invoiceIds },
    payment: () => manager.findOneByOrFail(Payment, { clinicId, id }),
    invoices: async () => {
      const rows = await manager.find(Invoice, { where: invoiceIds.map((each) => ({ clinicId, id: each })), order: { id: "ASC" } });
      return rows.map(({ settlement, balanceCents }) => `${settlement} ${balanceCents}`);
    },
    ledger: async () => {
      const rows = await manager.find(LedgerEntry, { where: { clinicId, paymentId: id }, order: { id: "ASC" } });
      return rows.map(({ kind, reasonCode, balanceCents, stripeCents }) =>
        [kind, reasonCode, balanceCents, stripeCents].filter((part) => part !== null).join(" "),
      );
    },
  };
}
