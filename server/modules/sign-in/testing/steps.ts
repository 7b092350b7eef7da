import type { ApiClient } from "../../../testing/api-client.ts";
import type { Portail } from "../../../testing/portail.ts";
import { LimitRow } from "../../limits/limit-row.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";

const errors = `errors {
  __typename code message messages { fr en } path
  ... on PortalClosed { clinicPhone } ... on OtpInvalid { triesLeft } ... on TooManyRequests { retryAt }
}`;
const challenge = `challenge { id channel maskedDestination expiresAt resendAvailableAt triesLeft } ${errors}`;

export const requestOtpDocument = `mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { ${challenge} } }`;
const resendOtpDocument = `mutation ($input: ResendOtpInput!) { resendOtp(input: $input) { ${challenge} } }`;
const verifyOtpDocument = `mutation ($input: VerifyOtpInput!) { verifyOtp(input: $input) { outcome viewer { patient { id } } ${errors} } }`;
const viewerDocument = "{ viewer { patient { id } staffMember { id email role } session { startedAt idleExpiresAt expiresAt } } }";
const signInStaffDocument = `mutation ($input: SignInStaffInput!) {
  signInStaff(input: $input) { viewer { staffMember { email } } ${errors} }
}`;
const saveSettingsDocument =
  "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { portalSettings { version } errors { code } } }";

/** What the API answers; a test that reads what isn't there fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

/** As much of a challenge as a browser goes on with. */
export interface Challenge {
  readonly id: string;
  readonly expiresAt: string;
  readonly resendAvailableAt: string;
}

export interface TypedRequest {
  readonly identificationTypeId: string;
  readonly identificationValue: string;
  readonly channel: "EMAIL" | "SMS";
  readonly destination: string;
}

/** The health number that `TestClinic.patient()` gives a chart. */
export const healthNumberOf = ({ externalId }: Pick<Patient, "externalId">): string =>
  `TREE8452${String(2900 + Number(externalId!.slice(1))).padStart(4, "0")}`;

export const requestOtp = async (browser: ApiClient, input: TypedRequest): Promise<Answered> =>
  (await browser.data(requestOtpDocument, { input })).requestOtp;

export const resendOtp = async (browser: ApiClient, challengeId: string): Promise<Answered> =>
  (await browser.data(resendOtpDocument, { input: { challengeId } })).resendOtp;

export const verifyOtp = async (browser: ApiClient, challengeId: string, code: string, staySignedIn = false): Promise<Answered> =>
  (await browser.data(verifyOtpDocument, { input: { challengeId, code, staySignedIn } })).verifyOtp;

export const viewerOf = async (browser: ApiClient): Promise<Answered> => (await browser.data(viewerDocument)).viewer;

/** As if nobody had asked for a code or typed a wrong one before. */
export const forgetLimits = (portail: Portail): Promise<unknown> =>
  portail.database.manager.createQueryBuilder().delete().from(LimitRow).execute();

/** `SIGNED_IN`, or the code of the only error. */
export function outcomeOf(answer: Answered): string {
  const codes = [answer.outcome, ...answer.errors.map(({ code }: { code: string }) => code)].filter((part) => part !== null);
  if (codes.length !== 1) throw new Error(`Not one outcome: ${JSON.stringify(answer)}`);
  return codes[0];
}

export const tryCode = async (browser: ApiClient, challengeId: string, code: string): Promise<string> =>
  outcomeOf(await verifyOtp(browser, challengeId, code));

/** A code that is not the right one; another one for each `step`. */
export const wrongCode = (right: string, step = 1): string => String((Number(right) + step) % 10 ** 8).padStart(8, "0");

export const signInStaff = async (browser: ApiClient, email: string, password: string): Promise<Answered> =>
  (await browser.data(signInStaffDocument, { input: { email, password } })).signInStaff;

export const signOut = async (browser: ApiClient): Promise<Answered> =>
  (await browser.data("mutation { signOut { signedOut errors { code } } }")).signOut;

/** Saves portal settings in a browser of the support account. */
export async function saveSettings(support: ApiClient, changes: Readonly<Record<string, unknown>>): Promise<void> {
  const { portalSettings } = await support.data("{ portalSettings { version } }");
  const input = { version: portalSettings.version, ...changes };
  const { updatePortalSettings } = await support.data(saveSettingsDocument, { input });
  if (updatePortalSettings.errors.length > 0) throw new Error(`Not saved: ${JSON.stringify(updatePortalSettings.errors)}`);
}
