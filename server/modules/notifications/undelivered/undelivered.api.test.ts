import { In } from "typeorm";
import { listInbox } from "../../../gateways/inbox/inbox-folder.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, later } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { startPortail, type Portail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { OutboxMessage } from "../outbox-message.entity.ts";
import { codeFor, noticeFor } from "../testing/post-office.ts";
import { refuseMessages } from "../testing/undelivered.ts";
import { UndeliveredMessage } from "./undelivered-message.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let desk: ApiClient;
beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  desk = await clinic.staff("DESK");
});
beforeEach(async () => {
  for (const entity of [UndeliveredMessage, OutboxMessage, AuditEvent]) await portail.database.manager.clear(entity);
});
afterAll(() => portail.stop());

const listDocument = `query ($first: Int!, $after: String, $state: UndeliveredState, $channel: NotificationChannel) {
  undeliveredMessages(first: $first, after: $after, state: $state, channel: $channel) {
    edges { node { id kind kindText { fr en } channel maskedDestination askedAt givenUpAt attempts reason reasonText { fr en } state canResend resentAt
      patient { lastName } } }
    pageInfo { hasNextPage endCursor } } }`;
const list = async (variables: Readonly<Record<string, unknown>> = {}, client = desk) =>
  (await client.data(listDocument, { first: 20, ...variables })).undeliveredMessages;

const resendDocument = `mutation ($input: ResendMessageInput!) { resendMessage(input: $input) {
  message { state canResend resentAt } errors { code path messages { fr en } } } }`;
const resend = async (id: string, client = desk) =>
  (await client.data(resendDocument, { input: { id: toGlobalId("UndeliveredMessage", id) } })).resendMessage;

const invitation = (patient: Patient, changes: Parameters<typeof noticeFor>[1] = {}) =>
  noticeFor(patient.email!, { clinicId: patient.clinicId, patientId: patient.id, ...changes });
const code = (patient: Patient) => codeFor(patient.email!, { clinicId: patient.clinicId, patientId: patient.id });

async function refusedInvitation(patient: Patient, changes: Parameters<typeof noticeFor>[1] = {}): Promise<string> {
  const [id] = await refuseMessages(portail, invitation(patient, changes));
  return id!;
}

const change = (patient: Patient, fields: Partial<Patient>) =>
  portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, fields);

/** What leaves with the product's own worker, newest first. */
async function newMail(): Promise<{ readonly to: string; readonly text: string }[]> {
  const before = (await listInbox(`${portail.folder}/inbox`)).length;
  await portail.services.worker.deliverDue();
  const all = await listInbox(`${portail.folder}/inbox`);
  return all.slice(0, all.length - before);
}

