import { randomUUID } from "node:crypto";
import { operations } from "../operations.mjs";

/** @typedef {import("./stage.mjs").Call} Call */
/**
 * @typedef {{ notes: string[], saved: number[], replies: string[], switched: number[], payments: string[], sessions: string[], conflicts: number }} Kept
 * what was acknowledged: versions of the settings and of the conversation, keys of messages, ids of payments, patients who signed in
 */
/** @typedef {{ call: Call, token: string, cookie: string, stage: import("./stage.mjs").Stage, kept: Kept, going: () => boolean }} Rival */

const conflicts = new Set(["CONFLICT", "SETTINGS_CONFLICT"]);

/** Whether it was done; a conflict is the other thing that it may come to. @param {Kept} kept @param {{ code: string }[]} errors @param {boolean} lost */
function isDone(kept, errors, lost) {
  if (lost) throw new Error("An answer was lost, though no process ended.");
  if (errors.length === 0) return true;
  if (!errors.every(({ code }) => conflicts.has(code))) throw new Error(`Not done: ${JSON.stringify(errors)}`);
  kept.conflicts += 1;
  return false;
}

const once = () => ({ key: randomUUID(), writes: true });

/** The same appointment, with another note each time. @param {Rival} rival */
export async function moveAppointment({ call, token, stage, kept, going }) {
  while (going()) {
    const noteToPatient = randomUUID();
    const input = { appointments: [{ ...stage.appointment, noteToPatient }] };
    const { data, lost } = await call(operations.UpsertAppointments, { input }, { token }, once());
    const [result] = data?.upsertAppointments.results ?? [];
    if (isDone(kept, [...(data?.upsertAppointments.errors ?? []), ...(result?.errors ?? [])], lost)) kept.notes.push(noteToPatient);
  }
}

/** The clinic's settings, another value each time, on the version that was read just before. @param {Rival} rival */
export async function saveSettings({ call, stage, kept, going }) {
  const cookie = stage.support;
  while (going()) {
    const { portalSettings } = (await call(operations.ReadSettings, {}, { cookie })).data;
    const { version, otpLifetimeMinutes, otpLifetimeChoices } = portalSettings;
    const other = otpLifetimeChoices.find((/** @type {number} */ choice) => choice !== otpLifetimeMinutes);
    const input = { version, otpLifetimeMinutes: other };
    const { data, lost } = await call(operations.SaveSettings, { input }, { cookie }, once());
    const { errors, portalSettings: saved } = data?.updatePortalSettings ?? {};
    if (isDone(kept, errors, lost)) kept.saved.push(saved.version);
  }
}

/** The same conversation: messages, each at the next place. @param {Rival} rival */
export async function reply({ call, cookie, stage: { conversationId }, kept, going }) {
  while (going()) {
    const input = { conversationId, bodyHtml: "<p>Bonjour encore.</p>", requestKey: randomUUID() };
    const { data, lost } = await call(operations.Reply, { input }, { cookie }, once());
    if (isDone(kept, data?.replyToConversation.errors, lost)) kept.replies.push(input.requestKey);
  }
}

/** The same conversation: until when it may be answered, on the version that was read just before. @param {Rival} rival */
export async function switchReplies({ call, cookie, stage: { conversationId }, kept, going }) {
  while (going()) {
    const { version } = (await call(operations.ReadReplies, { id: conversationId }, { cookie })).data.node;
    // Nobody else wishes the same: where it is as wished already, nothing would be written.
    const until = new Date(Date.now() + 86_400_000 + Math.floor(Math.random() * 86_400_000));
    const input = { conversationId, version, allowed: true, until };
    const { data, lost } = await call(operations.SetReplies, { input }, { cookie }, once());
    const { errors, conversation } = data?.setConversationReplies ?? {};
    if (isDone(kept, errors, lost)) kept.switched.push(conversation.version);
  }
}

/** The same invoice: a cent each time. @param {Rival} rival */
export async function pay({ call, cookie, stage: { invoiceId }, kept, going }) {
  while (going()) {
    const receivedOn = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Toronto" }).format(new Date());
    const input = { invoiceId, amountCents: 1, method: "CASH", receivedOn, requestKey: randomUUID() };
    const { data, lost } = await call(operations.RecordPayment, { input }, { cookie }, once());
    if (isDone(kept, data?.recordPayment.errors, lost)) kept.payments.push(data.recordPayment.payment.id);
  }
}

/**
 * One patient after the other: their right code is sent to all processes at once.
 * @param {object} given
 * @param {Call[]} given.calls one for each process
 * @param {string} given.typeId
 * @param {readonly import("../actors.mjs").Chart[]} given.charts
 * @param {Awaited<ReturnType<typeof import("../post-box.mjs").openPostBox>>} given.postBox
 * @param {Kept} given.kept
 * @param {() => boolean} given.going
 * @returns {Promise<string[]>} what went wrong
 */
export async function signInEverywhere({ calls, typeId, charts, postBox, kept, going }) {
  const wrong = [];
  for (const [place, { number, email, id }] of charts.entries()) {
    if (!going()) break;
    const network = `10.9.${place >> 8}.${place & 255}`;
    const input = { identificationTypeId: typeId, identificationValue: number, channel: "EMAIL", destination: email };
    const ask = /** @type {Call} */ (calls[place % calls.length]);
    const asked = await ask(operations.RequestOtp, { input }, { network }, { writes: true });
    const challengeId = asked.data.requestOtp.challenge?.id;
    if (!challengeId) throw new Error(`No challenge: ${JSON.stringify(asked.data.requestOtp.errors)}`);
    const [code] = await postBox.codesFor(email, 1);
    const given = { input: { challengeId, code } };
    const who = { network, cookie: asked.cookies.join("; ") };
    const answers = await Promise.all(calls.map((call) => call(operations.VerifyOtp, given, who, { writes: true })));
    const sessions = answers.filter(({ data }) => data.verifyOtp.outcome === "SIGNED_IN").length;
    if (sessions === 1) kept.sessions.push(id);
    else wrong.push(`${sessions} sessions of one right code that was sent to ${calls.length} processes at once`);
  }
  return wrong;
}
