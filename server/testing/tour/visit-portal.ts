import { aLine, anInvoice } from "../../modules/billing/testing/invoices.ts";
import { payInput } from "../../modules/billing/testing/card-payment-calls.ts";
import { beginConversation } from "../../modules/conversations/testing/begin-conversation.ts";
import { newEmail } from "../../modules/my-information/testing/steps.ts";
import { newContact, registrationOf } from "../../modules/registration/testing/registrant-steps.ts";
import type { Patient } from "../../modules/patients/patient.entity.ts";
import { noticeFor } from "../../modules/sign-in/testing/notices.ts";
import { healthNumberOf } from "../../modules/sign-in/testing/steps.ts";
import { days, later } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../api-client.ts";
import { firstOf } from "./tour.ts";
import type { World } from "./world.ts";
import { idOf, waitAWhile } from "./world.ts";

async function signIn(world: World, patient: Patient): Promise<ApiClient> {
  const { tour, portail, clinic } = world;
  const browser = portail.browser();
  await tour.send(browser, "PortalStart");
  const input = { identificationTypeId: clinic.typeId("ramq"), identificationValue: healthNumberOf(patient), channel: "EMAIL" };
  const { requestOtp } = await tour.send(browser, "RequestOtp", { input: { ...input, destination: patient.email } });
  await waitAWhile(world);
  const { resendOtp } = await tour.send(browser, "ResendOtp", { input: { challengeId: requestOtp.challenge.id } });
  const challengeId = resendOtp.challenge.id as string;
  await tour.send(browser, "VerifyOtp", { input: { challengeId, code: await portail.codeSentTo(patient.email!), staySignedIn: false } });
  return browser;
}

async function readVisits({ tour, portail, clinic }: World, phone: ApiClient, patient: Patient): Promise<void> {
  const at = portail.clock.now();
  const appointment = await clinic.appointment(patient);
  for (const start of [-2, -1, 1, 2]) await clinic.appointment(patient, { startsAt: later(at, days(start)).toISOString() });
  await tour.send(phone, "PortalHome", { first: 20 });
  for (const when of ["UPCOMING", "PAST"]) {
    const { viewer } = await tour.send(phone, "MoreAppointments", { when, first: 1, after: null });
    await tour.send(phone, "MoreAppointments", { when, first: 20, after: viewer.patient.appointments.pageInfo.endCursor });
  }
  await tour.send(phone, "PortalAppointment", { id: idOf("Appointment", appointment) });
  await tour.fetch(phone, `/portal/appointments/${idOf("Appointment", appointment)}/calendar.ics`);
  await tour.send(phone, "PortalLive");
}

async function write({ tour, portail, clinic }: World, phone: ApiClient, patient: Patient): Promise<void> {
  const { conversation } = await beginConversation(portail, clinic, patient);
  await beginConversation(portail, clinic, patient, { subject: "Rappel" });
  const id = idOf("Conversation", conversation);
  const { viewer } = await tour.send(phone, "PortalConversations", { first: 1, after: null });
  await tour.send(phone, "PortalConversations", { first: 20, after: viewer.patient.conversations.pageInfo.endCursor });
  await tour.send(phone, "PortalConversation", { id, last: 20, before: null });
  await tour.send(phone, "SendReply", { input: { conversationId: id, bodyText: "Merci.", requestKey: newId() } });
  await tour.send(phone, "ReadMessages", { input: { conversationId: id, throughPosition: 2 } });
}

