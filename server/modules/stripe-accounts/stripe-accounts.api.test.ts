import { StripeSimulator } from "../../stripe-simulator/stripe-simulator.ts";
import type { AccountRecord } from "../../stripe-simulator/world/records.ts";
import { newWebhookSecret } from "../../stripe-simulator/world/ids.ts";
import { hours, later } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail, testKeys } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { StripeAccountRow } from "./stripe-account.entity.ts";
import type { StripeStatus } from "./stripe-status.ts";

const account = "stripeAccount { source state secretKeyLastFour webhookSecretLastFour accountId livemode checkedAt savedAt savedBy }";
const payload = `{ ${account} errors { __typename code path message messages { fr en } } }`;
const operations = {
  setStripeKeys: `mutation ($input: SetStripeKeysInput!) { setStripeKeys(input: $input) ${payload} }`,
  removeStripeKeys: `mutation { removeStripeKeys ${payload} }`,
  checkStripeAccount: `mutation { checkStripeAccount ${payload} }`,
};

interface Keys {
  readonly secretKey: string;
  readonly webhookSecret: string;
}

let stripe: StripeSimulator;
let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let support: ApiClient;
let atMaple: ApiClient;
let demoAccount: AccountRecord;
/** Every secret that was ever sent, to be looked for everywhere. */
const sent: string[] = [];

beforeAll(async () => {
  stripe = await StripeSimulator.start();
  portail = await startPortail({ config: { stripeApiBase: stripe.url } });
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  [support, atMaple] = [await clinic.staff("SUPPORT"), await maple.staff("SUPPORT")];
});

beforeEach(async () => {
  stripe.trouble = "none";
  demoAccount = stripe.openAccount();
  await portail.database.manager.deleteAll(StripeAccountRow);
  await portail.database.transaction((tx) => tx.delete(AuditEvent, { clinicId: clinic.clinic.id, actorKind: "staff" }));
  portail.clock.advance(1_000);
});

afterAll(async () => {
  await portail.stop();
  await stripe.stop();
});

const set = async (input: Keys, by = support) => (await by.data(operations.setStripeKeys, { input })).setStripeKeys;
const remove = async (by = support) => (await by.data(operations.removeStripeKeys)).removeStripeKeys;
const check = async (by = support) => (await by.data(operations.checkStripeAccount)).checkStripeAccount;

function newKeys(options?: Parameters<StripeSimulator["makeKey"]>[1]): Keys {
  const keys = { secretKey: stripe.makeKey(demoAccount, options), webhookSecret: newWebhookSecret() };
  sent.push(keys.secretKey, keys.webhookSecret);
  return keys;
}

/** Keys that are in use. */
async function connected(): Promise<Keys> {
  const keys = newKeys();
  const { errors } = await set(keys);
  expect(errors).toEqual([]);
  return keys;
}

const status = (of = clinic, at = portail): Promise<StripeStatus> => at.services.stripe.statusOf(at.database.manager, of.clinic.id);
const keysOf = (of = clinic, at = portail) => at.services.stripe.keysOf(of.clinic.id);
const rows = () => portail.database.manager.find(StripeAccountRow, { order: { clinicId: "ASC" } });
const audits = async () =>
  (await portail.database.manager.findBy(AuditEvent, { clinicId: clinic.clinic.id })).filter(({ action }) => action.startsWith("stripe"));

/** As if Stripe had last been asked three hours ago; sessions wouldn't outlive the wait. */
const longSince = () => portail.database.manager.updateAll(StripeAccountRow, { checkedAt: later(portail.clock.now(), -hours(3)) });

const lastFour = (secret: string): string => secret.slice(-4);

