import { toGlobalId } from "../../../graphql/global-id.ts";
import { listInbox } from "../../../gateways/inbox/inbox-folder.ts";
import { days, hours, minutes } from "../../../kernel/clock.ts";
import { insertRows } from "../../../db/insert-rows.ts";
import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { newId } from "../../../kernel/id.ts";
import { consumerScopes } from "../../../kernel/permissions.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { faultsOf } from "../../../testing/plans.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { atDesk, deskInput } from "../../billing/testing/desk-calls.ts";
import { anInvoice, beginBilling } from "../../billing/testing/invoices.ts";
import { start as startBulk, steer } from "../../bulk-access/testing/bulk-steps.ts";
import { beginConversation } from "../../conversations/testing/begin-conversation.ts";
import { reply } from "../../conversations/testing/conversation-calls.ts";
import { newContact, proveContact, registrationOf, submit } from "../../registration/testing/registrant-steps.ts";
import { PortalSettingsRow } from "../../settings/portal-settings.entity.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import { recordEvent } from "./record-event.ts";
import {
  codesOf,
  consumerId,
  endpointFields,
  makeEndpoint,
  readDeliveries,
  readEndpoint,
  webhook,
  webhookDocument,
} from "./testing/webhook-calls.ts";
import type { Received, WebhookReceiver } from "./testing/webhook-receiver.ts";
import { startReceiver } from "./testing/webhook-receiver.ts";
import { WebhookDelivery } from "./webhook-delivery.entity.ts";
import { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import { WebhookEvent } from "./webhook-event.entity.ts";
import { webhookTopics } from "./webhook-topic.ts";

const statements = new StatementCounter();
let portail: Portail;
let receiver: WebhookReceiver;
let clinics = 0;
let clinic: TestClinic;
let program: ApiClient;
let support: ApiClient;

beforeAll(async () => {
  [portail, receiver] = await Promise.all([startPortail({ statements }), startReceiver()]);
});
// A clinic each: what happens in one is told to all who listen there.
beforeEach(async () => {
  clinics += 1;
  clinic = await TestClinic.open(portail, `hooks${clinics}`);
  program = portail.program(clinic.token, clinic.clinic.slug);
  support = await clinic.staff("SUPPORT");
  receiver.reply = () => 204;
  receiver.take();
});
afterAll(async () => {
  await portail.stop();
  await receiver.stop();
});

const deliver = async (): Promise<Received[]> => {
  await portail.services.webhooks.worker.deliverDue();
  // Other clinics' wait for their next tries.
  return receiver.take().filter(({ path }) => path.startsWith(base()));
};

const base = (): string => `/${clinic.clinic.slug}/`;

const all = (caller = program, path = "all") => makeEndpoint(caller, `${receiver.url}${base()}${path}`, webhookTopics);

const id = (type: string, row: { readonly id: string }): string => toGlobalId(type, row.id);

const setAccess = async (caller: ApiClient, patientId: string, enabled: boolean): Promise<void> => {
  const document = "mutation ($input: SetPatientPortalAccessInput!) { setPatientPortalAccess(input: $input) { errors { code } } }";
  const { setPatientPortalAccess } = await caller.data(document, { input: { patientId, enabled, reason: "Raison-canari" } });
  expect(setPatientPortalAccess.errors).toEqual([]);
};

/** Something that happens, and of which nothing but its topic matters. */
async function moveSwitch(): Promise<void> {
  const patient = await clinic.patient();
  await setAccess(program, id("Patient", patient), false);
}

const saveSettings = async (values: object): Promise<number> => {
  const { version } = await portail.database.manager.findOneByOrFail(PortalSettingsRow, { clinicId: clinic.clinic.id });
  const document =
    "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { portalSettings { version } errors { code } } }";
  const { updatePortalSettings } = await support.data(document, { input: { version, ...values } });
  expect(updatePortalSettings.errors).toEqual([]);
  return updatePortalSettings.portalSettings.version;
};

const strings = {
  ...{ firstName: "Canarine", lastName: "Jaunisse", dateOfBirth: "1931-11-17", preferredName: "Piou" },
  ...{ email: "canari@courriel.example", mobile: "+14385557531" },
};

describe("every topic, from what happens to a signature that fits", () => {
  const listen = async (): Promise<() => Promise<{ type: string; data: Record<string, unknown> }[]>> => {
    const { secret } = await all();
    return async () => (await deliver()).map(({ read }) => read(secret));
  };

  test("portal settings: a save and a restore, not a save that changes nothing", async () => {
    const events = await listen();
    const before = await saveSettings({ otpLifetimeMinutes: 30 });
    await saveSettings({ otpLifetimeMinutes: 30 });
    expect(await events()).toEqual([
      { type: "portal_settings.updated", timestamp: portail.clock.now().toISOString(), data: { version: before, causedBy: null } },
    ]);
  });

  test("access: one switch, by a consumer and by staff; a bulk change and its undoing, by slices", async () => {
    const charts = [await clinic.patient(), await clinic.patient(), await clinic.patient()];
    const patientIds = charts.map((chart) => id("Patient", chart));
    const events = await listen();
    await setAccess(program, patientIds[0]!, false);
    await setAccess(program, patientIds[0]!, false);
    const admin = await clinic.staff("ADMIN");
    await setAccess(admin, patientIds[0]!, true);
    const causedBy = consumerId(clinic.consumer.id);
    const told = (data: object) => ({ type: "patient_access.changed", timestamp: portail.clock.now().toISOString(), data });
    expect((await events()).toSorted((a, b) => Number(b.data["causedBy"] !== null) - Number(a.data["causedBy"] !== null))).toEqual([
      told({ patientIds: [patientIds[0]], causedBy }),
      told({ patientIds: [patientIds[0]], causedBy: null }),
    ]);
    portail.clock.advance(1_000);
    const change = await startBulk(admin, { enabled: false });
    await portail.services.bulkAccessWorker.run();
    const moved = await events();
    expect(moved).toEqual([told({ patientIds: expect.arrayContaining(patientIds), causedBy: null })]);
    await steer(admin, "undo", change.id);
    await portail.services.bulkAccessWorker.run();
    expect(await events()).toEqual([told({ patientIds: expect.arrayContaining(patientIds), causedBy: null })]);
  });

  test("a registration, a patient's reply and not the clinic's, a paid invoice and not one paid in part", async () => {
    await saveSettings({ patientRegistration: true });
    const patient = await clinic.patient({ ...strings });
    const events = await listen();
    const { browser, start } = await proveContact(portail, clinic, { channel: "EMAIL", destination: newContact().email });
    const { errors } = await submit(browser, registrationOf(clinic, start.id));
    expect(errors).toEqual([]);
    const { conversation } = await beginConversation(portail, clinic, patient);
    const person = await clinic.signInPatient(patient);
    const answered = await reply(person, id("Conversation", conversation), { bodyText: "Mot-canari" });
    await beginBilling(portail, clinic);
    const invoice = await anInvoice(portail, clinic, patient);
    const desk = await clinic.staff("DESK");
    const paid = (amountCents: number) => atDesk(desk, "recordPayment", deskInput.recordPayment(invoice.id, { amountCents }));
    await paid(3_000);
    await paid(5_000);
    expect((await events()).toSorted((a, b) => a.type.localeCompare(b.type)).map(({ type, data }) => [type, data])).toEqual([
      ["conversation.replied", { conversationId: id("Conversation", conversation), messageId: answered.message.id, causedBy: null }],
      ["invoice.paid", { invoiceId: id("Invoice", invoice), patientId: id("Patient", patient), causedBy: null }],
      ["registration.submitted", { registrationId: expect.stringMatching(/^[\w-]{40,}$/), causedBy: null }],
    ]);
  });

  test("appointments: one event for what a batch made or changed, none for what stayed as it was", async () => {
    const patient = await clinic.patient();
    const first = await clinic.appointment(patient);
    const events = await listen();
    const second = await clinic.appointment(patient, { externalId: "A-second" });
    const items = [
      { externalId: first.externalId!, status: "ARRIVED" },
      { externalId: "A-second", status: "CONFIRMED" },
    ];
    expect((await portail.services.appointments.upsert(clinic.consumer, items)).ok).toBe(true);
    const causedBy = consumerId(clinic.consumer.id);
    expect((await events()).map(({ type, data }) => [type, data])).toEqual([
      ["appointment.changed", { appointmentIds: [id("Appointment", second)], causedBy }],
      ["appointment.changed", { appointmentIds: [id("Appointment", first)], causedBy }],
    ]);
  });

  test("holds ids alone: nothing that anybody wrote is in it, in its row, in the log or in the audit trail", async () => {
    const identifications = [{ typeId: clinic.types.file, value: "CANARI-4417" }];
    const patient = await clinic.patient({ ...strings, identifications });
    await all();
    await setAccess(program, id("Patient", patient), false);
    await clinic.appointment(patient, { practitionerName: "Dre Canari", service: "Soin-canari", noteToPatient: "Note-canari" });
    const sent = await deliver();
    expect(sent).toHaveLength(2);
    const manager = portail.database.manager;
    const where = { clinicId: clinic.clinic.id };
    const kept = [
      await manager.findBy(WebhookEvent, where),
      await manager.findBy(WebhookDelivery, where),
      await manager.findBy(AuditEvent, where),
    ];
    const text = JSON.stringify([sent, kept, portail.log()]).toLowerCase();
    const words = [...Object.values(strings), "canari", "CANARI-4417", clinic.clinic.name].map((word) => word.toLowerCase());
    expect(words.filter((word) => text.includes(word))).toEqual([]);
    expect(Object.keys(JSON.parse(sent[0]!.body))).toEqual(["type", "timestamp", "data"]);
    expect(portail.log()).not.toContain(receiver.url);
  });
});

describe("where nobody listens", () => {
  const rows = async () =>
    Promise.all([WebhookEvent, WebhookDelivery].map((entity) => portail.database.manager.countBy(entity, { clinicId: clinic.clinic.id })));

  test("nothing is written, and finding that out is one statement", async () => {
    const patient = await clinic.patient();
    const move = (enabled: boolean) => portail.services.access.set(clinic.consumer, { patientId: patient.id, enabled, reason: null });
    const { statements: alone } = await statements.during(() => move(false));
    expect(alone.filter(({ sql }) => /webhook/.test(sql))).toHaveLength(1);
    await makeEndpoint(program, receiver.url, ["INVOICE_PAID"]);
    const { statements: other } = await statements.during(() => move(true));
    expect(other).toHaveLength(alone.length);
    expect(await rows()).toEqual([0, 0]);
    await all();
    const { statements: heard } = await statements.during(() => move(false));
    // Who may hear it, the event, and all deliveries.
    expect(heard).toHaveLength(alone.length + 3);
    expect(await rows()).toEqual([1, 1]);
  });

  test("a consumer without the right, or without it any more, is told nothing; what waited for it goes nowhere", async () => {
    const endpoint = await all();
    await moveSwitch();
    await portail.database.manager.update(
      ApiConsumer,
      { id: clinic.consumer.id },
      { scopes: ["WEBHOOKS", "PATIENTS_WRITE", "CLINIC_WRITE"] },
    );
    expect(await deliver()).toEqual([]);
    const [waited] = await readDeliveries(support, endpoint.id);
    expect([waited.state, waited.reason]).toEqual(["CANCELLED", "RIGHT_MISSING"]);
    const patient = await clinic.patient();
    await setAccess(await clinic.staff("DESK"), id("Patient", patient), false);
    expect(await rows()).toEqual([1, 1]);
    // The settings need no right.
    await saveSettings({ otpLifetimeMinutes: 60 });
    expect((await deliver()).map(({ read }) => read(endpoint.secret).type)).toEqual(["portal_settings.updated"]);
    await portail.database.manager.update(ApiConsumer, { id: clinic.consumer.id }, { scopes: [...consumerScopes] });
  });

  test("a consumer that is deactivated is told nothing, whatever needs no right included", async () => {
    const endpoint = await all();
    const switchTo = (deactivatedAt: Date | null) =>
      portail.database.manager.update(ApiConsumer, { clinicId: clinic.clinic.id, id: clinic.consumer.id }, { deactivatedAt });
    const version = await saveSettings({ otpLifetimeMinutes: 60 });
    await switchTo(portail.clock.now());
    await saveSettings({ otpLifetimeMinutes: 30 });
    expect(await deliver()).toEqual([]);
    expect(await rows()).toEqual([1, 1]);
    await switchTo(null);
    const since = portail.clock.now().toISOString();
    expect(await webhook(program, "replayWebhookEvents", { endpointId: endpoint.id, since })).toMatchObject({ replayed: 1 });
    expect((await deliver()).map(({ read }) => read(endpoint.secret).data["version"])).toEqual([version]);
  });

  test("an event that isn't kept is told to nobody", async () => {
    await all();
    const patient = await clinic.patient();
    const failing = portail.database.transaction(async (tx) => {
      const happened = { topic: "PATIENT_ACCESS_CHANGED", patientIds: [patient.id] } as const;
      await recordEvent(tx, { clinicId: clinic.clinic.id, at: portail.clock.now(), causedBy: null, happened });
      throw new Error("The transaction fails.");
    });
    await expect(failing).rejects.toThrow();
    expect(await rows()).toEqual([0, 0]);
  });
});

describe("delivering", () => {
  test("is tried over a day, at the same id with a new time, and then the endpoint is disabled with a notice", async () => {
    const endpoint = await all();
    receiver.reply = () => 503;
    await moveSwitch();
    const began = portail.clock.now().getTime();
    const waits: number[] = [];
    let sent = await deliver();
    const eventIds = new Set(sent.map(({ headers }) => headers["webhook-id"]));
    while ((await readDeliveries(program, endpoint.id))[0].state === "PENDING") {
      const [{ nextAttemptAt }] = await readDeliveries(program, endpoint.id);
      portail.clock.advance(Date.parse(nextAttemptAt) - portail.clock.now().getTime() - 1);
      expect(await deliver()).toEqual([]);
      portail.clock.advance(1);
      waits.push(portail.clock.now().getTime() - began);
      sent = await deliver();
      expect(sent).toHaveLength(1);
      expect(Number(sent[0]!.headers["webhook-timestamp"])).toBe(Math.floor(portail.clock.now().getTime() / 1000));
      expect(sent[0]!.read(endpoint.secret).timestamp).toBe(new Date(began).toISOString());
      eventIds.add(sent[0]!.headers["webhook-id"]);
    }
    const planned = [5_000, minutes(1), minutes(5), minutes(15), hours(1), hours(3), hours(6), hours(12), hours(24)];
    expect(waits).toHaveLength(planned.length);
    for (const [place, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(planned[place]!);
      expect(wait).toBeLessThanOrEqual(planned[place]! * 1.1);
    }
    expect(eventIds.size).toBe(1);
    const [ended] = await readDeliveries(program, endpoint.id);
    expect(ended).toMatchObject({ state: "FAILED", reason: "STATUS", attempts: 10, nextAttemptAt: null, deliveredAt: null });
    expect(ended.tries.map(({ status }: { status: number }) => status)).toEqual(Array(10).fill(503));
    expect(await readEndpoint(program, endpoint.id)).toMatchObject({
      enabled: false,
      disabledReason: "FAILING",
      failingSince: new Date(began).toISOString(),
    });

    await portail.services.worker.deliverDue();
    const mails = (await listInbox(`${portail.folder}/inbox`)).filter(({ to }) => to === `support@${clinic.clinic.slug}.example`);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.text).toContain("Tests");
    expect(mails[0]!.text).toContain("/admin/settings/integrations/");
    expect(mails[0]!.text).not.toContain(base());

    // What happens meanwhile is held back, and sent once somebody asks for it.
    await moveSwitch();
    expect(await deliver()).toEqual([]);
    expect((await readDeliveries(program, endpoint.id)).map(({ state }) => state)).toEqual(["HELD", "FAILED"]);
    const since = new Date(began).toISOString();
    const replayAll = () => webhook(program, "replayWebhookEvents", { endpointId: endpoint.id, since });
    expect(codesOf(await replayAll())).toEqual(["CONFLICT input.endpointId"]);
    receiver.reply = () => 200;
    expect((await webhook(program, "enableWebhookEndpoint", { id: endpoint.id })).webhookEndpoint).toMatchObject({
      ...{ enabled: true, disabledReason: null, disabledAt: null, failingSince: null },
    });
    expect(await replayAll()).toMatchObject({ replayed: 2, continueSince: null });
    expect(await deliver()).toHaveLength(2);
    expect((await readDeliveries(program, endpoint.id)).map(({ state }) => state)).toEqual(["DELIVERED", "DELIVERED"]);
    expect(await replayAll()).toMatchObject({ replayed: 0 });
    expect(await webhook(program, "replayWebhookEvents", { endpointId: endpoint.id, since, includeDelivered: true })).toMatchObject({
      replayed: 2,
    });
    const again = await deliver();
    expect(again.map(({ headers }) => headers["webhook-id"])).toContain([...eventIds][0]);
  });

  test("410 disables at once; a redirect is not followed; 2xx of any kind will do; the answer's body doesn't matter", async () => {
    const replies: Record<string, (path: string) => ReturnType<WebhookReceiver["reply"]>> = {
      gone: () => 410,
      moved: () => (response) => void response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end(),
      endless: () => (response) => {
        response.writeHead(202);
        response.write("x".repeat(100_000));
      },
    };
    receiver.reply = (path) => replies[path.split("/").at(-1)!]?.(path) ?? 204;
    const [gone, moved, endless] = [await all(program, "gone"), await all(program, "moved"), await all(program, "endless")];
    await moveSwitch();
    expect((await deliver()).map(({ path }) => path.slice(base().length)).toSorted()).toEqual(["endless", "gone", "moved"]);
    expect(await readEndpoint(program, gone.id)).toMatchObject({ enabled: false, disabledReason: "GONE" });
    expect((await readDeliveries(program, gone.id))[0]).toMatchObject({ state: "FAILED", attempts: 1 });
    expect((await readDeliveries(program, moved.id))[0]).toMatchObject({ state: "PENDING", reason: "REDIRECTED" });
    expect((await readDeliveries(program, endless.id))[0]).toMatchObject({ state: "DELIVERED", reason: null });
    await portail.services.worker.deliverDue();
  });

  test("a receiver that asks to be left alone is, within bounds; success ends a spell of failures", async () => {
    const endpoint = await all();
    receiver.reply = () => (response) => void response.writeHead(429, { "retry-after": "1800" }).end();
    await moveSwitch();
    await deliver();
    const [waiting] = await readDeliveries(program, endpoint.id);
    expect(Date.parse(waiting.nextAttemptAt) - portail.clock.now().getTime()).toBe(minutes(30));
    await moveSwitch();
    expect(await deliver()).toEqual([]);
    expect((await readEndpoint(program, endpoint.id)).failingSince).not.toBeNull();
    receiver.reply = () => 204;
    portail.clock.advance(minutes(31));
    expect(await deliver()).toHaveLength(2);
    expect(await readEndpoint(program, endpoint.id)).toMatchObject({
      failingSince: null,
      lastDeliveredAt: portail.clock.now().toISOString(),
    });
  });

  test("one replayed by hand is sent again under the same id, and one that waits is sent at once", async () => {
    const endpoint = await all();
    receiver.reply = () => 500;
    await moveSwitch();
    const [failed] = await deliver();
    receiver.reply = () => 204;
    const [waiting] = await readDeliveries(program, endpoint.id);
    const input = { endpointId: endpoint.id, deliveryId: waiting.id };
    expect((await webhook(program, "replayWebhookEvent", input)).delivery).toMatchObject({ state: "PENDING", attempts: 0 });
    const [again] = await deliver();
    expect([again!.headers["webhook-id"], again!.body]).toEqual([failed!.headers["webhook-id"], failed!.body]);
    await webhook(program, "replayWebhookEvent", input);
    expect(await deliver()).toHaveLength(1);
    expect(codesOf(await webhook(program, "replayWebhookEvent", { ...input, deliveryId: toGlobalId("WebhookDelivery", newId()) }))).toEqual(
      ["NOT_FOUND input.deliveryId"],
    );
  });

  test("two workers in two processes leave none unsent and send none twice", async () => {
    await all();
    const beside = await startPortail({ beside: portail });
    const patient = await clinic.patient();
    for (let made = 0; made < 12; made += 1) {
      const move = { patientId: patient.id, enabled: made % 2 === 1, reason: null };
      await portail.services.access.set(clinic.consumer, move);
    }
    const workers = [portail, beside].map(({ services }) => services.webhooks.worker);
    await Promise.all(workers.map((worker) => worker.deliverDue()));
    await Promise.all(workers.map((worker) => worker.deliverDue()));
    const ids = receiver
      .take()
      .filter(({ path }) => path.startsWith(base()))
      .map(({ headers }) => headers["webhook-id"]);
    expect([ids.length, new Set(ids).size]).toEqual([12, 12]);
    await beside.stop();
  }, 60_000);

  test("who is slow holds up nobody else, and a process that stops sends again what it cut short", async () => {
    const slow = await all(program, "slow");
    const quick = await all(program, "quick");
    const held: (() => void)[] = [];
    receiver.reply = (path) => (path === `${base()}slow` ? (response) => void held.push(() => response.writeHead(204).end()) : 204);
    for (let made = 0; made < 10; made += 1) await moveSwitch();
    const beside = await startPortail({ beside: portail });
    beside.services.webhooks.worker.start();
    const delivered = async () => (await readDeliveries(program, quick.id, "first: 100, state: DELIVERED")).length;
    for (let looks = 0; looks < 200 && (await delivered()) < 10; looks += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(await delivered()).toBe(10);
    // As many as one endpoint may have under way: the others wait.
    expect(receiver.received.filter(({ path }) => path === `${base()}slow`)).toHaveLength(4);
    await beside.stop();
    receiver.reply = () => 204;
    receiver.take();
    expect((await deliver()).map(({ path }) => path)).toEqual(Array(10).fill(`${base()}slow`));
    const states = await readDeliveries(program, slow.id);
    expect(states.map(({ state, attempts }) => [state, attempts])).toEqual(Array(10).fill(["DELIVERED", 1]));
  }, 60_000);
});

describe("secrets", () => {
  test("after a rotation both sign, then one; at once on demand; neither is stored as it is", async () => {
    const { id: endpointId, secret: first } = await all();
    const fits = async (...secrets: readonly string[]): Promise<boolean[]> => {
      await moveSwitch();
      const [sent] = await deliver();
      return secrets.map((secret) => {
        try {
          return sent!.read(secret).type === "patient_access.changed";
        } catch {
          return false;
        }
      });
    };
    const rotated = await webhook(program, "rotateWebhookSecret", { id: endpointId });
    const second = rotated.secret;
    expect(second).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(rotated.webhookEndpoint.previousSecretUntil).toBe(new Date(portail.clock.now().getTime() + hours(24)).toISOString());
    expect(await fits(first, second)).toEqual([true, true]);
    portail.clock.advance(hours(24));
    expect(await fits(first, second)).toEqual([false, true]);
    expect((await readEndpoint(program, endpointId)).previousSecretUntil).toBeNull();
    const third = (await webhook(program, "rotateWebhookSecret", { id: endpointId, keepOldHours: 0 })).secret;
    expect(await fits(first, second, third)).toEqual([false, false, true]);
    expect(codesOf(await webhook(program, "rotateWebhookSecret", { id: endpointId, keepOldHours: 169 }))).toEqual([
      "VALIDATION_FAILED input.keepOldHours",
    ]);
    const stored = JSON.stringify([await portail.database.manager.find(WebhookEndpoint), portail.log()]);
    for (const secret of [first, second, third]) expect(stored).not.toContain(secret.slice(6, 30));
  });
});

describe("a test delivery", () => {
  test("says what happened, counts for nothing, works where the endpoint is disabled, ten times a minute", async () => {
    const endpoint = await all();
    const test = () => webhook(program, "sendTestWebhook", { id: endpoint.id });
    const { result } = await test();
    const [sent] = receiver.take();
    expect(result).toMatchObject({ eventId: sent!.headers["webhook-id"], delivered: true, status: 204, reason: null });
    expect(sent!.read(endpoint.secret)).toMatchObject({ type: "portail.test", data: { webhookEndpointId: endpoint.id, causedBy: null } });
    await webhook(program, "disableWebhookEndpoint", { id: endpoint.id });
    receiver.reply = () => 500;
    expect((await test()).result).toMatchObject({ delivered: false, status: 500, reason: "STATUS" });
    for (let made = 2; made < 10; made += 1) await test();
    expect(codesOf(await test())).toEqual(["TOO_MANY_REQUESTS input"]);
    expect(await readEndpoint(program, endpoint.id)).toMatchObject({ failingSince: null, lastDeliveredAt: null });
    expect(await readDeliveries(program, endpoint.id)).toEqual([]);
    receiver.take();
  });
});

describe("who may", () => {
  test("a consumer its own, support everybody's; to anybody else there is none", async () => {
    const mine = await all();
    const other = portail.program(await clinic.tokenWith("WEBHOOKS", "PATIENTS_READ"), clinic.clinic.slug);
    const theirs = await makeEndpoint(other, receiver.url, ["PATIENT_ACCESS_CHANGED"], { description: " Leur  adresse " });
    expect(theirs.description).toBe("Leur  adresse");
    expect(await readEndpoint(other, mine.id)).toBeNull();
    expect(await readEndpoint(support, mine.id)).toMatchObject({ url: mine.url });
    const own = "{ viewer { apiConsumer { id webhookEndpoints { id } } } }";
    const seen = async (caller: ApiClient) =>
      (await caller.data(own)).viewer.apiConsumer.webhookEndpoints.map((each: { id: string }) => each.id);
    expect([await seen(program), await seen(other)]).toEqual([[mine.id], [theirs.id]]);

    const stranger = await TestClinic.open(portail, `${clinic.clinic.slug}-b`);
    const strangers = portail.program(stranger.token, stranger.clinic.slug);
    const operations: [string, object, string][] = [
      ["updateWebhookEndpoint", { id: mine.id, version: 1, url: receiver.url }, "id"],
      ["rotateWebhookSecret", { id: mine.id }, "id"],
      ["disableWebhookEndpoint", { id: mine.id }, "id"],
      ["enableWebhookEndpoint", { id: mine.id }, "id"],
      ["sendTestWebhook", { id: mine.id }, "id"],
      ["replayWebhookEvent", { endpointId: mine.id, deliveryId: mine.id }, "endpointId"],
      ["replayWebhookEvents", { endpointId: mine.id, since: "2026-03-01T00:00:00Z" }, "endpointId"],
      ["deleteWebhookEndpoint", { id: mine.id }, "id"],
    ];
    const without = portail.program(await clinic.tokenWith(...consumerScopes.filter((scope) => scope !== "WEBHOOKS")), clinic.clinic.slug);
    const refused: [string, ApiClient][] = [
      ["UNAUTHENTICATED", portail.browser(clinic.clinic.slug)],
      ["FORBIDDEN", without],
      ["FORBIDDEN", await clinic.staff("ADMIN")],
      ["FORBIDDEN", await clinic.staff("DESK")],
    ];
    for (const [name, input, field] of operations) {
      for (const caller of [other, strangers])
        expect([name, codesOf(await webhook(caller, name, input))]).toEqual([name, [`NOT_FOUND input.${field}`]]);
      for (const [code, caller] of refused) expect([name, await caller.refusal(webhookDocument(name), { input })]).toEqual([name, [code]]);
    }
    const creation = { url: receiver.url, topics: ["INVOICE_PAID"], consumerId: consumerId(clinic.consumer.id) };
    for (const [code, caller] of refused)
      expect(await caller.refusal(webhookDocument("createWebhookEndpoint"), { input: creation })).toEqual([code]);
    for (const caller of [other, strangers])
      expect(codesOf(await webhook(caller, "createWebhookEndpoint", creation))).toEqual(["NOT_FOUND input.consumerId"]);
    expect(await without.refusal(own)).toEqual(["FORBIDDEN"]);
    expect(await readEndpoint(program, mine.id)).toMatchObject({ version: 1, enabled: true });

    expect((await webhook(support, "createWebhookEndpoint", creation)).webhookEndpoint.topics).toEqual(["INVOICE_PAID"]);
    expect(codesOf(await webhook(support, "createWebhookEndpoint", { ...creation, consumerId: null }))).toEqual([
      "NOT_FOUND input.consumerId",
    ]);
  });

  test("a topic needs its right; fields are checked at their places; changes by their version; all of it is audited", async () => {
    const token = await clinic.tokenWith("WEBHOOKS", "PATIENT_ACCESS");
    const caller = portail.program(token, clinic.clinic.slug);
    const refused = await webhook(caller, "createWebhookEndpoint", {
      url: "http://10.0.0.1/",
      topics: ["PATIENT_ACCESS_CHANGED", "INVOICE_PAID"],
    });
    expect(codesOf(refused)).toEqual(["VALIDATION_FAILED input.url", "VALIDATION_FAILED input.topics.1"]);
    expect(refused.errors[1].messages.en).toContain("BILLING_READ");
    expect(codesOf(await webhook(caller, "createWebhookEndpoint", { url: receiver.url, topics: [] }))).toEqual([
      "VALIDATION_FAILED input.topics",
    ]);
    const endpoint = await makeEndpoint(caller, receiver.url, ["PATIENT_ACCESS_CHANGED", "PORTAL_SETTINGS_UPDATED"]);
    expect(endpoint.topics).toEqual(["PORTAL_SETTINGS_UPDATED", "PATIENT_ACCESS_CHANGED"]);
    const update = (input: object) => webhook(caller, "updateWebhookEndpoint", { id: endpoint.id, version: 1, ...input });
    expect(codesOf(await update({ topics: ["APPOINTMENT_CHANGED"] }))).toEqual(["VALIDATION_FAILED input.topics.0"]);
    expect((await update({ description: "Tableau" })).webhookEndpoint).toMatchObject({
      version: 2,
      description: "Tableau",
      url: `${receiver.url}/`,
    });
    expect(codesOf(await update({ description: "Autre" }))).toEqual(["CONFLICT input.version"]);
    expect((await update({ version: 2, description: "Tableau" })).webhookEndpoint.version).toBe(2);
    expect((await update({ version: 2, description: null })).webhookEndpoint).toMatchObject({ version: 3, description: null });
    expect((await webhook(caller, "deleteWebhookEndpoint", { id: endpoint.id })).deletedId).toBe(endpoint.id);
    expect(await readEndpoint(support, endpoint.id)).toBeNull();
    const rows = await portail.database.manager.find(AuditEvent, { where: { clinicId: clinic.clinic.id }, order: { id: "ASC" } });
    const trail = rows.filter(({ action }) => action.startsWith("webhook")).map(({ action, changedFields }) => [action, changedFields]);
    expect(trail).toEqual([
      ["webhook-endpoint.created", []],
      ["webhook-endpoint.updated", ["description"]],
      ["webhook-endpoint.updated", ["description"]],
      ["webhook-endpoint.deleted", []],
    ]);
    expect(
      await caller.refusal(
        `query ($id: ID!) { node(id: $id) { ... on WebhookEndpoint { ${endpointFields} deliveries(after: "x") { edges { cursor } } } } }`,
        { id: endpoint.id },
      ),
    ).toEqual([]);
  });
});

test("what is looked for again and again is found by an index, however much is kept", async () => {
  const endpoint = await all();
  const { clinicId, id: endpointId } = await portail.database.manager.findOneByOrFail(WebhookEndpoint, { clinicId: clinic.clinic.id });
  const at = (place: number): Date => new Date(portail.clock.now().getTime() - place * 1_000);
  const row = (place: number) =>
    Object.assign(new WebhookDelivery(), {
      ...{ clinicId, id: newId(), endpointId: place % 2 === 0 ? endpointId : newId(), eventId: newId(), topic: "INVOICE_PAID" },
      ...{ state: "DELIVERED", attempts: 1, firstAttemptAt: at(place), nextAt: null, leaseToken: null, reason: null, tries: [] },
      ...{ deliveredAt: at(place), occurredAt: at(place), expiresAt: new Date(portail.clock.now().getTime() + days(20)) },
    } as const);
  for (let made = 0; made < 3_000; made += 500) {
    const some = Array.from({ length: 500 }, (_, place) => row(made + place));
    await portail.database.transaction((tx) => insertRows(tx, WebhookDelivery, some));
  }
  await moveSwitch();
  if (testDatabaseKind() === "mariadb") await portail.database.manager.query("ANALYZE TABLE webhook_deliveries");
  const { statements: heard } = await statements.during(async () => {
    await readDeliveries(program, endpoint.id, "first: 10");
    await readDeliveries(program, endpoint.id, "first: 10, state: FAILED");
    await webhook(program, "replayWebhookEvents", { endpointId: endpoint.id, since: portail.clock.now().toISOString() });
    await deliver();
    await portail.services.webhooks.sweep.run(new AbortController().signal);
  });
  const reads = heard.filter(({ sql }) => /^\s*SELECT/.test(sql) && /webhook_(deliveries|events|endpoints)/.test(sql));
  expect(reads.length).toBeGreaterThan(7);
  expect(await faultsOf(portail, reads)).toEqual([]);
});

test("events are forgotten after thirty days, and a list is read a page at a time", async () => {
  const endpoint = await all();
  for (let made = 0; made < 3; made += 1) {
    await moveSwitch();
    portail.clock.advance(minutes(1));
  }
  await deliver();
  const query = `query ($id: ID!, $after: String) { node(id: $id) { ... on WebhookEndpoint {
    deliveries(first: 2, after: $after, state: DELIVERED) { edges { node { occurredAt } } pageInfo { hasNextPage endCursor } } } } }`;
  const page = async (after: string | null) => (await program.data(query, { id: endpoint.id, after })).node.deliveries;
  const first = await page(null);
  const second = await page(first.pageInfo.endCursor);
  const times = [...first.edges, ...second.edges].map(({ node }: { node: { occurredAt: string } }) => node.occurredAt);
  expect([times.length, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([3, true, false]);
  expect(times).toEqual(times.toSorted().toReversed());
  portail.clock.advance(days(30) - minutes(3));
  const sweep = () => portail.services.webhooks.sweep.run(new AbortController().signal);
  const left = () => portail.database.manager.countBy(WebhookEvent, { clinicId: clinic.clinic.id });
  await sweep();
  expect(await left()).toBe(2);
  portail.clock.advance(minutes(2));
  await sweep();
  expect(await left()).toBe(0);
  expect(await readDeliveries(program, endpoint.id)).toEqual([]);
});
