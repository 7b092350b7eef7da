/** A statement that may do what no other may. */
export interface Exception {
  /** What of the statement tells it from all others, without quotes. */
  readonly sql: string;
  readonly why: string;
  /** Where only one of the databases goes about it so. */
  readonly on?: "sqlite" | "mariadb";
}

/** Tables that stay small however large a clinic becomes: the planner may read one whole. */
export const boundedTables: Readonly<Record<string, string>> = {
  clinics: "one row a clinic",
  portal_settings: "one row a clinic",
  stripe_accounts: "one row a clinic",
  billing_profiles: "one row a clinic",
  invoice_numbers: "one row a clinic",
  audit_chains: "one row a clinic",
  reconciliation_marks: "one row a clinic",
  identification_counters: "one row an identification type",
  identification_types: "a clinic has a few kinds of numbers",
  locations: "a clinic has a few places",
  staff_members: "those who work at a clinic",
  staff_second_steps: "one row a staff member",
  staff_pending_sign_ins: "sign-ins that wait a few minutes for their second step",
  staff_recovery_codes: "ten rows a staff member",
  portal_settings_revisions: "settings are changed by hand, a few times a month",
  portal_images: "a clinic has one background, and support tries a few",
  registration_terms: "a text that is published anew every few years",
  conversation_templates: "texts that staff write and choose from a list",
  api_consumers: "the programs of a clinic",
  api_signing_keys: "a few keys a program",
  webhook_endpoints: "a few endpoints a program",
  appointment_status_totals: "sixteen statuses by eight shards",
};

/** Statements that read something whole, sort, or make a table of what they read. */
export const plannedOtherwise: readonly Exception[] = [
  {
    sql: " sealed ORDER BY sealed.",
    why: "key rotation goes through all that is sealed, two hundred rows at a time, in the order of their keys",
  },
  {
    sql: "FROM staff_members StaffMember WHERE ((StaffMember.clinic_id = ?) AND (StaffMember.role != ?))",
    why: "sorts a clinic's staff by name",
  },
  {
    sql: "FROM staff_members StaffMember WHERE ((StaffMember.clinic_id = ?) AND (StaffMember.active = ?)",
    why: "sorts a clinic's staff by name",
  },
  { sql: "ORDER BY session.last_seen_at DESC", why: "sorts the browsers in which one patient is signed in now" },
  { sql: "ORDER BY StaffSession.last_seen_at DESC", why: "sorts the browsers in which one staff member is signed in now" },
  { sql: "FROM clinics WHERE EXISTS ( SELECT 1 FROM audit_events", why: "looks into one index once for each clinic" },
  { sql: "SELECT AuditChain.clinic_id AS AuditChain_clinic_id FROM audit_chains AuditChain", why: "once a day, one row a clinic" },
  { sql: "SELECT Clinic.id AS Clinic_id FROM clinics Clinic", why: "one row a clinic" },
  { sql: "FROM portal_images PortalImage WHERE ((PortalImage.kept = ?)", why: "sorts the images that support tried and never kept" },
  { sql: "FROM (SELECT DISTINCT session.patient_id", why: "tells a thousand patients apart, and no more", on: "mariadb" },
];

/** Statements that read more rows than their answer and their limits need. */
export const readsMore: readonly Exception[] = [
  { sql: "FROM (SELECT DISTINCT session.patient_id", why: "passes over the sessions that nobody uses any more and that are not over yet" },
  {
    sql: "FROM patient_search_terms lead WHERE",
    why: "a search tries the charts of its rarest word in their order, until the page is full",
  },
  {
    sql: "FROM registration_search_terms found WHERE",
    why: "a search tries those of its rarest word in their order, until the page is full",
  },
  { sql: "INNER JOIN conversation_search_terms lead ON", why: "a search tries all of its rarest word where they are two thousand at most" },
  {
    sql: "FROM invoices invoice INNER JOIN patient_search_terms lead",
    why: "a search tries all of its rarest word where they are five hundred at most",
  },
  {
    sql: "SELECT COUNT(1) AS cnt FROM patients patient WHERE",
    why: "staff confirm the exact number before every one of these charts is changed",
  },
  {
    sql: "LOWER(patient.access_reason) LIKE ? ESCAPE '!' ORDER BY",
    why: "charts are looked at in their order until enough have such a reason",
  },
  {
    sql: "AND patient.archived = ? AND (SELECT appointment.starts_at",
    why: "charts are looked at in their order until enough have such a last visit",
  },
  {
    sql: "FROM appointment_status_totals WHERE clinic_id = ?",
    why: "sums what is kept of sixteen statuses: shards, months ahead, and days of this month",
  },
  { sql: "FROM stripe_events StripeEvent WHERE ((StripeEvent.state IN (?, ?))", why: "passes over the events that wait to be applied" },
];

/** Counts, each from its FROM on, that go to the last row. */
export const countedToTheLast: readonly Exception[] = [
  { sql: "FROM invoices WHERE clinic_id = ? AND patient_id = ? AND settlement = 'OPEN'", why: "what one patient has to pay" },
  { sql: "FROM patient_search_terms own WHERE own.clinic_id =", why: "the words of one chart" },
  { sql: "FROM patient_search_terms named WHERE named.clinic_id =", why: "the words of one chart" },
  { sql: "FROM registration_search_terms own WHERE own.clinic_id =", why: "the words of one registration" },
  { sql: "FROM conversation_search_terms said WHERE said.clinic_id =", why: "the words of one conversation" },
  { sql: "FROM patients chart WHERE chart.clinic_id = lead.clinic_id AND chart.id = lead.patient_id", why: "one row by its key" },
  { sql: "FROM registrations it WHERE it.clinic_id = found.clinic_id AND it.id = found.registration_id", why: "one row by its key" },
  { sql: "FROM patients patient WHERE", why: "staff confirm the exact number before every one of these charts is changed" },
  {
    sql: "FROM api_tokens ApiToken WHERE ((ApiToken.clinic_id = ?) AND (ApiToken.consumer_id = ?)",
    why: "no consumer is given more than a few",
  },
  { sql: "FROM appointments WHERE clinic_id = ? AND status IN", why: "those that end later today; all others are kept as totals" },
];