describe("keys that Stripe knows", () => {
  test.each([true, false])("are in use at once, and shown as their last four (live: %p)", async (live) => {
    const keys = newKeys({ live });
    const { stripeAccount, errors } = await set(keys);
    const now = portail.clock.now();
    expect(errors).toEqual([]);
    expect(stripeAccount).toEqual({
      source: "CLINIC",
      state: "CONNECTED",
      secretKeyLastFour: lastFour(keys.secretKey),
      webhookSecretLastFour: lastFour(keys.webhookSecret),
      accountId: demoAccount.id,
      livemode: live,
      checkedAt: now.toISOString(),
      savedAt: now.toISOString(),
      savedBy: "SUPPORT demo",
    });
    expect(await status()).toMatchObject({ configured: true, obstacle: null, account: { accountId: demoAccount.id, savedAt: now } });
    expect(await keysOf()).toEqual(keys);
  });

  test("may be pasted with what stands around them", async () => {
    const keys = newKeys();
    await set({ secretKey: ` ${keys.secretKey}\n`, webhookSecret: `\t${keys.webhookSecret} ` });
    expect(await keysOf()).toEqual(keys);
  });

  test("may be restricted ones that may read the account", async () => {
    const keys = newKeys({ permissions: ["rak_accounts_kyc_basic_read"] });
    expect(await set(keys)).toMatchObject({ stripeAccount: { state: "CONNECTED" }, errors: [] });
  });

  test("of an account that may take no payments are saved, with what is in the way", async () => {
    demoAccount.chargesEnabled = false;
    expect(await set(newKeys())).toMatchObject({ stripeAccount: { state: "ACCOUNT_RESTRICTED" }, errors: [] });
    expect(await status()).toMatchObject({ configured: true, obstacle: "STRIPE_ACCOUNT_RESTRICTED" });
  });

  test("replace those before, whole, and one audit row tells who, and no secret", async () => {
    await connected();
    const other = stripe.openAccount();
    const keys = { secretKey: stripe.makeKey(other), webhookSecret: newWebhookSecret() };
    await set(keys);
    expect(await keysOf()).toEqual(keys);
    expect(await status()).toMatchObject({ account: { accountId: other.id } });
    const { viewer } = await support.data("{ viewer { staffMember { name } } }");
    const [row] = await rows();
    expect(row!.savedByName).toBe(viewer.staffMember.name);
    const changed = { action: "stripe-keys.set", actorId: row!.savedById, changedFields: ["secretKey", "webhookSecret"], patientId: null };
    expect(await audits()).toEqual([expect.objectContaining(changed), expect.objectContaining(changed)]);
  });
});

const good = { secretKey: "sk_test_51unknownunknown", webhookSecret: "whsec_0123456789abcdef" };

