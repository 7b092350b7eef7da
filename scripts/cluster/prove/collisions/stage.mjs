import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { operations } from "../operations.mjs";

/** @typedef {ReturnType<typeof import("../caller.mjs").createCaller>["call"]} Call */

/** @param {{ code: string }[]} errors */
function demandNone(errors) {
  if (errors.length > 0) throw new Error(`Not done: ${JSON.stringify(errors)}`);
}

/** The support account signs in for the first time: it sets up its authenticator. @param {Call} call @param {string} password */
async function signInSupport(call, password) {
  const pending = await call(operations.SignInStaff, { input: { email: "support@cluster.example", password } }, {});
  const cookie = pending.cookies.join("; ");
  const started = await call(operations.StartTotpEnrolment, { input: {} }, { cookie });
  demandNone(started.data.startTotpEnrolment.errors);
  const secret = Secret.fromBase32(started.data.startTotpEnrolment.enrolment.secret);
  const code = new TOTP({ secret, algorithm: "SHA1", digits: 6, period: 30 }).generate();
  const confirmed = await call(operations.ConfirmTotpEnrolment, { input: { code } }, { cookie });
  demandNone(confirmed.data.confirmTotpEnrolment.errors);
  // The one of the sign-in that waited is emptied.
  return confirmed.cookies.filter((each) => /=./.test(each)).join("; ");
}

/**
 * What several write at once: an appointment, an invoice, a conversation, and the clinic's settings.
 * @param {{ call: Call, token: string, cookie: string, password: string, chart: import("../actors.mjs").Chart }} given cookie: the admin's
 */
export async function setStage({ call, token, cookie, password, chart }) {
  const support = await signInSupport(call, password);
  const identity = { legalName: "Clinique de la Montagne inc.", street: "1234, rue Saint-Denis", city: "Calgary", province: "AB" };
  const profile = { ...identity, postalCode: "T2P 1J9", phone: "+14035550142", version: null };
  const saved = await call(operations.SaveBillingProfile, { input: profile }, { cookie });
  demandNone(saved.data.saveBillingProfile.errors);
  const lines = [{ description: "Suivi", unitPriceCents: 1_000_000 }];
  const invoices = [{ externalId: "contested", patientExternalId: chart.externalId, province: "AB", lines, issue: true }];
  const billed = await call(operations.UpsertInvoices, { input: { invoices } }, { token }, { key: randomUUID() });
  const [result] = billed.data.upsertInvoices.results;
  demandNone([...billed.data.upsertInvoices.errors, ...result.errors]);
  const bodyHtml = "<p>Bonjour.</p>";
  const started = { patientId: chart.id, subject: "Contested", bodyHtml, requestKey: randomUUID(), allowReplies: true };
  const conversation = await call(operations.StartConversation, { input: started }, { cookie }, { key: randomUUID() });
  demandNone(conversation.data.startConversation.errors);
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  const appointment = {
    ...{ externalId: "contested", patientExternalId: chart.externalId, locationExternalId: "L1", practitionerName: "Dre Côté" },
    ...{ service: "Suivi", status: "CONFIRMED", startsAt, endsAt: new Date(startsAt.getTime() + 1_200_000) },
  };
  const visit = await call(operations.UpsertAppointments, { input: { appointments: [appointment] } }, { token }, { key: randomUUID() });
  demandNone(visit.data.upsertAppointments.results[0].errors);
  return {
    support,
    appointment,
    invoiceId: String(result.invoice.id),
    conversationId: String(conversation.data.startConversation.conversation.id),
  };
}

/** @typedef {Awaited<ReturnType<typeof setStage>>} Stage */
