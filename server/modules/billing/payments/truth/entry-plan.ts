import type { BalanceMovement } from "../../../../gateways/payments/payment-facts.ts";
import type { Room } from "./allocate.ts";
import { spread } from "./allocate.ts";
import type { EnteredLine, PlanGround, PlannedEntry } from "./planned-entry.ts";

/** Of the entry by which what is given back is not owed again. */
export const creditSuffix = ":credit";

type EntryShape = Pick<PlannedEntry, "kind"> & Partial<Pick<PlannedEntry, "reasonCode" | "reason" | "refundId">>;

/** The ledger as it will be, while entries are planned one after the other. */
export class EntryPlan {
  readonly planned: PlannedEntry[] = [];
  readonly #lines: EnteredLine[];
  readonly #balances: Map<string, number>;
  readonly #parts: PlanGround["parts"];

  constructor({ parts, entered, balances }: PlanGround) {
    this.#parts = parts;
    this.#lines = [...entered];
    this.#balances = new Map(balances);
  }

  /** Whether the movement has its entries: all of them, as they are written at once. */
  knows({ id }: BalanceMovement): boolean {
    return this.#lines.some(({ sourceKey }) => sourceKey.startsWith(`${id}:`));
  }

  balanceOf(invoiceId: string): number {
    return this.#balances.get(invoiceId) ?? 0;
  }

  /** What the payment has left on each of its invoices. */
  left(): Room[] {
    return this.#parts.map(({ invoiceId }) => ({ invoiceId, cents: this.#sum(this.#of(invoiceId), "stripeCents") }));
  }

  /** What each invoice can still take of it. */
  missing(): Room[] {
    const left = this.left();
    return this.#parts.map(({ invoiceId, amountCents }, place) => ({ invoiceId, cents: amountCents - left[place]!.cents }));
  }

  /** Shares as entries: what is owed changes by them, Stripe's balance by pieces of the movement in the same proportion. */
  enter(movement: BalanceMovement, shares: readonly Room[], sign: 1 | -1, shape: EntryShape): void {
    const pieces = spread(
      movement.amountCents,
      shares.map(({ cents }) => cents),
    );
    shares.forEach(({ invoiceId, cents }, place) => {
      const stripeCents = pieces[place]!;
      if (cents === 0 && stripeCents === 0) return;
      this.add(movement, { ...shape, invoiceId, balanceCents: sign * cents, stripeCents });
    });
  }

  /** Undoes, line by line, what an earlier movement has entered. False where that is not known, or was another amount. */
  undo(movement: BalanceMovement, original: BalanceMovement | undefined, shape: EntryShape): boolean {
    if (original?.amountCents !== -movement.amountCents) return false;
    const lines = this.#lines.filter(({ invoiceId, sourceKey }) => invoiceId !== null && sourceKey.startsWith(`${original.id}:`));
    for (const { invoiceId, balanceCents, stripeCents, sourceKey } of lines) {
      const credit = sourceKey.endsWith(creditSuffix);
      const entry = { ...shape, ...(credit && { reasonCode: "CREDIT" as const }), invoiceId };
      this.add(movement, { ...entry, balanceCents: -balanceCents, stripeCents: -stripeCents }, credit ? creditSuffix : "");
    }
    return lines.length > 0;
  }

  add(
    { id, createdAt }: BalanceMovement,
    entry: EntryShape & Pick<PlannedEntry, "invoiceId" | "balanceCents" | "stripeCents">,
    suffix = "",
  ): void {
    const { invoiceId, balanceCents } = entry;
    const sourceKey = `${id}:${invoiceId ?? ""}${suffix}`;
    const planned = { reasonCode: null, reason: null, refundId: null, ...entry };
    const made = { ...planned, occurredAt: createdAt, sourceKey };
    this.planned.push(made);
    this.#lines.push(made);
    if (invoiceId !== null) this.#balances.set(invoiceId, this.balanceOf(invoiceId) + balanceCents);
  }

  #of(invoiceId: string): EnteredLine[] {
    return this.#lines.filter((line) => line.invoiceId === invoiceId);
  }

  #sum(lines: readonly EnteredLine[], of: "balanceCents" | "stripeCents"): number {
    return lines.reduce((sum, line) => sum + line[of], 0);
  }
}