describe("the list", () => {
  test("says whose, what, where to, when, why and whether it can be sent again, in both languages, and nothing that it said", async () => {
    const patient = await clinic.patient({ lastName: "Desrochers", email: "eve@courriel.example" });
    await refuseMessages(portail, code(patient), invitation(patient));
    const { edges } = await list();
    const when = portail.clock.now().toISOString();
    expect(edges.map(({ node }: { node: object }) => node)).toEqual([
      expect.objectContaining({ kind: "PORTAL_INVITATION", state: "RESENDABLE", canResend: true }),
      expect.objectContaining({ kind: "ONE_TIME_CODE", state: "FINAL", canResend: false }),
    ]);
    expect(edges[0].node).toMatchObject({
      kindText: { fr: "Invitation au portail", en: "Invitation to the portal" },
      ...{ channel: "EMAIL", maskedDestination: "e•••@c•••.example", askedAt: when, givenUpAt: when, attempts: 1, reason: "REFUSED" },
      reasonText: { fr: expect.stringContaining("refusé"), en: expect.stringContaining("refused") },
      patient: { lastName: "Desrochers" },
      resentAt: null,
    });
    expect(JSON.stringify(edges)).not.toMatch(/eve@|12345678|#token/);
    expect(portail.log()).not.toMatch(/eve@|12345678|#token|Desrochers/);
  });

  test("holds no codes to people who are nobody's patients: made-up addresses would fill it", async () => {
    const before = (await list()).edges.length;
    await refuseMessages(portail, codeFor("nobody@courriel.example", { clinicId: clinic.clinic.id, patientId: null }));
    expect((await list()).edges).toHaveLength(before);
  });

  test("is a clinic's own, filtered, and a page at a time", async () => {
    const patient = await clinic.patient();
    const foreign = await maple.patient();
    for (let round = 0; round < 3; round += 1) {
      await refuseMessages(portail, code(patient), invitation(patient, { channel: "SMS", to: patient.mobile! }), code(foreign));
      portail.clock.advance(1_000);
    }
    const shown = ({ edges }: Awaited<ReturnType<typeof list>>) => edges.map(({ node }: { node: { kind: string } }) => node.kind);
    expect(shown(await list())).toHaveLength(6);
    expect(shown(await list({ state: "RESENDABLE" }))).toEqual(Array(3).fill("PORTAL_INVITATION"));
    expect(shown(await list({ state: "RESENT" }))).toEqual([]);
    expect(shown(await list({ channel: "EMAIL" }))).toEqual(Array(3).fill("ONE_TIME_CODE"));
    expect(shown(await list({ channel: "SMS", state: "FINAL" }))).toEqual([]);
    const first = await list({ first: 4 });
    const second = await list({ first: 4, after: first.pageInfo.endCursor });
    expect([shown(first).length, shown(second).length]).toEqual([4, 2]);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const ids = [...first.edges, ...second.edges].map(({ node }: { node: { id: string } }) => node.id);
    expect(new Set(ids).size).toBe(6);
  });

  test("leaves a trace of who looked at whose", async () => {
    const patient = await clinic.patient();
    const id = await refusedInvitation(patient);
    await list();
    const events = await portail.database.manager.findBy(AuditEvent, { patientId: patient.id });
    expect(events.map(({ action, subjectId }) => [action, subjectId])).toEqual(
      expect.arrayContaining([
        ["undelivered-message.read", id],
        ["patient.read", patient.id],
      ]),
    );
  });
});

describe("sending again", () => {
  test("goes to the contact and in the language that the chart has now, once, with a trace", async () => {
    const patient = await clinic.patient({ email: "old@courriel.example", language: "fr" });
    const id = await refusedInvitation(patient);
    await change(patient, { email: "new@courriel.example", language: "en" });
    expect(await resend(id)).toEqual({
      message: { state: "RESENT", canResend: false, resentAt: portail.clock.now().toISOString() },
      errors: [],
    });
    expect(await resend(id)).toMatchObject({ message: { state: "RESENT" }, errors: [] });
    expect(await newMail()).toEqual([
      expect.objectContaining({ to: "new@courriel.example", text: expect.stringContaining("The clinic invites you to its portal") }),
    ]);
    const kept = await portail.database.manager.findOneByOrFail(UndeliveredMessage, { id });
    expect(kept).toMatchObject({ payload: null, state: "RESENT", resentAs: expect.any(String) });
    const events = await portail.database.manager.findBy(AuditEvent, { action: "undelivered-message.resend" });
    expect(events).toMatchObject([{ subjectId: id, patientId: patient.id, actorKind: "staff" }]);
  });

  test("of any number of clicks at once, through two servers, makes one message", async () => {
    const second = await startPortail({ beside: portail });
    const patient = await clinic.patient();
    const id = await refusedInvitation(patient);
    const other = second.browser();
    for (const [name, value] of desk.cookies) other.cookies.set(name, value);
    const answers = await Promise.all(Array.from({ length: 16 }, (_, index) => resend(id, index % 2 === 0 ? desk : other)));
    await second.stop();
    expect(answers.map(({ message }) => message?.state)).toEqual(Array(16).fill("RESENT"));
    expect(await portail.database.manager.countBy(OutboxMessage, { status: In(["PENDING", "SENT"]) })).toBe(1);
    expect(await portail.database.manager.countBy(AuditEvent, { action: "undelivered-message.resend" })).toBe(1);
  });

  test("goes by the other channel where the chart now wants that one alone", async () => {
    const patient = await clinic.patient();
    const id = await refusedInvitation(patient);
    await change(patient, { notificationMethod: "SMS" });
    expect(await resend(id)).toMatchObject({ errors: [] });
    expect(await newMail()).toEqual([expect.objectContaining({ channel: "SMS", to: patient.mobile })]);
  });

  test("never sends a code: the patient asks for a new one", async () => {
    const patient = await clinic.patient();
    const [id] = await refuseMessages(portail, code(patient));
    const { message, errors } = await resend(id!);
    expect(message).toBeNull();
    expect(errors).toMatchObject([
      { code: "CONFLICT", path: ["input", "id"], messages: { en: expect.stringContaining("never sent again") } },
    ]);
    expect(await newMail()).toEqual([]);
  });

  const cases: [string, Partial<Patient>, RegExp][] = [
    ["has no address any more", { email: null }, /no e-mail/],
    ["has no mobile and wants texts", { mobile: null, notificationMethod: "SMS" }, /no mobile/],
    ["wants no notifications", { notificationMethod: "NONE" }, /wants no notifications/],
    ["unsubscribed", { unsubscribedFromEmail: true }, /unsubscribed/],
    ["has no access", { accessEnabled: false }, /no access/],
    ["is archived", { archived: true }, /no access/],
  ];
  test.each(cases)("is refused where the chart %s, and possible once that is mended", async (_, fields, words) => {
    const patient = await clinic.patient();
    const id = await refusedInvitation(patient);
    await change(patient, fields);
    const { message, errors } = await resend(id);
    expect(message).toBeNull();
    expect(errors).toMatchObject([{ code: "CONFLICT", messages: { en: expect.stringMatching(words) } }]);
    expect(await newMail()).toEqual([]);
    const { email, mobile, notificationMethod } = patient;
    await change(patient, { email, mobile, notificationMethod, unsubscribedFromEmail: false, accessEnabled: true, archived: false });
    expect(await resend(id)).toMatchObject({ message: { state: "RESENT" }, errors: [] });
  });

  test("is over when what it said is gone, or its own time is up", async () => {
    const patient = await clinic.patient();
    const old = await refusedInvitation(patient);
    const late = await refusedInvitation(patient, { notAfter: later(portail.clock.now(), days(7)) });
    portail.clock.advance(days(7));
    desk = await clinic.staff("DESK");
    expect((await list()).edges.map(({ node }: { node: { canResend: boolean } }) => node.canResend)).toEqual([false, true]);
    portail.clock.advance(days(23));
    desk = await clinic.staff("DESK");
    for (const sweep of portail.services.sweeps.filter(({ name }) => name === "messages")) await sweep.run(new AbortController().signal);
    for (const id of [old, late]) expect(await resend(id)).toMatchObject({ message: null, errors: [{ code: "CONFLICT" }] });
    expect(await newMail()).toEqual([]);
  });

  test("knows no message of another clinic, and none that isn't there", async () => {
    const id = await refusedInvitation(await maple.patient());
    expect(await resend(id)).toMatchObject({ message: null, errors: [{ code: "NOT_FOUND" }] });
    const other = (await desk.data(resendDocument, { input: { id: toGlobalId("Patient", id) } })).resendMessage;
    expect(other).toMatchObject({ message: null, errors: [{ code: "NOT_FOUND" }] });
  });
});
