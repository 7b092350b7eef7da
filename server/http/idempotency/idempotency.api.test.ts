import { IsNull } from "typeorm";
import { toGlobalId } from "../../graphql/global-id.ts";
import { hours, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { ConversationTemplate } from "../../modules/conversations/templates/conversation-template.entity.ts";
import { IdempotentCall } from "../../modules/idempotency/idempotent-call.entity.ts";
import { ApiConsumer } from "../../modules/integrations/api-consumer.entity.ts";
import { Invoice } from "../../modules/billing/invoices/invoice.entity.ts";
import { beginBilling } from "../../modules/billing/testing/invoices.ts";
import type { Patient } from "../../modules/patients/patient.entity.ts";
import type { ApiClient, GraphQLAnswer } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let consumer: ApiClient;
let patient: Patient;

beforeAll(async () => {
  portail = await startPortail();
  beside = await startPortail({ beside: portail });
  clinic = await TestClinic.open(portail, "demo");
  await beginBilling(portail, clinic);
  consumer = portail.program(clinic.token);
  patient = await clinic.patient();
}, 120_000);

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

const create = `mutation Create($input: CreateConversationTemplateInput!) {
  createConversationTemplate(input: $input) { template { id name version } errors { code path message } }
}`;

let count = 0;
const nextKey = (): string => `key-${(count += 1)}`;

const both = (text: string) => ({ fr: text, en: text });
const aTemplate = (): Readonly<Record<string, unknown>> => ({
  ...{ name: `Modèle ${(count += 1)}`, subject: both("Objet"), body: both("<p>Bonjour</p>") },
});

const made = (): Promise<number> => portail.database.manager.countBy(ConversationTemplate, { clinicId: clinic.clinic.id });

const calls = (): Promise<IdempotentCall[]> => portail.database.manager.findBy(IdempotentCall, { clinicId: clinic.clinic.id });

const callOf = async (key: string): Promise<IdempotentCall | undefined> => (await calls()).find(({ callKey }) => callKey === key);

const send = (caller: ApiClient, key: string, input: unknown, query = create): Promise<GraphQLAnswer> =>
  caller.post({ query, variables: { input } }, { "idempotency-key": key });

/** Why a call was refused: its status, the code and the reason. */
const refusalOf = ({ status, errors }: GraphQLAnswer): unknown[] => [
  ...[status, ...errors.flatMap(({ extensions }) => [extensions["code"], extensions["reason"]])],
];

const replayed = ({ headers }: GraphQLAnswer): boolean => headers["idempotent-replayed"] === "true";

describe("the same call with the same key", () => {
  test("is done once and answered alike, for consumers and staff; another caller's key is another one", async () => {
    const key = nextKey();
    const input = aTemplate();
    const before = await made();
    for (const caller of [
      consumer,
      await clinic.staff("ADMIN"),
      portail.program(await clinic.tokenWith("CLINIC_WRITE", "CONVERSATIONS_READ")),
    ]) {
      const first = await send(caller, key, input);
      const again = await send(caller, key, input);
      expect(first.data.createConversationTemplate).toMatchObject({ template: { version: 1 }, errors: [] });
      expect([replayed(first), replayed(again), again.status, again.data, again.errors]).toEqual([false, true, 200, first.data, []]);
    }
    expect(await made()).toBe(before + 3);
    expect(JSON.stringify(await calls())).not.toMatch(/Modèle|Bonjour/);
    expect(portail.log()).not.toContain(key);
  });

  test("is done once for a patient, through whichever server and session", async () => {
    const key = nextKey();
    const { version } = patient;
    const query = `mutation ($input: UpdateMyInformationInput!) { updateMyInformation(input: $input) { errors { code } } }`;
    const first = await send(await clinic.signInPatient(patient), key, { version, preferredName: "Évy" }, query);
    const again = await send(await clinic.signInPatient(patient), key, { preferredName: "Évy", version }, query);
    expect([first.data, replayed(first)]).toEqual([{ updateMyInformation: { errors: [] } }, false]);
    expect([again.data, replayed(again)]).toEqual([first.data, true]);
    // Without the key it would be a conflict by now.
    const { data } = await (await clinic.signInPatient(patient)).run(query, { input: { version, preferredName: "Évy" } });
    expect(data.updateMyInformation.errors).toEqual([{ code: "CONFLICT" }]);
  });

  test("twenty times at once has one effect and, in the end, one answer", async () => {
    const key = nextKey();
    const input = aTemplate();
    const before = await made();
    const callers = [consumer, beside.program(clinic.token)];
    const once = async (place: number): Promise<GraphQLAnswer> => {
      for (;;) {
        const answer = await send(callers[place % 2]!, key, input);
        if (answer.status === 200) return answer;
        expect(refusalOf(answer)).toEqual([409, "CONFLICT", "IN_FLIGHT"]);
        expect(answer.headers["retry-after"]).toBe("2");
      }
    };
    const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => once(place)));
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(answers.filter((answer) => !replayed(answer))).toHaveLength(1);
    expect(await made()).toBe(before + 1);
  });

  test("that was refused as expected is refused alike, whatever has changed since", async () => {
    const key = nextKey();
    const input = { ...aTemplate(), name: "" };
    const first = await send(consumer, key, input);
    expect(first.data.createConversationTemplate.errors).toMatchObject([{ code: "VALIDATION_FAILED", path: ["input", "name"] }]);
    expect([(await send(consumer, key, input)).data, (await callOf(key))?.appliedAt]).toEqual([first.data, null]);
  });

  test("is done again once 24 hours are over, and then kept anew; a sweep removes what is old", async () => {
    const [key, swept] = [nextKey(), nextKey()];
    const input = aTemplate();
    const before = await made();
    const first = await send(consumer, key, input);
    await send(consumer, swept, aTemplate());
    portail.clock.advance(hours(24) - 1);
    expect(replayed(await send(consumer, key, input))).toBe(true);
    portail.clock.advance(1);
    const later = { ...aTemplate() };
    const again = await send(consumer, key, later);
    expect([replayed(again), again.data.createConversationTemplate.template.name]).toEqual([false, later["name"]]);
    expect(again.data).not.toEqual(first.data);
    expect(replayed(await send(consumer, key, later))).toBe(true);
    await portail.services.idempotency.sweep.run(new AbortController().signal);
    expect([(await callOf(key)) !== undefined, await callOf(swept)]).toEqual([true, undefined]);
    expect(await made()).toBe(before + 3);
  });
});