async function pay({ tour, portail, clinic, stripe }: World, phone: ApiClient, patient: Patient): Promise<void> {
  const invoices = [];
  for (let count = 0; count < 3; count += 1)
    invoices.push(await anInvoice(portail, clinic, patient, { lines: [aLine({ taxes: ["GST", "QST"] })] }));
  await tour.send(phone, "PortalInvoices", { first: 20 });
  const { node } = await tour.send(phone, "PortalInvoice", { id: idOf("Invoice", invoices[0]!) });
  await tour.fetch(phone, node.invoiceFr as string);
  for (const filter of ["DUE", "REST", "ALL"]) {
    await tour.send(phone, "MoreInvoices", { filter, first: 20, after: null });
  }
  const { viewer } = await tour.send(phone, "MoreInvoices", { filter: "DUE", first: 1, after: null });
  await tour.send(phone, "MoreInvoices", { filter: "DUE", first: 20, after: viewer.patient.invoices.pageInfo.endCursor });
  const begun = await tour.send(phone, "StartInvoicePayment", { input: payInput(invoices.slice(0, 2)) });
  await tour.send(phone, "PortalPayment", { id: begun.startInvoicePayment.payment.id });
  stripe.pay(begun.startInvoicePayment.payment.continueUrl, { method: "card" });
  await tour.send(phone, "CheckInvoicePayment", { input: { paymentId: begun.startInvoicePayment.payment.id } });
  const left = await tour.send(phone, "StartInvoicePayment", { input: payInput(invoices.slice(2)) });
  await tour.send(phone, "CancelInvoicePayment", { input: { paymentId: left.startInvoicePayment.payment.id } });
}

async function changeInformation(world: World, phone: ApiClient): Promise<void> {
  const { tour, portail } = world;
  const { version } = firstOf("Patient", await tour.send(phone, "PortalMyInformation"));
  await tour.send(phone, "UpdateMyInformation", { input: { version, preferredName: "Évie" } });
  await tour.send(phone, "PortalContacts");
  const destination = newEmail();
  const asked = await tour.send(phone, "RequestContactChange", { input: { channel: "EMAIL", destination } });
  await waitAWhile(world);
  const again = await tour.send(phone, "ResendContactChange", { input: { challengeId: asked.requestContactChange.challenge.id } });
  const challengeId = again.resendContactChange.challenge.id as string;
  await tour.send(phone, "ConfirmContactChange", { input: { challengeId, code: await portail.codeSentTo(destination) } });
  await tour.send(phone, "PortalRecordViews", { first: 20, after: null });
}

async function endSessions(world: World, phone: ApiClient, patient: Patient): Promise<void> {
  const { tour, clinic } = world;
  for (let count = 0; count < 2; count += 1) await clinic.signInPatient(patient);
  const { viewer } = await tour.send(phone, "PortalDevices");
  const other = viewer.sessions.find(({ current }: { current: boolean }) => !current);
  await tour.send(phone, "EndSession", { input: { id: other.id } });
  await tour.send(phone, "EndOtherSessions");
  await tour.send(phone, "SignOutPatient");
}

async function register(world: World): Promise<void> {
  const { tour, portail, clinic } = world;
  await waitAWhile(world);
  const browser = portail.browser();
  await tour.send(browser, "PortalStart");
  const { email } = newContact();
  const input = { identificationTypeId: clinic.typeId("ramq"), identificationValue: "ZZZZ84522999", channel: "EMAIL", destination: email };
  const { requestOtp } = await tour.send(browser, "RequestOtp", { input });
  const code = await portail.codeSentTo(email);
  const { verifyOtp } = await tour.send(browser, "VerifyOtp", {
    input: { challengeId: requestOtp.challenge.id, code, staySignedIn: false },
  });
  const startId = verifyOtp.registration.id as string;
  await tour.send(browser, "PortalRegistrationStart", { id: startId });
  await tour.send(browser, "RegistrationIdentificationCheck", { typeId: clinic.typeId("ramq"), value: "TREZ90570112" });
  await tour.send(browser, "SubmitRegistration", { input: registrationOf(clinic, startId) });
}

async function followNotice(world: World, patient: Patient): Promise<void> {
  const { tour, portail, clinic } = world;
  await waitAWhile(world);
  const { token, code } = await noticeFor(portail, clinic, patient, await clinic.appointment(patient));
  const browser = portail.browser();
  await tour.send(browser, "OpenNotification", { input: { token } });
  await tour.send(browser, "SignInFromNotification", { input: { token, code, dateOfBirth: patient.dateOfBirth, staySignedIn: true } });
}

/** All that patients and those who would be do. */
export async function visitPortal(world: World): Promise<void> {
  const patient = await world.clinic.patient();
  const phone = await signIn(world, patient);
  await readVisits(world, phone, patient);
  await write(world, phone, patient);
  await pay(world, phone, patient);
  const mover = await world.clinic.patient();
  await changeInformation(world, await world.clinic.signInPatient(mover));
  await endSessions(world, phone, patient);
  await register(world);
  await followNotice(world, patient);
}
