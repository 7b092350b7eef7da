import fc from "fast-check";
import type { Actor, PatientActor } from "../../kernel/actor.ts";
import { days } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { Conversation } from "./conversation.entity.ts";
import type { MessageSide } from "./conversation.entity.ts";
import { Message } from "./message.entity.ts";
import { beginConversation } from "./testing/begin-conversation.ts";

let portail: Portail;
let clinic: TestClinic;
let patient: Patient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  patient = await clinic.patient();
}, 120_000);

afterAll(() => portail.stop());

type Step =
  | { readonly do: "write"; readonly side: MessageSide }
  | { readonly do: "read"; readonly side: MessageSide; readonly through: number }
  | { readonly do: "unread" }
  | { readonly do: "close" | "reopen" };

const side = fc.constantFrom<MessageSide>("CLINIC", "PATIENT");

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("write" as const), side }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("read" as const), side, through: fc.integer({ min: -1, max: 14 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("unread" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("close" as const, "reopen" as const) }) },
);

/** What the counters are to say, counted afresh from what was done. */
class Model {
  readonly messages: MessageSide[] = ["CLINIC"];
  readonly read: Record<MessageSide, number> = { CLINIC: 0, PATIENT: 0 };
  closed = false;

  unread(reader: MessageSide): number {
    return this.messages.filter((from, place) => from !== reader && place + 1 > this.read[reader]).length;
  }

  apply(step: Step): void {
    if (step.do === "write" && !this.closed) this.messages.push(step.side);
    if (step.do === "read") this.read[step.side] = Math.max(this.read[step.side], Math.min(step.through, this.messages.length));
    const last = this.messages.lastIndexOf("PATIENT") + 1;
    if (step.do === "unread" && last > 0 && this.unread("CLINIC") === 0) this.read.CLINIC = last - 1;
    if (step.do === "close") this.closed = true;
    if (step.do === "reopen") this.closed = false;
  }
}

const actorOf = (from: MessageSide): Actor =>
  from === "CLINIC"
    ? clinic.consumer
    : ({ kind: "patient", id: patient.id, clinicId: clinic.consumer.clinicId, origin: clinic.consumer.origin } as PatientActor);

/** On a day of its own: replies are limited. */
async function begin(): Promise<string> {
  portail.clock.advance(days(1));
  return (await beginConversation(portail, clinic, patient)).conversation.id;
}

const rowOf = (id: string) => portail.database.manager.findOneByOrFail(Conversation, { clinicId: clinic.consumer.clinicId, id });

async function act(id: string, step: Step): Promise<void> {
  const { conversations } = portail.services;
  if (step.do === "write")
    await conversations.reply(actorOf(step.side), {
      ...{ conversationId: id, bodyHtml: null, bodyText: "Texte", attachmentIds: [], requestKey: newId() },
    });
  if (step.do === "read") await conversations.markRead(actorOf(step.side), id, step.through);
  if (step.do === "unread") await conversations.markUnread(clinic.consumer, id);
  if (step.do === "close" || step.do === "reopen") {
    const { version } = await rowOf(id);
    await conversations[step.do](clinic.consumer, { conversationId: id, version });
  }
}

/** The counters as they are kept. */
async function keptOf(id: string) {
  const row = await rowOf(id);
  return {
    ...{ messages: row.lastMessagePosition, closed: row.closed, unread: row.unread },
    ...{ byStaff: row.unreadByStaff, byPatient: row.unreadByPatient, staff: row.staffReadPosition, patient: row.patientReadPosition },
  };
}

test("the counters are those of the model after every step of any schedule", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 16 }), async (steps) => {
      const id = await begin();
      const model = new Model();
      for (const one of steps) {
        await act(id, one);
        model.apply(one);
        const byStaff = model.unread("CLINIC");
        expect(await keptOf(id)).toEqual({
          ...{ messages: model.messages.length, closed: model.closed, unread: byStaff > 0 },
          ...{ byStaff, byPatient: model.unread("PATIENT"), staff: model.read.CLINIC, patient: model.read.PATIENT },
        });
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

test("after any steps at once, the counters are what messages and markers make them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const id = await begin();
      for (const one of steps.slice(0, 3)) await act(id, one);
      await Promise.all(steps.slice(3).map((one) => act(id, one)));
      const { clinicId } = clinic.consumer;
      const rows = await portail.database.manager.find(Message, { where: { clinicId, conversationId: id }, order: { position: "ASC" } });
      const kept = await keptOf(id);
      const model = new Model();
      model.messages.splice(0, 1, ...rows.map(({ from }) => from));
      Object.assign(model.read, { CLINIC: kept.staff, PATIENT: kept.patient });
      expect(kept).toMatchObject({ messages: rows.length, byStaff: model.unread("CLINIC"), byPatient: model.unread("PATIENT") });
      expect(kept.unread).toBe(kept.byStaff > 0);
      // A message has its time of reading exactly where the patient's marker has passed it.
      for (const { from, position, readByPatientAt } of rows)
        expect(readByPatientAt !== null).toBe(from === "CLINIC" && position <= kept.patient);
    }),
    { numRuns: 30 },
  );
}, 120_000);