describe("keys that are not taken leave everything as it was", () => {
  /** Before and after, with keys in use and with none. */
  async function refused(input: Keys) {
    const none = await set(input);
    expect(await rows()).toEqual([]);
    await connected();
    const before = await rows();
    const answer = await set(input);
    expect(await rows()).toEqual(before);
    expect(answer).toEqual(none);
    expect(answer.stripeAccount).toBeNull();
    expect(await audits()).toHaveLength(1);
    for (const { message, messages } of answer.errors) expect([messages.fr, messages.en]).toContain(message);
    return answer.errors.map(({ __typename, code, path, messages }: Record<string, unknown>) => ({ __typename, code, path, messages }));
  }

  test.each<[string, Partial<Keys>, [string, string, RegExp, RegExp][]]>([
    ["a publishable key", { secretKey: "pk_live_51aaaaaaaaaaaa" }, [["ValidationFailed", "secretKey", /clé publiable/, /publishable key/]]],
    ["a webhook secret as key", { secretKey: good.webhookSecret }, [["ValidationFailed", "secretKey", /sk_live_/, /sk_live_/]]],
    ["a key as webhook secret", { webhookSecret: good.secretKey }, [["ValidationFailed", "webhookSecret", /whsec_/, /whsec_/]]],
    ["an empty key", { secretKey: " " }, [["ValidationFailed", "secretKey", /requise/, /required/]]],
    [
      "two wrong ones",
      { secretKey: "hunter2", webhookSecret: "hunter2" },
      [
        ["ValidationFailed", "secretKey", /sk_live_/, /sk_live_/],
        ["ValidationFailed", "webhookSecret", /whsec_/, /whsec_/],
      ],
    ],
  ])("%s, which Stripe isn't even asked about", async (_, input, expected) => {
    const asked = stripe.calls.length;
    const errors = await refused({ ...good, ...input });
    expect(errors).toEqual(
      expected.map(([__typename, field, fr, en]) => ({
        __typename,
        code: "VALIDATION_FAILED",
        path: ["input", field],
        messages: { fr: expect.stringMatching(fr), en: expect.stringMatching(en) },
      })),
    );
    expect(stripe.calls.length).toBe(asked + 1);
  });

  test("a key that Stripe never heard of", async () => {
    expect(await refused(good)).toEqual([
      {
        __typename: "StripeKeyRefused",
        code: "STRIPE_KEY_REFUSED",
        path: ["input", "secretKey"],
        messages: { fr: expect.stringMatching(/révoquée/), en: expect.stringMatching(/revoked/) },
      },
    ]);
  });

  test("a restricted key that may not read the account, which is said to be that", async () => {
    expect(await refused(newKeys({ permissions: [] }))).toEqual([
      {
        __typename: "StripeKeyRefused",
        code: "STRIPE_KEY_REFUSED",
        path: ["input", "secretKey"],
        messages: { fr: expect.stringMatching(/ne peut pas lire le compte/), en: expect.stringMatching(/may not read the account/) },
      },
    ]);
  });

  test.each(["unavailable", "not Stripe"] as const)("any, while Stripe is %s", async (trouble) => {
    await connected();
    const before = await rows();
    stripe.trouble = trouble;
    const { errors, stripeAccount } = await set(newKeys());
    expect(stripeAccount).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        __typename: "StripeUnreachable",
        code: "STRIPE_UNREACHABLE",
        path: [],
        messages: { fr: expect.stringMatching(/ne répond pas/), en: expect.stringMatching(/does not answer/) },
      }),
    ]);
    expect(await rows()).toEqual(before);
    expect(await audits()).toHaveLength(1);
  });
});

describe("asking Stripe again", () => {
  test("after the key was revoked, billing has an obstacle; the account that it was stays known", async () => {
    const keys = await connected();
    stripe.known(keys.secretKey).state = "expired";
    portail.clock.advance(60_000);
    const { stripeAccount, errors } = await check();
    expect(errors).toEqual([]);
    expect(stripeAccount).toMatchObject({ state: "KEY_REFUSED", accountId: demoAccount.id, checkedAt: portail.clock.now().toISOString() });
    expect(await status()).toMatchObject({ configured: false, obstacle: "STRIPE_KEY_REFUSED" });
    expect((await audits()).map(({ action, changedFields }) => [action, changedFields])).toContainEqual([
      "stripe-account.checked",
      ["state"],
    ]);
  });

  test("after the account was restricted and let go again, the state follows", async () => {
    await connected();
    demoAccount.chargesEnabled = false;
    expect((await check()).stripeAccount.state).toBe("ACCOUNT_RESTRICTED");
    demoAccount.chargesEnabled = true;
    expect((await check()).stripeAccount.state).toBe("CONNECTED");
  });

  test("when nothing has changed, only the time is noted", async () => {
    const { savedAt, ...before } = (await connected()) && (await status()).account!;
    portail.clock.advance(60_000);
    expect((await check()).errors).toEqual([]);
    expect((await status()).account).toEqual({ ...before, savedAt, checkedAt: portail.clock.now() });
    expect(await audits()).toHaveLength(1);
  });

  test("while Stripe doesn't answer, nothing changes and the answer says so", async () => {
    const keys = await connected();
    const before = await rows();
    stripe.forget(keys.secretKey);
    stripe.trouble = "unavailable";
    portail.clock.advance(60_000);
    expect(await check()).toMatchObject({ stripeAccount: null, errors: [{ code: "STRIPE_UNREACHABLE", path: [] }] });
    expect(await rows()).toEqual(before);
  });

  test("a restricted key that may no longer read the account stays in use, and the answer says why it could not be checked", async () => {
    const keys = newKeys({ permissions: ["rak_accounts_kyc_basic_read"] });
    await set(keys);
    stripe.known(keys.secretKey).permissions = [];
    expect(await check()).toMatchObject({ stripeAccount: null, errors: [{ code: "STRIPE_KEY_REFUSED", path: [] }] });
    expect(await status()).toMatchObject({ configured: true, account: { state: "CONNECTED" } });
  });

  test("without keys is an error that says to enter them", async () => {
    expect(await check()).toMatchObject({
      stripeAccount: null,
      errors: [{ __typename: "StripeNotConfigured", code: "STRIPE_NOT_CONFIGURED", messages: { en: expect.stringMatching(/Enter/) } }],
    });
  });
});

