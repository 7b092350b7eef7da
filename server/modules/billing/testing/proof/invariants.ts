import type { SessionRecord } from "../../../../stripe-simulator/world/records.ts";
import { afterEntry, noTotals } from "../../ledger/kept-totals.ts";
import { settlementOf } from "../../ledger/settlement.ts";
import { isOpenPayment } from "../../payments/payment-state.ts";
import type { Books } from "./books.ts";
import { readBooks } from "./books.ts";
import type { Players } from "./acts.ts";
import type { Stage } from "./stage.ts";

/** What a schedule has brought about and must not. */
export class Violation extends Error {}

function demand(holds: boolean, what: string, facts: unknown = ""): void {
  if (!holds) throw new Violation(`${what} ${JSON.stringify(facts)}`);
}

const sum = <T>(all: readonly T[], of: (each: T) => number): number => all.reduce((total, each) => total + of(each), 0);

/** The rows keep what their entries sum to; nothing that was entered is changed or gone. */
function demandBalance({ invoices, entries }: Books, seen: Map<string, string>): void {
  for (const [id, was] of seen)
    demand(JSON.stringify(entries.find((entry) => entry.id === id) ?? null) === was, "An entry was changed", id);
  for (const entry of entries) seen.set(entry.id, JSON.stringify(entry));
  for (const invoice of invoices) {
    const totals = entries.filter(({ invoiceId }) => invoiceId === invoice.id).reduce(afterEntry, noTotals);
    for (const [name, cents] of Object.entries(totals))
      demand(invoice[name as keyof typeof totals] === cents, `An invoice's ${name} is not what was entered`, { cents, invoice });
    demand(invoice.settlement === settlementOf(invoice), "An invoice stands otherwise than its totals", invoice);
  }
}

/** Whether money may still come, or has come unnoticed, through a page that the patient was led to. */
function isLive({ tables }: Stage, session: SessionRecord, payment: Books["payments"][number] | undefined): boolean {
  if (session.status !== "complete") return session.status === "open";
  const intent = tables.intents[session.intentId ?? ""];
  if (intent?.status === "processing") return true;
  return intent?.status === "succeeded" && payment?.state !== "SUCCEEDED";
}

/** At every moment: an invoice can be paid on one page at most, and there for no more than is owed. */
function demandOnePage(stage: Stage, { known }: Players, { invoices, entries, payments, parts }: Books): void {
  const claimed = new Map<string, string>();
  for (const url of known) {
    const session = stage.stripe.session(url);
    const payment = payments.find(({ id }) => id === session.clientReferenceId);
    if (!isLive(stage, session, payment)) continue;
    for (const { invoiceId, amountCents } of parts.filter(({ paymentId }) => paymentId === payment?.id)) {
      demand(!claimed.has(invoiceId), "Two pages can take money for one invoice", [claimed.get(invoiceId), url]);
      claimed.set(invoiceId, url);
      const cameBack = entries.some((entry) => entry.invoiceId === invoiceId && entry.reasonCode === "REFUND_FAILED");
      const invoice = invoices.find(({ id }) => id === invoiceId)!;
      demand(cameBack || amountCents <= invoice.balanceCents, "A page takes more than is owed", { url, amountCents, invoice });
    }
  }
}

/** What must hold after every step, whatever is still to be found out. */
export async function demandSafety(stage: Stage, players: Players, seen: Map<string, string>): Promise<void> {
  const books = await readBooks(stage);
  players.learn(books.payments);
  demandBalance(books, seen);
  demandOnePage(stage, players, books);
  const { tables } = stage;
  for (const { id } of books.refunds) {
    const made = Object.values(tables.refunds).filter(({ metadata }) => metadata["portail_refund"] === id);
    demand(made.length <= 1, "A refund was made twice", id);
  }
}

/** What must hold once everything was found out: nothing is lost, nothing is entered that isn't so, nothing is held for ever. */
export async function demandTruth(stage: Stage): Promise<void> {
  const { tables, stripe, account } = stage;
  const { invoices, entries, payments, parts, refunds } = await readBooks(stage);
  const ledger = sum(entries, ({ stripeCents }) => stripeCents);
  demand(ledger === stripe.balance(account), "The ledger isn't Stripe's balance", { ledger, balance: stripe.balance(account) });
  for (const { id, amount, fee } of Object.values(tables.transactions))
    demand((amount === 0 && fee === 0) || entries.some(({ sourceKey }) => sourceKey.startsWith(`${id}:`)), "A movement is lost", id);
  for (const invoice of invoices) {
    // What comes back after it was asked for again, or given up, is too much, and nobody's double charge.
    const cameBack = entries.some(
      ({ invoiceId, reasonCode }) => invoiceId === invoice.id && (reasonCode === "REFUND_FAILED" || reasonCode === "DISPUTE_WON"),
    );
    demand(cameBack || invoice.balanceCents >= 0, "More was received for an invoice than it was", invoice);
    demand(!invoice.processing, "An invoice waits for ever", invoice);
  }
  for (const payment of payments.filter(({ method }) => method === "CARD")) {
    const session = Object.values(tables.sessions).find(({ id }) => id === payment.sessionId);
    const paid = session?.intentId ? tables.intents[session.intentId]?.status === "succeeded" : false;
    demand((payment.state === "SUCCEEDED") === paid, "A payment is not what Stripe says", { payment, paid });
    demand(!isOpenPayment(payment.state), "A payment is never over", payment);
    demand(session?.status !== "open", "A page stays open", session);
  }
  for (const part of parts) demand(part.openInvoiceId === null, "An invoice is held by a payment that is over", part);
  const made = Object.values(tables.refunds);
  for (const { id, method, state } of refunds.filter((refund) => refund.method === "CARD")) {
    const refund = made.find(({ metadata }) => metadata["portail_refund"] === id);
    demand(state === "SUCCEEDED" || state === "FAILED", "A refund is never over", { id, method, state });
    demand((state === "SUCCEEDED") === (refund?.status === "succeeded"), "A refund is not what Stripe says", { id, state, refund });
  }
}
