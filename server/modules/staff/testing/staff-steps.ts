import type { ApiClient } from "../../../testing/api-client.ts";
import { password } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { totpCodeAt } from "../second-step/totp.ts";

const errors = "errors { __typename code message messages { fr en } path ... on TooManyRequests { retryAt } }";
const viewer = "viewer { permissions staffMember { email role } session { startedAt expiresAt } }";

const mutation = (name: string, fields: string): string =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} ${errors} } }`;

/** What the tests send, so that they can outside demo mode too. */
export const documents = {
  signInStaff: mutation("signInStaff", `${viewer} secondStep { required enrolled expiresAt }`),
  verifyStaffSecondStep: mutation("verifyStaffSecondStep", viewer),
  startTotpEnrolment: mutation("startTotpEnrolment", "enrolment { secret uri qrCode { size path } }"),
  confirmTotpEnrolment: mutation("confirmTotpEnrolment", `recoveryCodes ${viewer}`),
  turnOffSecondStep: mutation("turnOffSecondStep", "secondStep { enabledAt required recoveryCodesLeft }"),
  renewRecoveryCodes: mutation("renewRecoveryCodes", "recoveryCodes"),
  changeStaffPassword: mutation("changeStaffPassword", viewer),
  endStaffSession: mutation("endStaffSession", "sessions { id current }"),
  endOtherStaffSessions: `mutation { endOtherStaffSessions { endedCount sessions { id current } ${errors} } }`,
  cancelStaffSignIn: `mutation { cancelStaffSignIn { cancelled ${errors} } }`,
  awaited: "{ awaitedSecondStep { required enrolled expiresAt } }",
  viewer: "{ viewer { permissions staffMember { email } } }",
  account:
    "{ viewer { staffMember { secondStep { enabledAt required recoveryCodesLeft } sessions { id current device { fr en } startedAt lastSeenAt withSecondStep } } } }",
} as const;

type Step = keyof typeof documents;

// Tests read what they asked for; a wrong field fails the test.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Answer = any;

/** The payload of one of the mutations. */
export async function step(browser: ApiClient, name: Step, input?: object): Promise<Answer> {
  const data = await browser.data(documents[name], input === undefined ? {} : { input });
  return data[name];
}

/** The codes of what went wrong; none where all went well. */
export const codesOf = (payload: Answer): string[] => payload.errors.map(({ code }: { code: string }) => code);

export const signIn = (browser: ApiClient, email: string, typed = password): Promise<Answer> =>
  step(browser, "signInStaff", { email, password: typed });

export const verify = (browser: ApiClient, code: string): Promise<Answer> => step(browser, "verifyStaffSecondStep", { code });

/** What an authenticator app with the secret shows now. */
export const appCode = ({ clock }: Portail, secret: string, stepsAhead = 0): string =>
  totpCodeAt(secret, new Date(clock.now().getTime() + 30_000 * stepsAhead));

/** A code that is none of those around now. */
export function wrongCode(portail: Portail, secret: string): string {
  const near = [-1, 0, 1].map((ahead) => appCode(portail, secret, ahead));
  return ["000000", "111111", "222222", "333333"].find((code) => !near.includes(code))!;
}

/** Turns the second step on for whoever is signed in, or whose sign-in waits for it; the clock then moves to the next code. */
export async function enrol(portail: Portail, browser: ApiClient): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { enrolment, errors: refused } = await step(browser, "startTotpEnrolment", { password });
  if (!enrolment) throw new Error(JSON.stringify(refused));
  const confirmed = await step(browser, "confirmTotpEnrolment", { code: appCode(portail, enrolment.secret) });
  if (!confirmed.recoveryCodes) throw new Error(JSON.stringify(confirmed.errors));
  portail.clock.advance(30_000);
  return { secret: enrolment.secret, recoveryCodes: confirmed.recoveryCodes };
}
