import { toGlobalId } from "../../../graphql/global-id.ts";
import { SecretKeys } from "../../../kernel/secret-keys.ts";
import { hashToken } from "../../../kernel/secret-token.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import type { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { testKeys } from "../../../testing/portail.ts";
import { proveContact as writeProof } from "../../sign-in/proof/proven-contacts.ts";
import { forgetLimits, requestOtp } from "../../sign-in/testing/steps.ts";

/** What the API answers; a test that reads what isn't there fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

const errors = `errors {
  __typename code message messages { fr en } path
  ... on RegistrationClosed { clinicPhone } ... on TooManyRequests { retryAt } ... on OtpInvalid { triesLeft }
}`;

export const startFields = `id channel contact expiresAt usedAt open identificationTypes { id } terms { version text texts { fr en } publishedAt }
  submitted { submittedAt firstInitial state }`;

const verifyDocument = `mutation ($input: VerifyOtpInput!) {
  verifyOtp(input: $input) { outcome viewer { patient { id } } registration { ${startFields} } ${errors} }
}`;

const submitDocument = `mutation ($input: SubmitRegistrationInput!) {
  submitRegistration(input: $input) { submitted { submittedAt firstInitial state } ${errors} }
}`;

export interface Typed {
  readonly channel: "EMAIL" | "SMS";
  readonly destination: string;
  readonly identificationValue?: string;
}

let count = 0;

/** Contacts that nobody else has. */
export const newContact = () => ({ email: `personne${(count += 1)}@courriel.example`, mobile: `+1438556${String(1_000 + count)}` });

export const askFor = async (
  clinic: TestClinic,
  browser: ApiClient,
  { channel, destination, identificationValue = "ZZZZ84522999" }: Typed,
): Promise<Answered> => requestOtp(browser, { identificationTypeId: clinic.typeId("ramq"), identificationValue, channel, destination });

export const verify = async (browser: ApiClient, challengeId: string, code: string): Promise<Answered> =>
  (await browser.data(verifyDocument, { input: { challengeId, code, staySignedIn: false } })).verifyOtp;

/** A browser that has proven a contact, and the start that it was given. */
export async function proveContact(
  portail: Portail,
  clinic: TestClinic,
  typed: Typed,
  browser: ApiClient = portail.browser(clinic.clinic.slug),
): Promise<{ readonly browser: ApiClient; readonly start: Answered }> {
  await forgetLimits(portail);
  const { challenge } = await askFor(clinic, browser, typed);
  const answer = await verify(browser, challenge.id, await portail.codeSentTo(typed.destination));
  if (answer.outcome !== "REGISTRATION_OPEN") throw new Error(`Not open: ${JSON.stringify(answer)}`);
  return { browser, start: answer.registration };
}

/** Everything that a registration needs. */
export const registrationOf = (clinic: TestClinic, startId: string): Record<string, unknown> => ({
  startId,
  firstName: "Zoé",
  lastName: "Tremblay-Roy",
  dateOfBirth: "1990-07-01",
  sex: "FEMALE",
  language: "FR",
  identificationTypeId: clinic.typeId("ramq"),
  identificationValue: "TREZ 9057 0112",
  termsVersion: 1,
  consent: true,
});

export const submit = async (browser: ApiClient, input: Record<string, unknown>): Promise<Answered> =>
  (await browser.data(submitDocument, { input })).submitRegistration;

export const startAgain = async (browser: ApiClient, id: string): Promise<Answered> =>
  (await browser.data(`query ($id: ID!) { registrationStart(id: $id) { ${startFields} } }`, { id })).registrationStart;

/** The codes of the errors with where they stand. */
export const saidOf = ({ errors: said }: Answered): string[] =>
  said.map(({ code, path }: { code: string; path: string[] }) => `${code} ${path.join(".")}`.trim());

/** As if the browser had typed a code: for tests that need many. Answers the start's id. */
export async function giveProof(
  portail: Portail,
  clinic: TestClinic,
  browser: ApiClient,
  channel: "EMAIL" | "SMS",
  contact: string,
): Promise<string> {
  if (!browser.cookies.has("portail-browser")) await startAgain(browser, "none");
  const nonceHash = hashToken(browser.cookies.get("portail-browser")!);
  const proof = { clinicId: clinic.clinic.id, nonceHash, channel, contact, identificationTypeId: null, at: portail.clock.now() };
  const { id } = await portail.database.transaction((tx) => writeProof(tx, SecretKeys.parse(testKeys), proof));
  return toGlobalId("RegistrationStart", id);
}
