import { toGlobalId } from "../../../graphql/global-id.ts";
import { days } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { pdf } from "../attachments/testing/pdfs.ts";
import { upload } from "../attachments/testing/uploads.ts";
import { reply, start } from "../testing/conversation-calls.ts";

let portail: Portail;
let clinic: TestClinic;
let desk: ApiClient;
let admin: ApiClient;
let patient: Patient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

beforeEach(async () => {
  desk = await clinic.staff("DESK");
  admin = await clinic.staff("ADMIN");
  patient = await clinic.patient();
});

const fields = `id patientId conversationId subject bodyHtml allowReplies repliesUntil repliesOnce savedAt attachments { id name url }`;

// Tests read what they asked for.
/* eslint-disable @typescript-eslint/no-explicit-any */
const save = async (client: ApiClient, input: object): Promise<any> =>
  (
    await client.data(
      `mutation ($input: SaveConversationDraftInput!) { saveConversationDraft(input: $input) {
      draft { ${fields} } errors { code path } } }`,
      { input },
    )
  ).saveConversationDraft;

const drafts = async (client: ApiClient): Promise<any[]> =>
  (await client.data(`{ viewer { conversationDrafts { ${fields} } } }`)).viewer.conversationDrafts;
/* eslint-enable @typescript-eslint/no-explicit-any */

const of = (one: Patient) => toGlobalId("Patient", one.id);

const forPatient = async (client: ApiClient, one: Patient = patient) =>
  (await drafts(client)).filter(({ patientId }) => patientId === of(one));

test("are kept as they are written, one for each patient, and are whose they are", async () => {
  await save(desk, { patientId: of(patient), subject: "Vos", bodyHtml: "<p>Bon<script>x</script></p>" });
  portail.clock.advance(1_000);
  const { draft } = await save(desk, { patientId: of(patient), subject: "Vos résultats", bodyHtml: "<p>Bonjour</p>", allowReplies: false });
  expect(await forPatient(desk)).toEqual([draft]);
  expect(draft).toMatchObject({
    conversationId: null,
    subject: "Vos résultats",
    bodyHtml: "<p>Bonjour</p>",
    allowReplies: false,
    repliesOnce: false,
  });
  expect(await forPatient(admin)).toEqual([]);
});

test("are saved by several tabs at once, the last of which stays", async () => {
  const saves = await Promise.all([1, 2, 3, 4, 5].map((n) => save(desk, { patientId: of(patient), subject: String(n) })));
  expect(saves.flatMap(({ errors }) => errors)).toEqual([]);
  expect(await forPatient(desk)).toHaveLength(1);
});

test("go with the message that is sent: of the new conversation, or of the one at hand", async () => {
  await save(desk, { patientId: of(patient), subject: "Nouveau" });
  const { conversation } = await start(desk, patient.id);
  expect(await forPatient(desk)).toEqual([]);
  await save(desk, { conversationId: conversation.id, bodyHtml: "<p>Et</p>" });
  await save(desk, { patientId: of(patient), subject: "Autre" });
  await save(admin, { conversationId: conversation.id, bodyHtml: "<p>Moi aussi</p>" });
  expect((await reply(desk, conversation.id)).errors).toEqual([]);
  expect((await forPatient(desk)).map(({ subject }) => subject)).toEqual(["Autre"]);
  expect(await forPatient(admin)).toHaveLength(1);
});

test("stay where the message was refused", async () => {
  await save(desk, { patientId: of(patient), subject: "Reste" });
  expect((await start(desk, patient.id, { attachmentIds: ["nothing"] })).conversation).toBeNull();
  expect(await forPatient(desk)).toHaveLength(1);
});

test("keep their files as long as they are kept, and leave out what is gone or somebody else's", async () => {
  const [mine, theirs] = [(await upload(desk, pdf())).attachment, (await upload(admin, pdf())).attachment];
  const { draft } = await save(desk, { patientId: of(patient), attachmentIds: [mine.id, theirs.id, "nothing"] });
  expect(draft.attachments.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
  expect((await desk.send(draft.attachments[0].url)).status).toBe(200);
  expect((await admin.send(draft.attachments[0].url)).status).toBe(404);
  portail.clock.advance(days(20));
  expect(await portail.services.attachments.collect(portail.clock.now())).toBe(1);
  desk = await clinic.staff("DESK");
  expect((await forPatient(desk))[0].attachments).toHaveLength(1);
  expect((await start(desk, patient.id, { attachmentIds: [mine.id] })).errors).toEqual([]);
});

test("are gone 30 days after their last change", async () => {
  await save(desk, { patientId: of(patient), subject: "Vieux" });
  const { signal } = new AbortController();
  portail.clock.advance(days(30) - 1);
  await portail.services.conversationDrafts.sweep.run(signal);
  expect(await forPatient(await clinic.staff("DESK"))).toHaveLength(1);
  portail.clock.advance(1);
  await portail.services.conversationDrafts.sweep.run(signal);
  expect(await forPatient(await clinic.staff("DESK"))).toEqual([]);
});

test("are thrown away, also where there is none", async () => {
  const input = { patientId: of(patient) };
  const discard =
    "mutation ($input: DiscardConversationDraftInput!) { discardConversationDraft(input: $input) { draft { id } errors { code } } }";
  await save(desk, input);
  for (let time = 0; time < 2; time += 1)
    expect((await desk.data(discard, { input })).discardConversationDraft).toEqual({ draft: null, errors: [] });
  expect(await forPatient(desk)).toEqual([]);
});

test.each<[string, () => object, string, string]>([
  ["nobody", () => ({}), "VALIDATION_FAILED", "patientId"],
  [
    "both",
    () => ({ patientId: of(patient), conversationId: toGlobalId("Conversation", "0".repeat(26)) }),
    "VALIDATION_FAILED",
    "patientId",
  ],
  ["an unknown patient", () => ({ patientId: toGlobalId("Patient", "0".repeat(26)) }), "NOT_FOUND", "patientId"],
  ["an unknown conversation", () => ({ conversationId: "nothing" }), "NOT_FOUND", "conversationId"],
  ["too long a subject", () => ({ patientId: of(patient), subject: "a".repeat(151) }), "VALIDATION_FAILED", "subject"],
  ["too long a body", () => ({ patientId: of(patient), bodyHtml: "a".repeat(20_001) }), "VALIDATION_FAILED", "bodyHtml"],
])("can't be saved for %s", async (_name, input, code, field) => {
  expect(await save(desk, input())).toMatchObject({ draft: null, errors: [{ code, path: ["input", field] }] });
});

test("of another clinic's patients can't be, nor can programs, patients or support have any", async () => {
  const maple = await TestClinic.open(portail, `maple${portail.clock.now().getTime()}`);
  expect((await save(await maple.staff("DESK"), { patientId: of(patient) })).errors[0].code).toBe("NOT_FOUND");
  const query = "{ viewer { conversationDrafts { id } } }";
  for (const client of [portail.program(clinic.token), await clinic.signInPatient(patient), await clinic.staff("SUPPORT")])
    expect(await client.refusal(query)).toEqual(["FORBIDDEN"]);
});
