import { listInbox } from "../../../gateways/inbox/inbox-folder.ts";
import type { InboxMessage } from "../../../gateways/inbox/inbox-folder.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import type { Portail } from "../../../testing/portail.ts";
import path from "node:path";

/** What the API answers; a test that reads what isn't there fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

export type Channel = "EMAIL" | "SMS";

const errors = `errors { __typename code message messages { fr en } path ... on OtpInvalid { triesLeft } ... on TooManyRequests { retryAt clinicPhone } }`;
const chart = `patient { id version email mobile preferredName language notificationMethod unsubscribedFromEmail unsubscribedFromSms
  address { street city province postalCode country } }`;
const challenge = `challenge { id channel maskedDestination expiresAt resendAvailableAt triesLeft } ${errors}`;

export const updateDocument = `mutation ($input: UpdateMyInformationInput!) { updateMyInformation(input: $input) { ${chart} errors {
  __typename code message path ... on MyInformationConflict { current { version preferredName } } } } }`;
export const requestDocument = `mutation ($input: RequestContactChangeInput!) { requestContactChange(input: $input) { ${challenge} } }`;
export const resendDocument = `mutation ($input: ResendContactChangeInput!) { resendContactChange(input: $input) { ${challenge} } }`;
export const confirmDocument = `mutation ($input: ConfirmContactChangeInput!) { confirmContactChange(input: $input) { ${chart} ${errors} } }`;

export const own = async (browser: ApiClient): Promise<Answered> => (await browser.data(`{ viewer { ${chart} } }`)).viewer?.patient ?? null;

export const update = async (browser: ApiClient, input: Readonly<Record<string, unknown>>): Promise<Answered> =>
  (await browser.data(updateDocument, { input })).updateMyInformation;

/** With the version that the chart has now. */
export const save = async (browser: ApiClient, changes: Readonly<Record<string, unknown>>): Promise<Answered> =>
  update(browser, { version: (await own(browser)).version, ...changes });

export const request = async (browser: ApiClient, channel: Channel, destination: string): Promise<Answered> =>
  (await browser.data(requestDocument, { input: { channel, destination } })).requestContactChange;

export const resend = async (browser: ApiClient, challengeId: string): Promise<Answered> =>
  (await browser.data(resendDocument, { input: { challengeId } })).resendContactChange;

export const confirm = async (browser: ApiClient, challengeId: string, code: string): Promise<Answered> =>
  (await browser.data(confirmDocument, { input: { challengeId, code } })).confirmContactChange;

/** `code` or `code at path` of each error; empty where all went well. */
export const problems = (answer: Answered): string[] =>
  answer.errors.map(({ code, path: at }: { code: string; path: string[] }) => `${code} ${at.slice(1).join(".")}`.trim());

export async function messagesTo(portail: Portail, destination: string): Promise<InboxMessage[]> {
  await portail.services.worker.deliverDue();
  return (await listInbox(path.join(portail.folder, "inbox"))).filter(({ to }) => to === destination);
}

let count = 0;

/** Contacts that nobody has. */
export const newEmail = (): string => `nouveau${(count += 1)}@ailleurs.example`;
export const newMobile = (): string => `+1418555${String((count += 1)).padStart(4, "0")}`;
