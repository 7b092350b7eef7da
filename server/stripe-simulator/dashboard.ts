import { closeDispute, openDispute } from "./happenings/disputes.ts";
import { catchUp } from "./happenings/passing-time.ts";
import { bookLate, declineCard, payByCard, payByDebit, settleDebit } from "./happenings/payments.ts";
import { failRefund, refund, settleRefund } from "./happenings/refunds.ts";
import { balanceOf } from "./happenings/transactions.ts";
import type {
  AccountRecord,
  ChargeRecord,
  DisputeRecord,
  EventRecord,
  IntentRecord,
  RefundRecord,
  SessionRecord,
} from "./world/records.ts";
import type { Tables } from "./world/tables.ts";
import type { World } from "./world/world.ts";

/** What people do at Stripe: patients on the page, the clinic in its dashboard, the banks. Throws what can't be done. */
export class Dashboard {
  protected readonly world: World;
  readonly #onChange: ((tables: Tables) => void) | undefined;

  constructor(world: World, onChange?: (tables: Tables) => void) {
    this.world = world;
    this.#onChange = onChange;
  }

  /** A page, by its id or address. */
  session(idOrUrl: string): SessionRecord {
    catchUp(this.world);
    const [id = ""] = /cs_(?:test|live)_\w+/.exec(idOrUrl) ?? [];
    const session = this.world.tables.sessions[id];
    if (!session) throw new Error("There is no such page.");
    return session;
  }

  sessions(): readonly SessionRecord[] {
    catchUp(this.world);
    return Object.values(this.world.tables.sessions);
  }

  /** The payment of a page; only where somebody tried to pay there. */
  intent(session: string): IntentRecord {
    const intent = this.world.tables.intents[this.session(session).intentId ?? ""];
    if (!intent) throw new Error("Nobody tried to pay there.");
    return intent;
  }

  charges(session: string): readonly ChargeRecord[] {
    const { id } = this.intent(session);
    return Object.values(this.world.tables.charges).filter(({ intentId }) => intentId === id);
  }

  /** Somebody pays, or tries to. `booked: false`: the card is charged, and the account's balance is not yet. */
  pay(
    session: string,
    { method, booked = true }: { readonly method: "card" | "debit" | "declined"; readonly booked?: boolean },
  ): SessionRecord {
    const page = this.session(session);
    if (page.status !== "open") throw new Error(`The page is ${page.status}.`);
    if (method === "card") payByCard(this.world, page, { booked });
    else if (method === "debit") payByDebit(this.world, page);
    else declineCard(this.world, page);
    return this.#done(page);
  }

  /** The bank answers for a debit that is on its way. */
  settleDebit(session: string, outcome: "arrives" | "fails"): void {
    this.#done(settleDebit(this.world, this.session(session), outcome));
  }

  /** A charge that was not booked comes into the balance. */
  book(session: string): void {
    this.#done(bookLate(this.world, this.#paid(session)));
  }

  /** The clinic gives money back in Stripe's own dashboard: all that is left unless told otherwise. */
  refundInDashboard(session: string, amountCents: number | null = null): RefundRecord {
    return this.#done(refund(this.world, this.#paid(session), { amount: amountCents, metadata: {} }));
  }

  refunds(): readonly RefundRecord[] {
    return Object.values(this.world.tables.refunds);
  }

  /** The bank answers for a refund: it took it, or sent it back. */
  settleRefund(id: string, outcome: "succeeds" | "fails"): void {
    const found = this.world.tables.refunds[id];
    if (!found) throw new Error("There is no such refund.");
    this.#done((outcome === "succeeds" ? settleRefund : failRefund)(this.world, found));
  }

  /** The patient's bank takes the money back for now. */
  openDispute(session: string, amountCents?: number): DisputeRecord {
    return this.#done(openDispute(this.world, this.#paid(session), amountCents));
  }

  closeDispute(id: string, outcome: "won" | "lost"): void {
    const dispute = this.world.tables.disputes[id];
    if (!dispute) throw new Error("There is no such dispute.");
    this.#done(closeDispute(this.world, dispute, outcome));
  }

  /** What the account has at Stripe, in cents. */
  balance({ id: accountId }: Pick<AccountRecord, "id">, { live = false } = {}): number {
    return balanceOf(this.world, { accountId, live });
  }

  events(): readonly EventRecord[] {
    catchUp(this.world);
    return Object.values(this.world.tables.events);
  }

  /** Does what the clock alone brings about: pages expire, debits arrive. */
  catchUp(): void {
    catchUp(this.world);
    this.changed();
  }

  protected changed(): void {
    this.#onChange?.(this.world.tables);
  }

  #paid(session: string): ChargeRecord {
    const charge = this.charges(session).find(({ status }) => status === "succeeded");
    if (!charge) throw new Error("Nothing was paid there.");
    return charge;
  }

  #done<Result>(result: Result): Result {
    this.changed();
    return result;
  }
}