describe("removing the keys", () => {
  test("leaves none, and one audit row; a second time there is nothing to remove", async () => {
    await connected();
    expect(await remove()).toEqual({ stripeAccount: null, errors: [] });
    expect(await remove()).toEqual({ stripeAccount: null, errors: [] });
    expect(await status()).toEqual({ account: null, configured: false, obstacle: "STRIPE_NOT_CONFIGURED" });
    expect(await keysOf()).toBeNull();
    const [row] = await rows();
    const { clinicId, version, ...columns } = row!;
    expect([clinicId, version]).toEqual([clinic.clinic.id, 3]);
    expect(Object.values(columns).every((value) => value === null)).toBe(true);
    expect((await audits()).map(({ action }) => action).toSorted()).toEqual(["stripe-keys.removed", "stripe-keys.set"]);
  });

  test("where there never were any is no error", async () => {
    expect(await remove()).toEqual({ stripeAccount: null, errors: [] });
    expect(await rows()).toEqual([]);
  });
});

describe("at the same time", () => {
  test("of two saves one is there whole", async () => {
    for (let round = 0; round < 5; round += 1) {
      await portail.database.manager.deleteAll(StripeAccountRow);
      const pairs = [newKeys(), newKeys(), newKeys()];
      const heard = stripe.calls.length + pairs.length;
      const release = stripe.hold();
      const saves = pairs.map((keys) => set(keys));
      await stripe.heard(heard);
      release();
      for (const { errors } of await Promise.all(saves)) expect(errors).toEqual([]);
      const kept = (await keysOf())!;
      expect(pairs).toContainEqual(kept);
      expect((await status()).account).toMatchObject({
        secretKeyLastFour: lastFour(kept.secretKey),
        webhookSecretLastFour: lastFour(kept.webhookSecret),
      });
    }
  });

  test("others write while Stripe is waited for: no transaction is open meanwhile", async () => {
    const heard = stripe.calls.length + 1;
    const release = stripe.hold();
    const saving = set(newKeys());
    await stripe.heard(heard);
    await maple.patient();
    release();
    expect((await saving).errors).toEqual([]);
  });

  test("what Stripe said of a key does not fall on the keys that replaced it", async () => {
    const old = await connected();
    stripe.forget(old.secretKey);
    const heard = stripe.calls.length + 1;
    const release = stripe.hold({ key: old.secretKey });
    const checking = check();
    await stripe.heard(heard);
    const next = await connected();
    release();
    expect((await checking).stripeAccount.state).toBe("CONNECTED");
    expect(await keysOf()).toEqual(next);
  });

  test("an answer that took long does not undo what was asked later", async () => {
    await connected();
    const heard = stripe.calls.length + 1;
    const release = stripe.hold({ next: true });
    const slow = check();
    await stripe.heard(heard);
    portail.clock.advance(1_000);
    demoAccount.chargesEnabled = false;
    expect((await check()).stripeAccount.state).toBe("ACCOUNT_RESTRICTED");
    const asked = portail.clock.now();
    demoAccount.chargesEnabled = true;
    release();
    expect((await slow).stripeAccount).toMatchObject({ state: "ACCOUNT_RESTRICTED", checkedAt: asked.toISOString() });
  });

  test("what Stripe said of a key does not come back after its removal", async () => {
    await connected();
    const heard = stripe.calls.length + 1;
    const release = stripe.hold();
    const checking = check();
    await stripe.heard(heard);
    await remove();
    release();
    expect((await checking).stripeAccount).toBeNull();
    expect((await rows())[0]).toMatchObject({ state: null, accountId: null, secretKeySealed: null });
  });
});

