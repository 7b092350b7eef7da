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

/** What several send at once about the same rows. */
const contested = {
  StartTotpEnrolment: `mutation StartTotpEnrolment($input: StartTotpEnrolmentInput!) { startTotpEnrolment(input: $input) { enrolment { secret } ${errors} } }`,
  ConfirmTotpEnrolment: `mutation ConfirmTotpEnrolment($input: ConfirmTotpEnrolmentInput!) { confirmTotpEnrolment(input: $input) { ${errors} } }`,
  SaveBillingProfile: `mutation SaveBillingProfile($input: SaveBillingProfileInput!) { saveBillingProfile(input: $input) { ${errors} } }`,
  UpsertInvoices: `mutation UpsertInvoices($input: UpsertInvoicesInput!) { upsertInvoices(input: $input) {
    results { invoice { id } outcome ${errors} } ${errors} } }`,
  RecordPayment: `mutation RecordPayment($input: RecordPaymentInput!) { recordPayment(input: $input) { payment { id } ${errors} } }`,
  ReadSettings: "query ReadSettings { portalSettings { version otpLifetimeMinutes otpLifetimeChoices } }",
  SaveSettings: `mutation SaveSettings($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) {
    portalSettings { version } ${errors} } }`,
  ReadReplies: "query ReadReplies($id: ID!) { node(id: $id) { ... on Conversation { version } } }",
  SetReplies: `mutation SetReplies($input: SetConversationRepliesInput!) { setConversationReplies(input: $input) { conversation { version } ${errors} } }`,
};

const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

/** What the callers send: programs as text, people as trusted documents. */
export const operations = /** @type {Record<keyof typeof texts | keyof typeof contested, import("./caller.mjs").Operation>} */ (
  Object.fromEntries(Object.entries({ ...texts, ...contested }).map(([name, text]) => [name, { name, text, hash: sha256(text) }]))
);

export const trustedDocuments = Object.fromEntries(Object.values(operations).map(({ hash, text }) => [hash, text]));
