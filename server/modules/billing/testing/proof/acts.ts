import { newId } from "../../../../kernel/id.ts";
import { Invoice } from "../../invoices/invoice.entity.ts";
import { PaymentPart } from "../../payments/payment-part.entity.ts";
import { Payment } from "../../payments/payment.entity.ts";
import type { Books } from "./books.ts";
import { Died } from "./mortal.ts";
import type { Stage } from "./stage.ts";
import type { Act, Step } from "./steps.ts";

const timeZone = "America/Toronto";

const at = <T>(all: readonly T[], place: number): T | undefined => (all.length === 0 ? undefined : all[place % all.length]);

/** Does a schedule's acts. What can't be done at Stripe or in the portal just then is not done, as for anybody who tries. */
export class Players {
  readonly #stage: Stage;
  /** Addresses of pages that the patient was led to: they may pay there for as long as Stripe lets them. */
  readonly known = new Set<string>();
  #lastWish: Parameters<Stage["product"]["payments"]["start"]>[1] | null = null;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  async play({ does, beside, meanwhile, diesAfter, fault }: Step): Promise<void> {
    const { stripe, product } = this.#stage;
    if (diesAfter !== null) product.life.limit(diesAfter);
    if (fault) stripe.fault(fault.how, { stage: fault.stage });
    if (meanwhile) stripe.meanwhile(() => this.#atStripe(meanwhile));
    const done = await Promise.allSettled([this.do(does), ...(beside ? [this.do(beside)] : [])]);
    const failed = done.find((each) => each.status === "rejected" && !(each.reason instanceof Died));
    if (failed?.status === "rejected") throw failed.reason;
    stripe.calm();
    this.#stage.restart();
  }

  /** Whatever is open in the portal, its patient can see, and keep in a tab. */
  learn(payments: Books["payments"]): void {
    for (const { state, sessionUrl } of payments) if (state === "OPEN" && sessionUrl !== null) this.known.add(sessionUrl);
  }

  payments(): Promise<Payment[]> {
    return this.#stage.database.manager.find(Payment, { where: { clinicId: this.#stage.clinicId }, order: { id: "ASC" } });
  }

  async do(act: Act): Promise<void> {
    const { product, patient } = this.#stage;
    const signal = new AbortController().signal;
    switch (act.act) {
      case "start":
        return this.#start(act);
      case "check":
      case "cancel": {
        const payment = at(await this.payments(), act.payment);
        return payment && void (await product.payments[act.act](patient, payment.id));
      }
      case "receive":
      case "write off":
        return this.#atDesk(act);
      case "refund":
        return this.#refund(act);
      case "deliver": {
        let place = 0;
        const lose = () => act.lost > 0 && (place += 1) % 4 < act.lost;
        await this.#stage.stripe.deliverEvents({ times: act.times, lose, order: (events) => (act.reversed ? events.reverse() : events) });
        return;
      }
      case "work":
        if (act.on === "payments") await product.payments.sweep.run(signal);
        else if (act.on === "refunds") await product.desk.sweep.run(signal);
        else if (act.on === "events") await product.eventWorker.applyDue();
        else await product.reconciliation.run();
        return;
      case "key":
        this.#stage.stripe.known(this.#stage.secretKey).state = act.good ? "valid" : "expired";
        return void (await product.parts.stripe.check(this.#stage.staff));
      case "wait":
        this.#stage.clock.advance(act.ms);
        return void this.#stage.stripe.sessions();
      default:
        return this.#atStripe(act);
    }
  }

  /** What happens at Stripe alone, in one moment. */
  #atStripe(act: Act): void {
    const { stripe, tables } = this.#stage;
    const page = "page" in act ? at([...this.known], act.page) : undefined;
    try {
      if (act.act === "pay" && page)
        stripe.pay(page, { method: act.how === "unbooked" ? "card" : act.how, booked: act.how !== "unbooked" });
      else if (act.act === "debit" && page) stripe.settleDebit(page, act.arrives ? "arrives" : "fails");
      else if (act.act === "book" && page) stripe.book(page);
      else if (act.act === "dispute" && page) stripe.openDispute(page);
      else if (act.act === "refund at Stripe" && page)
        stripe.refundInDashboard(page, Math.ceil((stripe.session(page).amount * act.quarters) / 4));
      else if (act.act === "refund ends") stripe.settleRefund(at(stripe.refunds(), act.refund)!.id, act.succeeds ? "succeeds" : "fails");
      else if (act.act === "dispute ends")
        stripe.closeDispute(at(Object.values(tables.disputes), act.dispute)!.id, act.won ? "won" : "lost");
    } catch {
      // Stripe doesn't let it happen as things are.
    }
  }

  async #fresh(): Promise<Invoice[]> {
    return this.#stage.database.manager.find(Invoice, { where: { clinicId: this.#stage.clinicId }, order: { number: "ASC" } });
  }

  async #start({ which, again, wrongTotal }: Extract<Act, { act: "start" }>): Promise<void> {
    const { product, patient } = this.#stage;
    const chosen = (await this.#fresh()).filter(({ balanceCents }, place) => (which >> place) % 2 === 1 && balanceCents > 0);
    const total = chosen.reduce((sum, { balanceCents }) => sum + balanceCents, 0);
    const wish = { invoiceIds: chosen.map(({ id }) => id), expectedTotalCents: total + (wrongTotal ? 1 : 0), requestKey: newId() };
    if (!again || !this.#lastWish) this.#lastWish = wish;
    await product.payments.start(patient, this.#lastWish, { locale: "fr", portal: new URL("https://demo.portail.example") });
  }

  async #atDesk(act: Extract<Act, { act: "receive" | "write off" }>): Promise<void> {
    const { product, staff, clock } = this.#stage;
    const invoice = at(await this.#fresh(), act.invoice)!;
    const requestKey = newId();
    if (act.act === "write off") {
      const what = { invoiceId: invoice.id, amountCents: Math.max(1, invoice.balanceCents), reason: "Proof", requestKey };
      await product.desk.writeOffInvoice(staff, what);
      return;
    }
    const amountCents = Math.max(1, Math.ceil((invoice.balanceCents * act.quarters) / 4));
    const receivedOn = clock.now().toISOString().slice(0, 10);
    await product.desk.recordPayment(
      staff,
      { invoiceId: invoice.id, amountCents, method: "CASH", receivedOn, note: null, requestKey },
      timeZone,
    );
  }

  async #refund({ payment: place, quarters, byCard, oweAgain }: Extract<Act, { act: "refund" }>): Promise<void> {
    const { product, staff, database, clinicId } = this.#stage;
    const payment = at(await this.payments(), place);
    if (!payment) return;
    const part = at(await database.manager.findBy(PaymentPart, { clinicId, paymentId: payment.id }), quarters)!;
    const amountCents = Math.ceil((part.amountCents * quarters) / 4);
    const wish = { paymentId: payment.id, invoiceId: part.invoiceId, amountCents, method: byCard ? "CARD" : "CASH" };
    await product.desk.refundPayment(staff, { ...wish, reason: "Proof", oweAgain, requestKey: newId() });
  }
}
