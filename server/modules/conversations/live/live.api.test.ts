import { toGlobalId } from "../../../graphql/global-id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
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