describe("refused is", () => {
  test("another call with a key: other values, another document, another operation of it", async () => {
    const key = nextKey();
    const input = aTemplate();
    await send(consumer, key, input);
    const before = await made();
    const others = [
      send(consumer, key, { ...input, name: "Autre" }),
      send(consumer, key, input, create.replace("version", "")),
      consumer.post({ query: create, variables: { input, more: 1 } }, { "idempotency-key": key }),
    ];
    for (const answer of await Promise.all(others)) expect(refusalOf(answer)).toEqual([409, "CONFLICT", "KEY_USED"]);
    const french = await consumer.post({ query: create, variables: {} }, { "idempotency-key": key, "accept-language": "fr" });
    expect(french.errors[0]?.message).toMatch(/^Cette clé d'idempotence a déjà servi/);
    expect(await made()).toBe(before);
  });

  test.each([
    ["nothing", ""],
    ["65 characters", "x".repeat(65)],
    ["a space", "a b"],
    ["what is no ASCII", "cl\u00e9"],
    ["a control character", "a\tb"],
  ])("a key of %s", async (_, key) => {
    const before = await made();
    expect(refusalOf(await send(consumer, key, aTemplate()))).toEqual([400, "BAD_REQUEST", undefined]);
    expect(await made()).toBe(before);
  });

  test("a key that is sent twice, and one that goes with anything but one mutation field", async () => {
    const before = await made();
    const input = aTemplate();
    const twice = `mutation ($input: CreateConversationTemplateInput!) { a: createConversationTemplate(input: $input) { errors { code } }
      b: createConversationTemplate(input: $input) { errors { code } } }`;
    const spread = `mutation ($input: CreateConversationTemplateInput!) { ...F }
      fragment F on Mutation { createConversationTemplate(input: $input) { errors { code } } }`;
    for (const query of [twice, spread, "query { viewer { permissions } }", "mutation { __typename }"])
      expect(refusalOf(await send(consumer, nextKey(), input, query))).toEqual([400, "BAD_REQUEST", undefined]);
    const doubled = await consumer.send("/graphql", {
      ...{ method: "POST", body: JSON.stringify({ query: create, variables: { input } }) },
      headers: { "content-type": "application/json", authorization: `Bearer ${clinic.token}`, "idempotency-key": ["a", "b"] as never },
    });
    expect(doubled.status).toBe(400);
    expect(await made()).toBe(before);
    expect(await portail.database.manager.countBy(IdempotentCall, { answeredAt: IsNull() })).toBe(0);
  });

  test("a key of somebody who signs in; whoever isn't signed in is told so", async () => {
    const nobody = portail.browser();
    const signIn = "mutation ($input: SignInStaffInput!) { signInStaff(input: $input) { errors { code } } }";
    const refused = await send(nobody, nextKey(), { email: "admin@demo.example", password: "?" }, signIn);
    expect(refusalOf(refused)).toEqual([400, "BAD_REQUEST", undefined]);
    expect((await send(nobody, nextKey(), aTemplate())).errors[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});

describe("nothing is kept", () => {
  test("of a refusal before anything was done: with the right, the same call is done", async () => {
    const id = newId();
    const token = await portail.services.database.transaction(async (tx) => {
      const other = await portail.services.consumers.add(tx, clinic.clinic.id, `Consumer ${id}`, ["CLINIC_READ"]);
      return portail.services.consumers.issueToken(tx, other);
    });
    const program = portail.program(token);
    const key = nextKey();
    const input = aTemplate();
    expect((await send(program, key, input)).errors[0]?.extensions).toMatchObject({ code: "FORBIDDEN" });
    const permitted = (permissions: string[]) =>
      portail.database.manager.update(
        ApiConsumer,
        { clinicId: clinic.clinic.id, name: `Consumer ${id}` },
        { scopes: permissions as never },
      );
    await permitted(["CLINIC_READ", "CLINIC_WRITE", "CONVERSATIONS_READ"]);
    const done = await send(program, key, input);
    expect([replayed(done), done.data.createConversationTemplate.errors]).toEqual([false, []]);
    // With fewer rights than when it was given, the answer is not given again.
    await permitted(["CLINIC_WRITE"]);
    expect(refusalOf(await send(program, key, input))).toEqual([409, "CONFLICT", "ANSWER_LOST"]);
  });

  test("of a fault in which nothing was done: the same call is done once the fault is over", async () => {
    const key = nextKey();
    const input = aTemplate();
    const before = await made();
    const rename = (from: string, to: string) => portail.database.manager.query(`ALTER TABLE ${from} RENAME TO ${to}`);
    await rename("conversation_templates", "away");
    const faulty = await send(consumer, key, input);
    await rename("away", "conversation_templates");
    expect(faulty.errors[0]?.extensions).toMatchObject({ code: "INTERNAL" });
    expect(await callOf(key)).toBeUndefined();
    const done = await send(consumer, key, input);
    expect([replayed(done), await made()]).toEqual([false, before + 1]);
  });

  test("of the answer of a fault after something was done: it is not done twice, and says so", async () => {
    const key = nextKey();
    const query = `mutation ($input: CreateInvoiceInput!) { createInvoice(input: $input) { invoice { id history { __typename } } errors { code } } }`;
    const input = {
      patientId: toGlobalId("Patient", patient.id),
      lines: [{ description: "Séance", unitPriceCents: 8_000 }],
      requestKey: newId(),
    };
    const invoices = (): Promise<number> => portail.database.manager.countBy(Invoice, { clinicId: clinic.clinic.id });
    const rename = (from: string, to: string) => portail.database.manager.query(`ALTER TABLE ${from} RENAME TO ${to}`);
    const before = await invoices();
    await rename("ledger_entries", "away");
    const faulty = await send(consumer, key, input, query);
    await rename("away", "ledger_entries");
    expect(faulty.errors[0]?.extensions).toMatchObject({ code: "INTERNAL" });
    expect(refusalOf(await send(consumer, key, input, query))).toEqual([409, "CONFLICT", "ANSWER_LOST"]);
    expect(await invoices()).toBe(before + 1);
  });

  test("of an answer that is too long for it", async () => {
    const key = nextKey();
    const text = (): string =>
      Array.from({ length: 700 }, () =>
        newId()
          .slice(-24)
          .split("")
          .toSorted(() => Math.random() - 0.5)
          .join(""),
      ).join(" ");
    const input = { ...aTemplate(), body: { fr: text(), en: text() } };
    const query = create.replace("version", "version body { fr en } again: body { fr en } more: body { fr en }");
    const before = await made();
    expect((await send(consumer, key, input, query)).data.createConversationTemplate.errors).toEqual([]);
    expect(refusalOf(await send(consumer, key, input, query))).toEqual([409, "CONFLICT", "ANSWER_LOST"]);
    expect(await made()).toBe(before + 1);
  });

  test("of a secret: it is made once and shown once", async () => {
    const key = nextKey();
    const query = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) { secret errors { code } } }`;
    const input = { url: "https://example.com/hooks", topics: ["INVOICE_PAID"] };
    const first = await send(consumer, key, input, query);
    expect(first.data.createWebhookEndpoint).toMatchObject({ secret: expect.stringMatching(/^whsec_/) as string, errors: [] });
    expect(refusalOf(await send(consumer, key, input, query))).toEqual([409, "CONFLICT", "SHOWN_ONCE"]);
    expect((await callOf(key))?.answer).toBeNull();
    const wrong = nextKey();
    const refused = await send(consumer, wrong, { ...input, url: "no address" }, query);
    expect(refused.data.createWebhookEndpoint.errors).toMatchObject([{ code: "VALIDATION_FAILED" }]);
    expect((await send(consumer, wrong, { ...input, url: "no address" }, query)).data).toEqual(refused.data);
  });
});

test("a call that broke off before anything was kept is taken over after its lease, one that was applied never", async () => {
  const [key, applied] = [nextKey(), nextKey()];
  const input = aTemplate();
  const before = await made();
  await Promise.all([send(consumer, key, input), send(consumer, applied, input)]);
  const asLeft = { answeredAt: null, answer: null };
  const inClinic = { clinicId: clinic.clinic.id };
  await portail.database.manager.update(IdempotentCall, { ...inClinic, callKey: key }, { ...asLeft, appliedAt: null });
  await portail.database.manager.update(IdempotentCall, { ...inClinic, callKey: applied }, asLeft);
  for (const each of [key, applied]) expect(refusalOf(await send(consumer, each, input))).toEqual([409, "CONFLICT", "IN_FLIGHT"]);
  portail.clock.advance(minutes(2));
  const taken = await Promise.all([1, 2, 3, 4].map(() => send(consumer, key, input)));
  expect(taken.filter((answer) => answer.status === 200 && !replayed(answer))).toHaveLength(1);
  expect(refusalOf(await send(consumer, applied, input))).toEqual([409, "CONFLICT", "ANSWER_LOST"]);
  expect(await made()).toBe(before + 3);
});
