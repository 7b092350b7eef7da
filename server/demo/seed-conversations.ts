import { days, hours, later } from "../kernel/clock.ts";
import type { Outcome } from "../kernel/outcome.ts";
import { ConversationService } from "../modules/conversations/conversation.service.ts";
import { Message } from "../modules/conversations/message.entity.ts";
import { StaffMember } from "../modules/staff/staff-member.entity.ts";
import { findScriptedCharts } from "./find-scripted-charts.ts";
import { writingAs, writingAsPatient } from "./demo-writers.ts";
import type { ScriptedConversation } from "./generator/data/conversations.ts";
import { conversationsOfDemo, conversationsOfMaple } from "./generator/data/conversations.ts";
import type { DemoServices } from "./open-demo-clinic.ts";

type Parts = Pick<DemoServices, "database" | "settings" | "clinics">;

const scripts = [
  ["demo", conversationsOfDemo],
  ["maple", conversationsOfMaple],
] as const;

function kept<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  const [{ code, reason, path } = { code: "", reason: "", path: [] }] = outcome.problems;
  throw new Error(`A conversation of the demo was refused: ${reason ?? code} at ${path.join(".")}`);
}

/** Plays one script as it went, in its own time. Nobody is notified of what was long ago. */
async function play(
  parts: Parts,
  desk: StaffMember,
  patientId: string,
  script: ScriptedConversation,
  key: string,
  now: Date,
): Promise<void> {
  const { clinicId } = desk;
  const time = { at: later(now, -days(script.daysAgo)) };
  const service = new ConversationService({ ...parts, hooks: [], clock: { now: () => time.at } });
  const [staff, patient] = [writingAs(desk, now), writingAsPatient(clinicId, patientId, now)];
  const [first = "", ...more] = script.lines;
  const { conversation } = kept(
    await service.start(staff, {
      ...{ patientId, subject: script.subject, bodyHtml: first.slice(2), attachmentIds: [], requestKey: `${key}-1` },
      ...{ allowReplies: script.replies !== "OFF", repliesUntil: null, repliesOnce: script.replies === "ONCE" },
      assignToMe: script.assigned ?? false,
    }),
  );
  for (const [place, line] of more.entries()) {
    time.at = later(time.at, hours(script.hoursBetween));
    const byClinic = line.startsWith(">");
    const body = byClinic ? { bodyHtml: line.slice(2), bodyText: null } : { bodyHtml: null, bodyText: line.slice(2) };
    const reply = { conversationId: conversation.id, ...body, attachmentIds: [], requestKey: `${key}-${place + 2}` };
    kept(await service.reply(byClinic ? staff : patient, reply));
    // Who answers has read what came before.
    kept(await service.markRead(byClinic ? staff : patient, conversation.id, place + 1));
  }
  time.at = later(time.at, hours(1));
  for (const [side, reader] of [
    ["CLINIC", staff],
    ["PATIENT", patient],
  ] as const)
    if (script.unreadBy !== side) kept(await service.markRead(reader, conversation.id, script.lines.length));
  if (script.closed) kept(await service.close(staff, { conversationId: conversation.id, version: conversation.version }));
}

/** Conversations for the demo clinics that have none, through the product's own service. What broke off is taken up again. */
export async function seedConversations(parts: Parts, now: Date): Promise<void> {
  for (const [slug, scripted] of scripts) {
    const clinic = await parts.clinics.findBySlug(slug);
    const desk = clinic && (await parts.database.manager.findOneBy(StaffMember, { clinicId: clinic.id, email: `desk@${slug}.example` }));
    if (!desk) continue;
    const { clinicId } = desk;
    const lastKey = `staff:${desk.id}:demo-${scripted.length}-1`;
    if (await parts.database.manager.existsBy(Message, { clinicId, requestKey: lastKey })) continue;
    const charts = await findScriptedCharts(parts.database, clinicId, scripted);
    for (const [place, script] of scripted.entries()) {
      const patientId = charts[place];
      if (patientId) await play(parts, desk, patientId, script, `demo-${place + 1}`, now);
    }
  }
}
