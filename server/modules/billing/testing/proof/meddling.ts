import type { PaymentGateway } from "../../../../gateways/payments/payment-gateway.ts";
import { newId } from "../../../../kernel/id.ts";
import type { Meddling } from "./stage.ts";

const replacing = (gateway: PaymentGateway, methods: Partial<PaymentGateway>): PaymentGateway =>
  new Proxy(gateway, {
    get: (target, name) => {
      const method: unknown = Reflect.get(methods, name) ?? Reflect.get(target, name);
      return typeof method === "function" ? method.bind(target) : method;
    },
  });

/** Mistakes that the proof has to find out, or it proves nothing. */
export const mistakes: Readonly<Record<string, Meddling>> = {
  "a movement that isn't known again": (gateway) =>
    replacing(gateway, {
      readPayment: async (key, of) => {
        const answer = await gateway.readPayment(key, of);
        if (answer.kind !== "ok") return answer;
        const movements = answer.snapshot.movements.map((each) => ({ ...each, id: `${each.id}${newId()}` }));
        return { ...answer, snapshot: { ...answer.snapshot, movements } };
      },
    }),
  "a page that is taken for closed and isn't": (gateway) => {
    const closed = new Set<string>();
    return replacing(gateway, {
      expireCheckout: (_, sessionId) => (closed.add(sessionId), Promise.resolve({ kind: "ok" })),
      readPayment: async (key, of) => {
        const answer = await gateway.readPayment(key, of);
        const session = answer.kind === "ok" ? answer.snapshot.session : null;
        if (answer.kind !== "ok" || session?.status !== "open" || !closed.has(session.id)) return answer;
        return { ...answer, snapshot: { ...answer.snapshot, session: { ...session, status: "expired" } } };
      },
    });
  },
  "a fee that nobody enters": (gateway) =>
    replacing(gateway, {
      readPayment: async (key, of) => {
        const answer = await gateway.readPayment(key, of);
        if (answer.kind !== "ok") return answer;
        const movements = answer.snapshot.movements.map((each) => (each.kind === "DISPUTE" ? { ...each, feeCents: 0 } : each));
        return { ...answer, snapshot: { ...answer.snapshot, movements } };
      },
    }),
};