/** A second process on the same database, with something else in its environment. */
async function beside<T>(config: Parameters<typeof startPortail>[0] & object, work: (other: Portail) => Promise<T>): Promise<T> {
  const other = await startPortail({ beside: portail, ...config, config: { stripeApiBase: stripe.url, ...config.config } });
  try {
    return await work(other);
  } finally {
    await other.stop();
  }
}

/** The support account's browser, on another server. */
function sameBrowser(server: Portail): ApiClient {
  const browser = server.browser();
  for (const [name, value] of support.cookies) browser.cookies.set(name, value);
  return browser;
}

/** An environment with keys of its own. */
const installed = (keys: Keys) => ({ config: { stripe: { configured: true as const, ...keys } } });

describe("the installation's keys", () => {
  const installation = (keys: Keys) => ({
    source: "INSTALLATION",
    secretKeyLastFour: lastFour(keys.secretKey),
    webhookSecretLastFour: lastFour(keys.webhookSecret),
    savedAt: null,
    savedBy: null,
  });

  test("are in use where the clinic has none, and what Stripe says of them is remembered", async () => {
    const keys = newKeys();
    await beside(installed(keys), async (other) => {
      expect(await status(clinic, other)).toEqual({
        account: { ...installation(keys), state: null, accountId: null, livemode: null, checkedAt: null },
        configured: true,
        obstacle: null,
      });
      expect(await keysOf(clinic, other)).toMatchObject(keys);
      const { stripeAccount } = await check(sameBrowser(other));
      expect(stripeAccount).toMatchObject({ ...installation(keys), state: "CONNECTED", accountId: demoAccount.id });
      stripe.forget(keys.secretKey);
      portail.clock.advance(1_000);
      expect((await check(sameBrowser(other))).stripeAccount).toMatchObject({ state: "KEY_REFUSED", accountId: demoAccount.id });
    });
    await beside(installed(keys), async (again) => {
      expect(await status(clinic, again)).toMatchObject({ configured: false, obstacle: "STRIPE_KEY_REFUSED" });
    });
    const others = newKeys();
    await beside(installed(others), async (replaced) => {
      expect(await status(clinic, replaced)).toMatchObject({ configured: true, obstacle: null, account: { state: null, accountId: null } });
    });
    expect(await status()).toEqual({ account: null, configured: false, obstacle: "STRIPE_NOT_CONFIGURED" });
  });

  test("give way to the clinic's own, and are back when those are removed", async () => {
    const keys = newKeys();
    await beside(installed(keys), async (other) => {
      const browser = sameBrowser(other);
      const own = newKeys();
      expect((await set(own, browser)).stripeAccount.source).toBe("CLINIC");
      expect(await keysOf(clinic, other)).toEqual(own);
      expect(await keysOf(maple, other)).toMatchObject(keys);
      expect((await remove(browser)).stripeAccount).toMatchObject({ ...installation(keys), state: null });
      expect(await keysOf(clinic, other)).toMatchObject(keys);
    });
  });

  test("are asked about once a round, for every clinic without its own", async () => {
    const own = await connected();
    const keys = newKeys();
    await longSince();
    await beside(installed(keys), async (other) => {
      const asked = stripe.calls.length;
      expect(await other.services.stripe.recheck()).toBe(2);
      expect(
        stripe.calls
          .slice(asked)
          .map(({ key }) => key)
          .toSorted(),
      ).toEqual([keys.secretKey, own.secretKey].toSorted());
      expect(await status(maple, other)).toMatchObject({ account: { ...installation(keys), state: "CONNECTED" } });
      expect(await status(clinic, other)).toMatchObject({ account: { source: "CLINIC", checkedAt: portail.clock.now() } });
    });
  });
});

