import { createHash } from "node:crypto";

const errors = "errors { code }";

const texts = {
  Types: "query Types { clinic { identificationTypes { id name } } }",
  UpsertLocations: `mutation UpsertLocations($input: UpsertLocationsInput!) { upsertLocations(input: $input) { results { outcome } ${errors} } }`,
  UpsertPatients: `mutation UpsertPatients($input: UpsertPatientsInput!) { upsertPatients(input: $input) {
    results { externalId outcome patient { id } ${errors} } ${errors} } }`,
  UpsertAppointments: `mutation UpsertAppointments($input: UpsertAppointmentsInput!) { upsertAppointments(input: $input) {
    results { externalId outcome ${errors} } ${errors} } }`,
  SignInStaff: `mutation SignInStaff($input: SignInStaffInput!) { signInStaff(input: $input) { ${errors} } }`,
  StartConversation: `mutation StartConversation($input: StartConversationInput!) { startConversation(input: $input) { conversation { id subject } ${errors} } }`,
  ReadConversation: "query ReadConversation($id: ID!) { node(id: $id) { ... on Conversation { id subject } } }",
  RequestOtp: `mutation RequestOtp($input: RequestOtpInput!) { requestOtp(input: $input) { challenge { id } ${errors} } }`,
  VerifyOtp: `mutation VerifyOtp($input: VerifyOtpInput!) { verifyOtp(input: $input) { outcome errors { code message } } }`,
  Home: `query Home { viewer { patient { id upcoming: appointments(when: UPCOMING, first: 5) { edges { node { id startsAt } } }
    conversations(first: 5) { edges { node { id subject } } } } } }`,
  Reply: `mutation Reply($input: ReplyToConversationInput!) { replyToConversation(input: $input) { message { id } ${errors} } }`,
};

const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

/** What the callers send: programs as text, people as trusted documents. */
export const operations = /** @type {Record<keyof typeof texts, import("./caller.mjs").Operation>} */ (
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { name, text, hash: sha256(text) }]))
);

export const trustedDocuments = Object.fromEntries(Object.values(operations).map(({ hash, text }) => [hash, text]));
