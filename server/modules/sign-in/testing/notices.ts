import path from "node:path";
import { listInbox } from "../../../gateways/inbox/inbox-folder.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import type { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import type { Appointment } from "../../appointments/appointment.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";

const errors = `errors {
  __typename code message path
  ... on OtpInvalid { triesLeft } ... on TooManyRequests { retryAt clinicPhone }
  ... on NotificationLinkExpired { leadsTo { page appointmentId } forViewer }
}`;

export const notifyDocument = `mutation ($input: NotifyPatientInput!) {
  notifyPatient(input: $input) { notification { kind channels expiresAt } errors { __typename code message path
    ... on PatientNotNotifiable { obstacle } ... on TooManyRequests { retryAt } } }
}`;
const openDocument = `mutation ($input: OpenNotificationInput!) {
  openNotification(input: $input) {
    notification {
      kind asks dateOfBirthOf triesLeft codeExpiresAt expiresAt forViewer clinic { name phone } leadsTo { page appointmentId }
    }
    ${errors}
  }
}`;
const answerDocument = `mutation ($input: SignInFromNotificationInput!) {
  signInFromNotification(input: $input) { viewer { patient { id } } leadsTo { page appointmentId } ${errors} }
}`;

/** What the API answers; a test that reads what isn't there fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

/** A message that led into the portal, as its recipient has it. */
export interface ReceivedNotice {
  readonly token: string;
  readonly code: string | null;
  readonly channel: "EMAIL" | "SMS";
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
}

/** The newest notice that was sent there. */
export async function noticeSentTo({ services, folder }: Portail, destination: string): Promise<ReceivedNotice> {
  await services.worker.deliverDue();
  const message = (await listInbox(path.join(folder, "inbox"))).find(
    ({ to, text }) => to === destination && text.includes("/notification#"),
  );
  const [, token] = /\/portal\/notification#([\w-]{43})\s/.exec(message?.text ?? "") ?? [];
  if (!message || !token) throw new Error("No notice was sent there.");
  const { channel, subject, text, html } = message;
  const [, first, second] = /\b(\d{4}) (\d{4})\b/.exec(text) ?? [];
  return { token, code: first && second ? first + second : null, channel, subject, text, html };
}

/** Notifies as an integrating team does: of the appointment, or of the portal where there is none. */
export const notify = async (
  portail: Portail,
  clinic: TestClinic,
  patient: Pick<Patient, "id">,
  appointment?: Appointment,
): Promise<Answered> => {
  const kind = appointment ? "APPOINTMENT_NOTICE" : "PORTAL_INVITATION";
  const about = appointment && { appointmentId: toGlobalId("Appointment", appointment.id) };
  const input = { patientId: toGlobalId("Patient", patient.id), kind, ...about };
  return (await portail.program(clinic.token, clinic.clinic.slug).data(notifyDocument, { input })).notifyPatient;
};

/** The same, and the message that came of it. */
export async function noticeFor(
  portail: Portail,
  clinic: TestClinic,
  patient: Patient,
  appointment?: Appointment,
): Promise<ReceivedNotice> {
  const answer = await notify(portail, clinic, patient, appointment);
  if (!answer.notification) throw new Error(`Not sent: ${JSON.stringify(answer.errors)}`);
  return noticeSentTo(portail, (answer.notification.channels[0] === "SMS" ? patient.mobile : patient.email)!);
}

export const openNotice = async (browser: ApiClient, token: string): Promise<Answered> =>
  (await browser.data(openDocument, { input: { token } })).openNotification;

export interface NoticeAnswer {
  readonly code?: string | null;
  readonly dateOfBirth?: string | null;
  readonly staySignedIn?: boolean;
}

export const answerNotice = async (browser: ApiClient, token: string, answer: NoticeAnswer): Promise<Answered> =>
  (await browser.data(answerDocument, { input: { token, ...answer } })).signInFromNotification;

/** `SIGNED_IN`, or the code of the first error. */
export const outcomeOfAnswer = ({ viewer, errors: said }: Answered): string => (viewer ? "SIGNED_IN" : said[0].code);

export const tryNotice = async (browser: ApiClient, token: string, answer: NoticeAnswer): Promise<string> =>
  outcomeOfAnswer(await answerNotice(browser, token, answer));
