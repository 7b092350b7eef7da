import { MovableClock } from "../../testing/movable-clock.ts";
import { hours, minutes } from "../../kernel/clock.ts";
import type { AccountRecord } from "../../stripe-simulator/world/records.ts";
import { StripeSimulator } from "../../stripe-simulator/stripe-simulator.ts";
import type { PaymentSnapshot } from "./payment-facts.ts";
import type { CheckoutParams } from "./payment-gateway.ts";
import { StripePayments } from "./stripe-payments.ts";

const transports = ["over HTTP", "in this process"] as const;

describe.each(transports)("%s", (transport) => {
  let clock: MovableClock;
  let stripe: StripeSimulator;
  let payments: StripePayments;
  let account: AccountRecord;
  let key: string;
  let keys = 0;

  beforeAll(async () => {
    clock = new MovableClock();
    stripe = transport === "over HTTP" ? await StripeSimulator.start({ clock }) : new StripeSimulator({ clock });
    payments = new StripePayments(
      transport === "over HTTP" ? { apiBase: stripe.url, retries: 0 } : { apiBase: null, httpClient: stripe.httpClient, retries: 0 },
    );
  });
  beforeEach(() => {
    stripe.calm();
    account = stripe.openAccount();
    key = stripe.makeKey(account);
  });
  afterAll(() => stripe.stop());

  const inSeconds = (ms: number): number => Math.floor((clock.now().getTime() + ms) / 1_000);

  const params = (special: Partial<CheckoutParams> = {}): CheckoutParams => ({
    lines: [
      { name: "Facture 000123", amountCents: 11_498 },
      { name: "Facture 000124", amountCents: 5_000 },
    ],
    currency: "cad",
    successUrl: "https://demo.portail.example/portail/invoices/payments/1",
    cancelUrl: "https://demo.portail.example/portail/invoices/payments/1",
    expiresAt: inSeconds(minutes(31)),
    locale: "fr-CA",
    clientReferenceId: "01PAYMENT",
    metadata: { portail_clinic: "01CLINIC", portail_payment: "01PAYMENT" },
    ...special,
  });
  const nextKey = (): string => `checkout-${(keys += 1)}`;

  async function checkout(special: Partial<CheckoutParams> = {}, idempotencyKey = nextKey()) {
    const made = await payments.createCheckout(key, { idempotencyKey, params: params(special) });
    if (made.kind !== "ok") throw new Error(made.kind);
    return made;
  }

  async function read(sessionId: string): Promise<PaymentSnapshot> {
    const answer = await payments.readPayment(key, { sessionId });
    if (answer.kind !== "ok") throw new Error(answer.kind);
    return answer.snapshot;
  }

  async function paid(method: "card" | "debit" = "card"): Promise<string> {
    const { sessionId } = await checkout();
    stripe.pay(sessionId, { method });
    if (method === "debit") stripe.settleDebit(sessionId, "arrives");
    return sessionId;
  }

  const refund = async (sessionId: string, amountCents: number, idempotencyKey = nextKey()) =>
    payments.createRefund(key, {
      ...{ idempotencyKey, intentId: stripe.intent(sessionId).id, amountCents },
      metadata: { portail_refund: "01REFUND" },
    });

  describe("a page to pay on", () => {
    test("is made as asked, and can be paid for as long as was asked", async () => {
      const made = await checkout();
      expect(made).toEqual({
        kind: "ok",
        sessionId: expect.stringMatching(/^cs_test_/),
        url: expect.stringContaining(made.sessionId),
        expiresAt: new Date(inSeconds(minutes(31)) * 1_000),
        intentId: null,
      });
      expect(await read(made.sessionId)).toEqual({
        session: {
          ...{ id: made.sessionId, status: "open", paymentStatus: "unpaid", url: made.url, expiresAt: made.expiresAt, livemode: false },
          ...{ createdAt: new Date(inSeconds(0) * 1_000), amountCents: 16_498, currency: "cad", clientReferenceId: "01PAYMENT" },
          ...{ intentId: null, metadata: { portail_clinic: "01CLINIC", portail_payment: "01PAYMENT" } },
        },
        ...{ intent: null, movements: [], disputes: [], refunds: [], failureCode: null, booked: true },
      });
    });

    test("carries nothing but what it must", async () => {
      await checkout();
      const { form, headers } = stripe.calls.at(-1)!;
      expect([...form.keys()].toSorted()).toEqual([
        "adaptive_pricing[enabled]",
        "cancel_url",
        "client_reference_id",
        "expires_at",
        ...[0, 1].flatMap((line) =>
          ["price_data[currency]", "price_data[product_data][name]", "price_data[unit_amount]", "quantity"].map((name) =>
            `line_items[${line}][${name}`.replace(/\[([a-z_]+)\[/, "[$1][").replace(/([a-z])$/, "$1]"),
          ),
        ),
        "locale",
        "metadata[portail_clinic]",
        "metadata[portail_payment]",
        "mode",
        "payment_intent_data[capture_method]",
        "payment_intent_data[metadata][portail_clinic]",
        "payment_intent_data[metadata][portail_payment]",
        "submit_type",
        "success_url",
      ]);
      expect(headers["stripe-version"]).toBe("2026-10-28.endive");
    });

    test.each<[string, Partial<CheckoutParams>, string | null, string]>([
      ["too little", { lines: [{ name: "Facture 1", amountCents: 49 }] }, "amount_too_small", "line_items"],
      ["too much", { lines: [{ name: "Facture 1", amountCents: 100_000_000 }] }, "amount_too_large", "line_items"],
      ["too short", { expiresAt: 1_773_500_000 }, null, "expires_at"],
      ["an address that is none", { successUrl: "portail" }, "url_invalid", "success_url"],
      ["metadata that is too long", { metadata: { a: "b".repeat(501) } }, "parameter_invalid_string", "metadata[a]"],
    ])("is refused: %s", async (_, special, code, parameter) => {
      const answer = await payments.createCheckout(key, { idempotencyKey: nextKey(), params: params(special) });
      expect(answer).toEqual({ kind: "invalid", code, parameter });
    });

    test("isn't made where the account may take no payments", async () => {
      account.chargesEnabled = false;
      expect(await payments.createCheckout(key, { idempotencyKey: nextKey(), params: params() })).toEqual({ kind: "restricted" });
    });

    test("is closed when its time is over, or at once when asked; a second time changes nothing", async () => {
      const [late, given] = [await checkout(), await checkout()];
      expect(await payments.expireCheckout(key, given.sessionId)).toMatchObject({ kind: "ok" });
      expect(await payments.expireCheckout(key, given.sessionId)).toMatchObject({ kind: "ok" });
      clock.advance(minutes(31));
      expect(await payments.expireCheckout(key, late.sessionId)).toMatchObject({ kind: "ok" });
      for (const { sessionId } of [late, given]) {
        expect(await read(sessionId)).toMatchObject({ session: { status: "expired", url: null }, intent: null });
        expect(() => stripe.pay(sessionId, { method: "card" })).toThrow(/expired/);
      }
    });

    test.each(["card", "debit"] as const)("can't be closed once it was paid by %s", async (method) => {
      const { sessionId } = await checkout();
      stripe.pay(sessionId, { method });
      expect(await payments.expireCheckout(key, sessionId)).toEqual({ kind: "complete" });
    });
  });

  describe("the same request", () => {
    test("is done once, also when its answer was lost, for a day", async () => {
      const idempotencyKey = nextKey();
      const request = { idempotencyKey, params: params({ expiresAt: inSeconds(hours(23)) }) };
      stripe.fault("cut off", { on: "POST /v1/checkout/sessions", stage: "done", times: transport === "over HTTP" ? 2 : 1 });
      const before = stripe.sessions().length;
      expect(await payments.createCheckout(key, request)).toEqual({ kind: "unreachable" });
      const first = await payments.createCheckout(key, request);
      expect(first).toMatchObject({ kind: "ok" });
      clock.advance(hours(24) - 2_000);
      expect(await payments.createCheckout(key, request)).toEqual(first);
      expect(stripe.sessions()).toHaveLength(before + 1);
      clock.advance(minutes(1));
      const again = await payments.createCheckout(key, { ...request, params: { ...request.params, expiresAt: inSeconds(hours(1)) } });
      expect(again).toMatchObject({ kind: "ok" });
      expect(again).not.toEqual(first);
    });

    test("that was lost before it came is done when it is repeated", async () => {
      const before = stripe.sessions().length;
      const idempotencyKey = nextKey();
      stripe.fault("cut off", { times: transport === "over HTTP" ? 2 : 1 });
      expect(await payments.createCheckout(key, { idempotencyKey, params: params() })).toEqual({ kind: "unreachable" });
      expect(stripe.sessions()).toHaveLength(before);
      await checkout({}, idempotencyKey);
      expect(stripe.sessions()).toHaveLength(before + 1);
    });

    test("with other parameters is refused, and so is one while the first is under way", async () => {
      const idempotencyKey = nextKey();
      const request = { idempotencyKey, params: params() };
      let meanwhile: unknown;
      stripe.meanwhile(async () => void (meanwhile = await payments.createCheckout(key, request)), { stage: "working" });
      expect(await payments.createCheckout(key, request)).toMatchObject({ kind: "ok" });
      expect(meanwhile).toEqual({ kind: "conflict", reason: "IN_PROGRESS" });
      const other = await payments.createCheckout(key, {
        idempotencyKey,
        params: params({ lines: [{ name: "Facture 9", amountCents: 900 }] }),
      });
      expect(other).toEqual({ kind: "conflict", reason: "OTHER_PARAMETERS" });
    });

    test.each(["working", "done"] as const)("that failed inside Stripe (%s) stays failed for a day", async (stage) => {
      const idempotencyKey = nextKey();
      const before = stripe.sessions().length;
      stripe.fault("internal error", { stage });
      for (let time = 0; time < 2; time += 1)
        expect(await payments.createCheckout(key, { idempotencyKey, params: params() })).toEqual({ kind: "unreachable" });
      expect(stripe.sessions()).toHaveLength(before + (stage === "done" ? 1 : 0));
    });

    test.each(["unavailable", "rate limited"] as const)("that met a Stripe that is %s is done when it is repeated", async (how) => {
      const idempotencyKey = nextKey();
      stripe.fault(how, { stage: "working" });
      expect(await payments.createCheckout(key, { idempotencyKey, params: params() })).toEqual({ kind: "unreachable" });
      await checkout({}, idempotencyKey);
    });

    test("that was wrong is no use of its key", async () => {
      const idempotencyKey = nextKey();
      await payments.createCheckout(key, { idempotencyKey, params: params({ metadata: { a: "b".repeat(501) } }) });
      await checkout({}, idempotencyKey);
    });
  });

  describe("a payment", () => {
    test("by card is in the balance at once, less Stripe's fee", async () => {
      const sessionId = await paid();
      const { session, intent, movements, booked } = await read(sessionId);
      expect(session).toMatchObject({ status: "complete", paymentStatus: "paid", url: null, intentId: intent!.id });
      const metadata = { portail_clinic: "01CLINIC", portail_payment: "01PAYMENT" };
      expect(intent).toEqual({
        ...{
          id: intent!.id,
          status: "succeeded",
          amountCents: 16_498,
          amountReceivedCents: 16_498,
          currency: "cad",
          livemode: false,
          metadata,
        },
      });
      expect(movements).toEqual([
        {
          ...{
            id: expect.stringMatching(/^txn_/),
            kind: "CHARGE",
            amountCents: 16_498,
            feeCents: 508,
            currency: "cad",
            refundMetadata: {},
          },
          ...{ sourceId: intent && stripe.intent(sessionId).latestChargeId, createdAt: new Date(inSeconds(0) * 1_000) },
        },
      ]);
      expect(booked).toBe(true);
      expect(stripe.balance(account)).toBe(15_990);
      expect(await payments.readPayment(key, { intentId: intent!.id })).toEqual({ kind: "ok", snapshot: await read(sessionId) });
    });

    test("that isn't in the balance yet is to be read again", async () => {
      const { sessionId } = await checkout();
      stripe.pay(sessionId, { method: "card", booked: false });
      expect(await read(sessionId)).toMatchObject({ intent: { status: "succeeded" }, movements: [], booked: false });
      stripe.book(sessionId);
      expect(await read(sessionId)).toMatchObject({ movements: [{ kind: "CHARGE" }], booked: true });
    });

    test("by a card that is declined says why, and another card may do", async () => {
      const { sessionId, url } = await checkout();
      stripe.pay(sessionId, { method: "declined" });
      expect(await read(sessionId)).toMatchObject({
        ...{ session: { status: "open", url }, intent: { status: "requires_payment_method", amountReceivedCents: 0 } },
        ...{ movements: [], failureCode: "insufficient_funds", booked: true },
      });
      stripe.pay(sessionId, { method: "card" });
      expect(await read(sessionId)).toMatchObject({ intent: { status: "succeeded" }, failureCode: null, movements: [{ kind: "CHARGE" }] });
    });

    test("that took many tries is read whole", async () => {
      const { sessionId } = await checkout();
      for (let time = 0; time < 101; time += 1) stripe.pay(sessionId, { method: "declined" });
      stripe.pay(sessionId, { method: "card" });
      expect(await read(sessionId)).toMatchObject({ intent: { status: "succeeded" }, movements: [{ kind: "CHARGE" }], booked: true });
      for (let time = 0; time < 101; time += 1) stripe.refundInDashboard(sessionId, 10);
      const { movements, refunds } = await read(sessionId);
      expect([movements.length, refunds.length]).toEqual([102, 101]);
    });

    test("that was tried and left is cancelled with its page", async () => {
      const { sessionId } = await checkout();
      stripe.pay(sessionId, { method: "declined" });
      await payments.expireCheckout(key, sessionId);
      expect(await read(sessionId)).toMatchObject({ session: { status: "expired" }, intent: { status: "canceled" } });
    });

    test.each([
      ["arrives", { paymentStatus: "paid" }, "succeeded", ["CHARGE"], 16_498 - 205, null],
      ["fails", { paymentStatus: "unpaid" }, "requires_payment_method", ["CHARGE", "CHARGE_FAILURE"], 0, "payment_method_provider_decline"],
    ] as const)("by debit is on its way, and no money, until it %s", async (outcome, session, status, moved, balance, failureCode) => {
      const since = clock.now();
      const { sessionId } = await checkout();
      stripe.pay(sessionId, { method: "debit" });
      expect(await read(sessionId)).toMatchObject({
        session: { status: "complete", paymentStatus: "unpaid" },
        ...{ intent: { status: "processing", amountReceivedCents: 0 }, movements: [], booked: true },
      });
      expect(await payments.listMovements(key, { since, after: null, limit: 10 })).toMatchObject({ movements: [] });
      expect(stripe.balance(account)).toBe(0);
      clock.advance(1_000);
      stripe.settleDebit(sessionId, outcome);
      const snapshot = await read(sessionId);
      expect(snapshot).toMatchObject({ session: { status: "complete", ...session }, intent: { status }, failureCode, booked: true });
      expect(snapshot.movements.map(({ kind }) => kind)).toEqual(moved);
      const listed = await payments.listMovements(key, { since, after: null, limit: 10 });
      if (listed.kind !== "ok") throw new Error(listed.kind);
      expect(listed.movements.map(({ kind }) => kind).toReversed()).toEqual(moved);
      for (const movements of [snapshot.movements, listed.movements])
        expect(movements.reduce((sum, { amountCents, feeCents }) => sum + amountCents - feeCents, 0)).toBe(balance);
      expect(stripe.balance(account)).toBe(balance);
    });
  });

  describe("a refund", () => {
    test("is given once, says whose it is, and never more than was paid", async () => {
      const sessionId = await paid();
      const again = nextKey();
      const given = await refund(sessionId, 10_000, again);
      expect(given).toMatchObject({ kind: "ok", refund: { status: "succeeded", amountCents: 10_000, failureReason: null } });
      expect(await refund(sessionId, 10_000, again)).toEqual(given);
      expect(await refund(sessionId, 9_000, again)).toEqual({ kind: "conflict", reason: "OTHER_PARAMETERS" });
      expect(await refund(sessionId, 6_499)).toEqual({ kind: "invalid", code: null, parameter: "amount" });
      expect(await refund(sessionId, 6_498)).toMatchObject({ kind: "ok" });
      expect(await refund(sessionId, 1)).toEqual({ kind: "invalid", code: "charge_already_refunded", parameter: null });
      const { movements, refunds } = await read(sessionId);
      expect(movements.map(({ kind, amountCents, feeCents }) => [kind, amountCents, feeCents])).toEqual(
        expect.arrayContaining([
          ["CHARGE", 16_498, 508],
          ["REFUND", -10_000, 0],
          ["REFUND", -6_498, 0],
        ]),
      );
      expect(movements.find(({ kind }) => kind === "REFUND")!.refundMetadata).toEqual({ portail_refund: "01REFUND" });
      expect(refunds).toHaveLength(2);
      expect(stripe.balance(account)).toBe(-508);
      const { id } = refunds[0]!;
      expect(await payments.readRefund(key, id)).toEqual({ kind: "ok", refund: refunds[0] });
    });

    test("may wait for the bank, and may come back after it was a success", async () => {
      account.refunds = "stay pending";
      const sessionId = await paid();
      const given = await refund(sessionId, 16_498);
      expect(given).toMatchObject({ kind: "ok", refund: { status: "pending" } });
      const { id } = (await read(sessionId)).refunds[0]!;
      stripe.settleRefund(id, "succeeds");
      expect(await payments.readRefund(key, id)).toMatchObject({ refund: { status: "succeeded" } });
      stripe.settleRefund(id, "fails");
      expect(await read(sessionId)).toMatchObject({
        refunds: [{ status: "failed", failureReason: "expired_or_canceled_card" }],
        movements: expect.arrayContaining([expect.objectContaining({ kind: "REFUND_FAILURE", amountCents: 16_498, sourceId: id })]),
        booked: true,
      });
      expect(stripe.balance(account)).toBe(15_990);
    });

    test("made in the dashboard is one without our mark", async () => {
      const sessionId = await paid();
      stripe.refundInDashboard(sessionId, 500);
      expect(await read(sessionId)).toMatchObject({ refunds: [{ amountCents: 500, metadata: {} }] });
    });

    test("of what was never paid, or doesn't exist, or is disputed", async () => {
      const open = await checkout();
      stripe.pay(open.sessionId, { method: "declined" });
      expect(await refund(open.sessionId, 100)).toEqual({ kind: "invalid", code: null, parameter: "payment_intent" });
      const asked = { idempotencyKey: nextKey(), intentId: "pi_3nowhere", amountCents: 1, metadata: {} };
      expect(await payments.createRefund(key, asked)).toEqual({ kind: "missing" });
      const sessionId = await paid();
      stripe.openDispute(sessionId);
      expect(await refund(sessionId, 100)).toEqual({ kind: "invalid", code: "charge_disputed", parameter: null });
    });
  });

  test.each([
    ["won", 16_498 - 508 - 1_500, ["CHARGE", "DISPUTE", "DISPUTE_REVERSAL"]],
    ["lost", -508 - 1_500, ["CHARGE", "DISPUTE"]],
  ] as const)("a dispute that is %s", async (outcome, balance, kinds) => {
    const sessionId = await paid();
    clock.advance(1_000);
    const { id } = stripe.openDispute(sessionId);
    expect(await read(sessionId)).toMatchObject({ disputes: [{ id, status: "needs_response", amountCents: 16_498 }] });
    clock.advance(1_000);
    stripe.closeDispute(id, outcome);
    const { movements, disputes } = await read(sessionId);
    expect(disputes).toEqual([{ id, status: outcome, amountCents: 16_498 }]);
    expect(movements.map(({ kind }) => kind)).toEqual(kinds);
    expect(movements.reduce((sum, { amountCents, feeCents }) => sum + amountCents - feeCents, 0)).toBe(balance);
    expect(stripe.balance(account)).toBe(balance);
  });

  test("what happens within a second is told in the order in which it makes sense", async () => {
    const sessionId = await paid();
    for (let time = 0; time < 5; time += 1) stripe.settleRefund(stripe.refundInDashboard(sessionId, 100).id, "fails");
    stripe.closeDispute(stripe.openDispute(sessionId).id, "won");
    const kinds = (await read(sessionId)).movements.map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...["CHARGE", ...Array(5).fill("REFUND"), ...Array(5).fill("REFUND_FAILURE")],
      ...["DISPUTE", "DISPUTE_REVERSAL"],
    ]);
  });

  test("the balance is read a page at a time, newest first, each line with its payment", async () => {
    const since = clock.now();
    const first = await paid("debit");
    clock.advance(5_000);
    const second = await paid();
    clock.advance(1_000);
    await refund(second, 500);
    stripe.openDispute(first, 1_000);
    const lines: unknown[] = [];
    let sum = 0;
    for (let after: string | null = null; ;) {
      const page = await payments.listMovements(key, { since, after, limit: 3 });
      if (page.kind !== "ok") throw new Error(page.kind);
      expect(page.movements.length).toBeLessThanOrEqual(3);
      for (const { kind, intentId, refundMetadata, amountCents, feeCents } of page.movements) {
        lines.push([kind, intentId, refundMetadata]);
        sum += amountCents - feeCents;
      }
      if (page.next === null) break;
      after = page.next;
    }
    const [one, other] = [stripe.intent(first).id, stripe.intent(second).id];
    expect(lines).toEqual([
      ["DISPUTE", one, {}],
      ["REFUND", other, { portail_refund: "01REFUND" }],
      ["CHARGE", other, {}],
      ["CHARGE", one, {}],
    ]);
    expect(sum).toBe(stripe.balance(account));
    const later = await payments.listMovements(key, { since: new Date(clock.now().getTime()), after: null, limit: 100 });
    expect(later).toMatchObject({ kind: "ok", movements: [{ kind: "DISPUTE" }, { kind: "REFUND" }], next: null });
  });

  test("pages that were made are found again by when", async () => {
    await checkout({ clientReferenceId: "01OLD" });
    clock.advance(10_000);
    const since = clock.now();
    for (const clientReferenceId of ["01A", "01B", "01C"]) await checkout({ clientReferenceId });
    const page = await payments.findSessions(key, { since, after: null, limit: 2 });
    expect(page).toMatchObject({ kind: "ok", sessions: [{ clientReferenceId: "01C" }, { clientReferenceId: "01B" }] });
    const next = page.kind === "ok" ? page.next : null;
    expect(await payments.findSessions(key, { since, after: next, limit: 2 })).toMatchObject({
      ...{ kind: "ok", sessions: [{ clientReferenceId: "01A", status: "open" }], next: null },
    });
  });

  const methods: Readonly<Record<string, (secretKey: string) => Promise<{ readonly kind: string }>>> = {
    createCheckout: (secretKey) => payments.createCheckout(secretKey, { idempotencyKey: nextKey(), params: params() }),
    expireCheckout: (secretKey) => payments.expireCheckout(secretKey, "cs_test_a1nowhere"),
    "readPayment by session": (secretKey) => payments.readPayment(secretKey, { sessionId: "cs_test_a1nowhere" }),
    "readPayment by intent": (secretKey) => payments.readPayment(secretKey, { intentId: "pi_3nowhere" }),
    createRefund: (secretKey) =>
      payments.createRefund(secretKey, { idempotencyKey: nextKey(), intentId: "pi_3nowhere", amountCents: 1, metadata: {} }),
    readRefund: (secretKey) => payments.readRefund(secretKey, "re_3nowhere"),
    listMovements: (secretKey) => payments.listMovements(secretKey, { since: clock.now(), after: null, limit: 10 }),
    findSessions: (secretKey) => payments.findSessions(secretKey, { since: clock.now(), after: null, limit: 10 }),
  };

  describe.each(Object.keys(methods))("%s", (name) => {
    const ask = (secretKey = key) => methods[name]!(secretKey);

    test("says that the key is refused, or may not, or that Stripe doesn't answer", async () => {
      expect(await ask("sk_test_51unknown")).toEqual({ kind: "refused" });
      expect(await ask("")).toEqual({ kind: expect.stringMatching(/refused|unreachable/) });
      const [gone, narrow] = [stripe.makeKey(account), stripe.makeKey(account, { permissions: [] })];
      stripe.known(gone).state = "without its account";
      expect(await ask(gone)).toEqual({ kind: "refused" });
      expect(await ask(narrow)).toEqual({ kind: "restricted" });
      for (const trouble of ["unavailable", "rate limited", "not Stripe", "an empty object", "internal error"] as const) {
        stripe.trouble = trouble;
        expect([trouble, await ask()]).toEqual([trouble, { kind: "unreachable" }]);
      }
    });

    test("says that there is no such thing in this account, nor in the other mode", async () => {
      const answer = { kind: /list|find|createCheckout/.test(name) ? "ok" : "missing" };
      expect(await ask()).toMatchObject(answer);
      expect(await ask(stripe.makeKey(account, { live: true }))).toMatchObject(answer);
    });
  });

  test("one account's things don't exist for another", async () => {
    const sessionId = await paid();
    const other = stripe.makeKey(stripe.openAccount());
    expect(await payments.readPayment(other, { sessionId })).toEqual({ kind: "missing" });
    expect(await payments.readPayment(stripe.makeKey(account, { live: true }), { sessionId })).toEqual({ kind: "missing" });
    expect(await payments.listMovements(other, { since: new Date(0), after: null, limit: 100 })).toMatchObject({ movements: [] });
  });
});
