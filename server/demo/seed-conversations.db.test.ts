import { createTestDatabaseUrl, type TestDatabase } from "../db/testing/test-database.ts";
import { Conversation } from "../modules/conversations/conversation.entity.ts";
import { Message } from "../modules/conversations/message.entity.ts";
import { generateDemo, type DemoClinic } from "./generator/generate-demo.ts";
import { patientExternalId } from "./generator/generate-patients.ts";
import { openDemoClinic, type DemoServices } from "./open-demo-clinic.ts";
import { seedConversations } from "./seed-conversations.ts";
import { createDemoServices } from "./testing/demo-services.ts";

const now = new Date("2025-03-11T12:00:00Z");

let disk: TestDatabase;
let services: DemoServices;

beforeAll(async () => {
  disk = await createTestDatabaseUrl();
  services = await createDemoServices(disk.url, now);
  for (const data of generateDemo(now)) await openWithCharts(data);
}, 120_000);

/** A demo clinic with the charts that scripts are about: the named ones, and some in each language. */
async function openWithCharts(data: DemoClinic): Promise<void> {
  const { clinic, consumer } = await openDemoClinic(services, data);
  const [type] = (await services.clinics.identificationTypes(clinic.id)).filter(({ kind }) => kind === "OTHER");
  const charts = Array.from({ length: 8 }, (_, place) => ({
    ...{ externalId: patientExternalId(place + 1), firstName: "Ève", lastName: "Roy", dateOfBirth: "1984-02-29", sex: "FEMALE" },
    ...{ language: place % 2 ? "en" : "fr", email: `demo${place}@courriel.example`, verified: true },
    identifications: [{ typeId: type!.id, value: `GH-${place}` }],
  }));
  const actor = services.consumers.actingFor(consumer, { requestId: "test", networkAddress: null });
  const outcome = await services.patients.upsert(actor, charts, "fr");
  expect(outcome.ok && outcome.value.every((result) => result.outcome === "CREATED")).toBe(true);
}

afterAll(async () => {
  await services.database.close();
  await disk.drop();
});

test("the demo clinics have conversations of every kind, in the past, and are given them once", async () => {
  const { manager } = services.database;
  await seedConversations(services, now);
  const all = await manager.find(Conversation);
  const messages = await manager.count(Message);
  expect(all).toHaveLength(13);
  expect(all.every(({ lastMessageAt }) => lastMessageAt < now)).toBe(true);
  expect(new Set(all.map(({ patientId }) => patientId)).size).toBe(9);
  expect(Math.max(...all.map(({ lastMessagePosition }) => lastMessagePosition))).toBe(60);
  expect(all.filter(({ closed }) => closed)).toHaveLength(2);
  expect(all.filter(({ repliesAllowed }) => !repliesAllowed)).toHaveLength(2);
  expect(all.filter(({ unread }) => unread)).toHaveLength(4);
  expect(all.filter(({ unreadByPatient }) => unreadByPatient > 0)).toHaveLength(3);
  expect(all.filter(({ assignedTo }) => assignedTo)).toHaveLength(2);

  await seedConversations(services, new Date("2025-09-01T12:00:00Z"));
  expect([await manager.count(Conversation), await manager.count(Message)]).toEqual([13, messages]);
});
