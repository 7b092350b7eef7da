import { toGlobalId } from "../../../graphql/global-id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { change, markRead, reply, start } from "../testing/conversation-calls.ts";

let portail: Portail;
let clinic: TestClinic;
const statements = new StatementCounter();

beforeAll(async () => {
  portail = await startPortail({ statements });
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

const query = "{ viewer { patient { conversationsVersion } } }";

const versionOf = async (browser: ApiClient): Promise<string> => (await browser.data(query)).viewer.patient.conversationsVersion;

test("the version changes with whatever the patient sees of their conversations, and with nothing else", async () => {
  const patient = await clinic.patient();
  const [browser, desk] = [await clinic.signInPatient(patient), await clinic.staff("DESK")];
  const seen = [await versionOf(browser)];
  const step = async (work: () => Promise<unknown>): Promise<void> => {
    await work();
    seen.push(await versionOf(browser));
  };
  const { conversation } = await start(desk, patient.id);
  const { id } = conversation;
  await step(async () => undefined);
  await step(() => markRead(browser, id, 1));
  await step(() => reply(browser, id));
  await step(() => reply(desk, id, { bodyText: "Bien." }));
  await step(() => change(desk, "closeConversation", { conversationId: id, version: 1 }));
  await step(() => change(desk, "reopenConversation", { conversationId: id, version: 2 }));
  await step(() => change(desk, "setConversationReplies", { conversationId: id, version: 3, allowed: false }));
  expect(new Set(seen).size).toBe(seen.length);
  const before = await versionOf(browser);
  await start(desk, (await clinic.patient()).id);
  await markRead(desk, id, 3);
  expect(await versionOf(browser)).toBe(before);
});

test("asking costs one statement beside the session's, and is the patient's own", async () => {
  const patient = await clinic.patient();
  const browser = await clinic.signInPatient(patient);
  await versionOf(browser);
  const { statements: sent } = await statements.during(() => browser.post({ query }, { "portail-background": "1" }));
  expect(sent).toHaveLength(2);
  const desk = await clinic.staff("DESK");
  const asked = "query ($id: ID!) { patient(id: $id) { conversationsVersion } }";
  expect(await desk.refusal(asked, { id: toGlobalId("Patient", patient.id) })).toEqual(["FORBIDDEN"]);
});

const stampQuery = "query ($id: ID!) { conversationStamp(id: $id) }";

test("a conversation's stamp changes with whatever staff see of it, and is the one that comes with it", async () => {
  const patient = await clinic.patient();
  const [browser, desk] = [await clinic.signInPatient(patient), await clinic.staff("DESK")];
  const { id } = (await start(desk, patient.id)).conversation;
  const stampNow = async (): Promise<string> => (await desk.data(stampQuery, { id })).conversationStamp;
  const seen = [await stampNow()];
  const [{ id: staffMemberId }] = (await desk.data("{ conversationAssignees { id } }")).conversationAssignees;
  const steps = [
    () => markRead(browser, id, 1),
    () => reply(browser, id),
    () => markRead(desk, id, 2),
    () => change(desk, "markConversationUnread", { conversationId: id }),
    () => change(desk, "assignConversation", { conversationId: id, staffMemberId }),
    () => change(desk, "setConversationReplies", { conversationId: id, version: 1, allowed: false }),
    () => change(desk, "closeConversation", { conversationId: id, version: 2 }),
    () => change(desk, "reopenConversation", { conversationId: id, version: 3 }),
  ];
  for (const step of steps) {
    await step();
    const stamp = await stampNow();
    expect(seen.at(-1)).not.toBe(stamp);
    seen.push(stamp);
  }
  const { conversation } = await desk.data("query ($id: ID!) { conversation(id: $id) { stamp } }", { id });
  expect(conversation.stamp).toBe(seen.at(-1));
  expect(await desk.refusal("query ($id: ID!) { conversation(id: $id) { stamp } }", { id })).toEqual([]);
  expect(await browser.refusal("query ($id: ID!) { conversation(id: $id) { stamp } }", { id })).toEqual(["FORBIDDEN"]);
});

test("asking for a stamp leaves no trace, and costs a statement for the conversation and one for the settings", async () => {
  const patient = await clinic.patient();
  const desk = await clinic.staff("DESK");
  const { id } = (await start(desk, patient.id)).conversation;
  const traces = () => portail.database.manager.countBy(AuditEvent, { clinicId: clinic.clinic.id });
  const before = await traces();
  const ask = { query: stampQuery, variables: { id } };
  await desk.post(ask);
  const { statements: sent } = await statements.during(() => desk.post(ask, { "portail-background": "1" }));
  expect(sent).toHaveLength(3);
  expect(await traces()).toBe(before);
  const other = await TestClinic.open(portail, "maple");
  const foreign = await other.staff("DESK");
  expect(await foreign.data(stampQuery, { id })).toEqual({ conversationStamp: null });
  expect(await desk.data(stampQuery, { id: patient.id })).toEqual({ conversationStamp: null });
});