describe("the installation's keys in a round", () => {
  test("are one question, whatever the number of clinics; another account's refusal forgets the first", async () => {
    await beside(installed(newKeys()), async (other) => {
      const asked = stripe.calls.length;
      expect(await other.services.stripe.recheck()).toBe(2);
      expect(stripe.calls.length).toBe(asked + 1);
      expect(await status(maple, other)).toMatchObject({ account: { state: "CONNECTED", accountId: demoAccount.id } });
    });
    await longSince();
    const others = newKeys();
    stripe.forget(others.secretKey);
    await beside(installed(others), async (replaced) => {
      expect(await replaced.services.stripe.recheck()).toBe(2);
      expect(await status(maple, replaced)).toMatchObject({ obstacle: "STRIPE_KEY_REFUSED", account: { accountId: null, livemode: null } });
    });
  });
});

describe("at rest", () => {
  /** All that is in the table, as the database has it. */
  const dump = async (): Promise<string> => JSON.stringify(await portail.database.source.query("SELECT * FROM stripe_accounts"));

  test("neither key can be read, nor seen to be the same as another's", async () => {
    const keys = await connected();
    const first = await dump();
    expect(first).toContain(lastFour(keys.secretKey));
    for (const secret of Object.values(keys)) {
      expect(first).not.toContain(secret);
      expect(first).not.toContain(secret.slice(8, 24));
      expect(first).not.toContain(Buffer.from(secret).toString("base64url").slice(4, 24));
    }
    const [row] = await rows();
    await set(keys);
    const [again] = await rows();
    expect(again!.secretKeySealed).not.toBe(row!.secretKeySealed);
    await set(keys, atMaple);
    expect(new Set((await rows()).flatMap(({ secretKeySealed, webhookSecretSealed }) => [secretKeySealed, webhookSecretSealed])).size).toBe(
      4,
    );
  });

  test("the row opens neither in another clinic nor with its columns swapped, and support is told to enter the keys again", async () => {
    await connected();
    const [row] = await rows();
    await portail.database.manager.insert(StripeAccountRow, { ...row!, clinicId: maple.clinic.id });
    await expect(keysOf(maple)).rejects.toMatchObject({ code: "DECRYPTION_FAILED" });
    expect(await check(atMaple)).toMatchObject({
      stripeAccount: null,
      errors: [{ code: "STRIPE_NOT_CONFIGURED", messages: { en: expect.stringMatching(/Enter them again/) } }],
    });
    const { secretKeySealed: webhookSecretSealed, webhookSecretSealed: secretKeySealed } = row!;
    await portail.database.manager.update(StripeAccountRow, { clinicId: row!.clinicId }, { secretKeySealed, webhookSecretSealed });
    await expect(keysOf()).rejects.toMatchObject({ code: "DECRYPTION_FAILED" });
  });

  test("with a new key of the product's in front, the older still opens what it sealed; without it, nothing does", async () => {
    const keys = await connected();
    const added = "cd".repeat(32);
    await beside({ config: { secretKeys: `${added},${testKeys}` } }, async (rotated) => {
      expect(await keysOf(clinic, rotated)).toEqual(keys);
      expect((await check(sameBrowser(rotated))).stripeAccount.state).toBe("CONNECTED");
      await set(keys, sameBrowser(rotated));
    });
    await expect(keysOf()).rejects.toMatchObject({ code: "DECRYPTION_FAILED" });
    await beside({ config: { secretKeys: added } }, async (later) => expect(await keysOf(clinic, later)).toEqual(keys));
  });
});

