import type { Database } from "../../../../db/database.ts";
import type { PaymentGateway } from "../../../../gateways/payments/payment-gateway.ts";

/** The process has ended: nothing that it was about to do is done any more. */
export class Died extends Error {}

/** One run of the process, which may end at any of its awaits: before and after each transaction, and each call of Stripe. */
export class Life {
  #left: number;

  constructor(points = Number.POSITIVE_INFINITY) {
    this.#left = points;
  }

  point(): void {
    if (this.#left <= 0) throw new Died("The process died.");
    this.#left -= 1;
  }

  /** From here on it has so many points left. */
  limit(points: number): void {
    this.#left = points;
  }
}

/** The database, as a process sees it that may die: between two transactions, or before it learns that one was kept. */
export function mortalDatabase(database: Database, life: Life): Database {
  const transaction: Database["transaction"] = async (work) => {
    life.point();
    const result = await database.transaction(work);
    life.point();
    return result;
  };
  return Object.create(database, { transaction: { value: transaction } }) as Database;
}

/** Stripe, as such a process sees it: it dies before it asks, or before it hears what was done. */
export function mortalGateway(gateway: PaymentGateway, life: Life): PaymentGateway {
  return new Proxy(gateway, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== "function") return method;
      return async (...args: unknown[]): Promise<unknown> => {
        life.point();
        const answer: unknown = await Reflect.apply(method, target, args);
        life.point();
        return answer;
      };
    },
  });
}
