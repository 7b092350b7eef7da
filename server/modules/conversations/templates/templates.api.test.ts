import { toGlobalId } from "../../../graphql/global-id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { ConversationTemplate } from "./conversation-template.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let admin: ApiClient;
let desk: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  admin = await clinic.staff("ADMIN");
  desk = await clinic.staff("DESK");
});

afterAll(() => portail.stop());

const fields = "id name subject { fr en } body { fr en } archived version updatedAt updatedBy { name }";

// Tests read what they asked for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function mutate(client: ApiClient, name: string, input: object): Promise<any> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const selection = `template { ${fields} } errors { code path message ... on ConversationTemplateConflict { current { version name } } }`;
  return (await client.data(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`, { input }))[name];
}

const whole = (name = "Résultats") => ({
  name,
  subject: { fr: "Vos résultats", en: "Your results" },
  body: { fr: "<p>Bonjour</p>", en: "<p>Hello</p>" },
});

const make = async (name?: string) => (await mutate(admin, "createConversationTemplate", whole(name))).template;

const list = async (client: ApiClient, archived = false): Promise<string[]> => {
  const query = "query ($archived: Boolean!) { conversationTemplates(archived: $archived) { name } }";
  return (await client.data(query, { archived })).conversationTemplates.map(({ name }: { name: string }) => name);
};

test("are made by the administration, in both languages, and offered to whoever writes, by name", async () => {
  const made = await make("Zone");
  expect(made).toMatchObject({ ...whole("Zone"), archived: false, version: 1, updatedBy: { name: "ADMIN demo" } });
  await make("Accueil");
  expect(await list(desk)).toEqual(["Accueil", "Zone"]);
  expect(await list(portail.program(clinic.token))).toEqual(["Accueil", "Zone"]);
  expect(await list(await maple.staff("DESK"))).toEqual([]);
});

test("are cleaned on the way in and on the way out", async () => {
  const body = { fr: '<p onclick="x()">a<script>b</script></p>', en: "<p>c</p>" };
  const { template } = await mutate(admin, "createConversationTemplate", { ...whole("Propre"), body });
  expect(template.body.fr).toBe("<p>a</p>");
  await portail.database.manager.update(
    ConversationTemplate,
    { clinicId: clinic.clinic.id, name: "Propre" },
    { bodyEn: "<img src=x onerror=y>d" },
  );
  const { conversationTemplates } = await desk.data("{ conversationTemplates { name body { en } } }");
  expect(conversationTemplates.find(({ name }: { name: string }) => name === "Propre").body.en).toBe("d");
});

test.each<[string, object, string[][]]>([
  ["no name", { name: " " }, [["input", "name"]]],
  ["a long name", { name: "a".repeat(101) }, [["input", "name"]]],
  ["one language", { subject: { fr: "a", en: "" } }, [["input", "subject", "en"]]],
  [
    "an empty body",
    { body: { fr: "<p></p>", en: "<script>a</script>" } },
    [
      ["input", "body", "fr"],
      ["input", "body", "en"],
    ],
  ],
  ["a long body", { body: { fr: "a".repeat(20_001), en: "b" } }, [["input", "body", "fr"]]],
  ["no body", { body: null }, [["input", "body"]]],
])("can't be made with %s", async (_name, input, paths) => {
  const before = await list(desk);
  const { template, errors } = await mutate(admin, "createConversationTemplate", { ...whole(), ...input });
  expect(template).toBeNull();
  expect(errors.map(({ code, path }: { code: string; path: string[] }) => [code, path])).toEqual(
    paths.map((path) => ["VALIDATION_FAILED", path]),
  );
  expect(await list(desk)).toEqual(before);
});

test("are changed from the version that was seen, by one of several who change them at once", async () => {
  const { id } = await make("Course");
  const saves = await Promise.all(
    [1, 2, 3, 4].map((n) => mutate(admin, "updateConversationTemplate", { id, version: 1, name: `Course ${n}` })),
  );
  const won = saves.filter(({ template }) => template);
  expect(won).toHaveLength(1);
  for (const { errors } of saves.filter(({ template }) => !template))
    expect(errors).toMatchObject([{ code: "CONFLICT", current: { version: 2, name: won[0].template.name } }]);
  const events = await portail.database.manager.findBy(AuditEvent, { action: "conversation-template.updated" });
  expect(events.map(({ changedFields }) => changedFields)).toEqual([["name"]]);
});

test("keep what an update doesn't name, and their version when nothing changes", async () => {
  const { id } = await make("Même");
  const { template } = await mutate(admin, "updateConversationTemplate", { id, version: 1, subject: { fr: "a", en: "b" } });
  expect(template).toMatchObject({ ...whole("Même"), subject: { fr: "a", en: "b" }, version: 2 });
  expect((await mutate(admin, "updateConversationTemplate", { id, version: 2, name: "Même" })).template.version).toBe(2);
});

test("are archived and come back", async () => {
  const { id } = await make("Vieux");
  expect((await mutate(admin, "archiveConversationTemplate", { id, version: 1 })).template).toMatchObject({ archived: true, version: 2 });
  expect([await list(desk), await list(desk, true)]).toEqual([expect.not.arrayContaining(["Vieux"]), ["Vieux"]]);
  expect((await mutate(admin, "restoreConversationTemplate", { id, version: 1 })).errors[0].code).toBe("CONFLICT");
  expect((await mutate(admin, "restoreConversationTemplate", { id, version: 2 })).template).toMatchObject({ archived: false, version: 3 });
});

test("of another clinic, and what is none, are not there", async () => {
  const { id } = await make("Ici");
  const theirs = await maple.staff("ADMIN");
  for (const unknown of [id, toGlobalId("ConversationTemplate", "0".repeat(26)), "nothing"])
    expect((await mutate(theirs, "updateConversationTemplate", { id: unknown, version: 1, name: "x" })).errors[0].code).toBe("NOT_FOUND");
});

test("are the administration's to change, and nobody's to read who doesn't write", async () => {
  const input = whole();
  const create = "mutation ($input: CreateConversationTemplateInput!) { createConversationTemplate(input: $input) { errors { code } } }";
  const query = "{ conversationTemplates { id } }";
  const patient = await clinic.signInPatient(await clinic.patient());
  expect(await desk.refusal(create, { input })).toEqual(["FORBIDDEN"]);
  expect(await patient.refusal(create, { input })).toEqual(["FORBIDDEN"]);
  expect(await portail.browser().refusal(create, { input })).toEqual(["UNAUTHENTICATED"]);
  expect(await patient.refusal(query)).toEqual(["FORBIDDEN"]);
  expect(await (await clinic.staff("SUPPORT")).refusal(query)).toEqual(["FORBIDDEN"]);
});