describe("from time to time", () => {
  test("Stripe is asked about every clinic with keys of which it wasn't lately, and what it says is noted", async () => {
    const keys = await connected();
    const theirs = newKeys();
    await set(theirs, atMaple);
    stripe.known(keys.secretKey).state = "expired";
    const asked = stripe.calls.length;
    expect(await portail.services.stripe.recheck()).toBe(0);
    expect(stripe.calls.length).toBe(asked);
    await longSince();
    expect(await portail.services.stripe.recheck()).toBe(2);
    expect(await status()).toMatchObject({ obstacle: "STRIPE_KEY_REFUSED", account: { checkedAt: portail.clock.now() } });
    expect(await status(maple)).toMatchObject({ obstacle: null, account: { checkedAt: portail.clock.now() } });
    expect(await portail.services.stripe.recheck()).toBe(0);
    expect(stripe.calls.length).toBe(asked + 2);
    expect(portail.log()).toMatch(new RegExp(`"clinic":"${clinic.clinic.id}","kind":"KEY_REFUSED","event":"stripe.account-state"`));
  });

  test("two processes at once note the same", async () => {
    await connected();
    demoAccount.chargesEnabled = false;
    await longSince();
    await beside({}, async (other) => {
      await Promise.all([portail.services.stripe.recheck(), other.services.stripe.recheck()]);
      expect(await status()).toMatchObject({ obstacle: "STRIPE_ACCOUNT_RESTRICTED" });
    });
  });

  test("an outage changes nothing, and the next round asks again", async () => {
    await connected();
    await longSince();
    const before = await rows();
    stripe.trouble = "unavailable";
    expect(await portail.services.stripe.recheck()).toBe(0);
    expect(await rows()).toEqual(before);
    stripe.trouble = "none";
    expect(await portail.services.stripe.recheck()).toBe(1);
  });

  test("keys that can't be opened don't keep others from being asked about", async () => {
    await connected();
    const [row] = await rows();
    await set(newKeys(), atMaple);
    await portail.database.manager.update(StripeAccountRow, { clinicId: row!.clinicId }, { secretKeySealed: "v1.00000000.AAAA" });
    await longSince();
    expect(await portail.services.stripe.recheck()).toBe(1);
    expect(portail.log()).toContain("stripe.keys-unreadable");
  });

  test("the round ends when the process does, without waiting for Stripe", async () => {
    await connected();
    await set(newKeys(), atMaple);
    await longSince();
    const before = await rows();
    expect(await portail.services.stripe.recheck(AbortSignal.abort())).toBe(0);
    const asked = stripe.calls.length;
    const release = stripe.hold();
    const stopping = new AbortController();
    const round = portail.services.stripe.sweep.run(stopping.signal);
    await stripe.heard(asked + 1);
    stopping.abort();
    await round;
    release();
    expect(stripe.calls.length).toBe(asked + 1);
    expect(await rows()).toEqual(before);
  });

  test("it is one of the product's sweeps", () => {
    expect(portail.services.sweeps).toContain(portail.services.stripe.sweep);
  });
});

describe("nobody but the support account", () => {
  const callers: readonly [string, string, () => ApiClient | Promise<ApiClient>][] = [
    ["an anonymous visitor", "UNAUTHENTICATED", () => portail.browser()],
    ["a patient", "FORBIDDEN", async () => clinic.signInPatient(await clinic.patient())],
    ["the desk", "FORBIDDEN", () => clinic.staff("DESK")],
    ["an administrator", "FORBIDDEN", () => clinic.staff("ADMIN")],
    ["a consumer with every scope", "FORBIDDEN", () => portail.program(clinic.token)],
    ["a consumer that was given the right by mistake", "FORBIDDEN", async () => portail.program(await clinic.tokenWith("PORTAL_SETTINGS"))],
  ];

  test.each(callers)("%s: %s", async (_, code, open) => {
    const keys = await connected();
    const caller = await open();
    const [before, asked] = [await rows(), stripe.calls.length];
    for (const [name, operation] of Object.entries(operations)) {
      const { data, errors } = await caller.run(operation, name === "setStripeKeys" ? { input: newKeys() } : {});
      expect(data).toBeNull();
      expect(errors.map(({ extensions }) => extensions["code"])).toEqual([code]);
      expect(JSON.stringify(errors)).not.toMatch(new RegExp(`acct_|${lastFour(keys.secretKey)}"`));
    }
    expect(await rows()).toEqual(before);
    expect(stripe.calls.length).toBe(asked);
  });

  test("support of one clinic touches only its own", async () => {
    const keys = await connected();
    const before = await rows();
    expect(await check(atMaple)).toMatchObject({ stripeAccount: null, errors: [{ code: "STRIPE_NOT_CONFIGURED" }] });
    expect(await remove(atMaple)).toEqual({ stripeAccount: null, errors: [] });
    expect(await rows()).toEqual(before);
    const theirs = newKeys();
    await set(theirs, atMaple);
    expect([await keysOf(), await keysOf(maple)]).toEqual([keys, theirs]);
    const crossed = portail.browser("demo");
    for (const [name, value] of atMaple.cookies) crossed.cookies.set(name, value);
    expect(await crossed.refusal(operations.removeStripeKeys)).toEqual(["UNAUTHENTICATED"]);
    expect(await keysOf()).toEqual(keys);
  });

  test("and the service refuses as well as the schema", async () => {
    const { stripe: service } = portail.services;
    for (const work of [
      () => service.setKeys(clinic.consumer, newKeys()),
      () => service.removeKeys(clinic.consumer),
      () => service.check(clinic.consumer),
    ])
      await expect(work()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("no secret leaves", () => {
  test.each<[string, unknown]>([
    ["of the wrong type", { input: { secretKey: { hunter2: "sk_test_hunter2hunter2" }, webhookSecret: "whsec_hunter2hunter2" } }],
    ["in the wrong field", { input: { secretKey: "sk_test_hunter2hunter2", webhookSecret: "whsec_hunter2hunter2", hunter2: "x" } }],
    ["with another missing", { input: { secretKey: "sk_test_hunter2hunter2" } }],
    ["as the whole input", { input: "sk_test_hunter2hunter2" }],
  ])("in an error about one %s", async (_, variables) => {
    const { errors } = await support.run(operations.setStripeKeys, variables as Record<string, unknown>);
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors)).not.toMatch(/hunter2hunter2/);
  });

  test("when the database fails under the save", async () => {
    const keys = newKeys();
    const runner = portail.database.source.createQueryRunner();
    await runner.query("ALTER TABLE stripe_accounts RENAME TO stripe_accounts_away");
    try {
      const { errors } = await support.run(operations.setStripeKeys, { input: keys });
      expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["INTERNAL"]);
      expect(JSON.stringify(errors)).not.toContain(keys.secretKey);
    } finally {
      await runner.query("ALTER TABLE stripe_accounts_away RENAME TO stripe_accounts");
      await runner.release();
    }
    expect(portail.log()).toContain('"event":"graphql.fault"');
  });

  test("to the log, the audit, or any table but sealed: everything that was sent above is looked for", async () => {
    const keys = await connected();
    await set({ ...keys, secretKey: `${keys.secretKey}unknown` });
    expect(sent.length).toBeGreaterThan(40);
    const kept = JSON.stringify([await portail.database.manager.find(AuditEvent), await rows()]) + portail.log();
    expect(sent.filter((secret) => kept.includes(secret))).toEqual([]);
    expect(kept).not.toMatch(/[sr]k_(?:test|live)_|whsec_|hunter2hunter2/);
    expect(portail.log().length).toBeGreaterThan(1_000);
  });
});
