import type { MigrationInterface, QueryRunner } from "typeorm";

interface Row {
  readonly clinic_id: string;
  readonly version: number;
  readonly values_before: string;
  readonly values_after: string;
}

const fields: Readonly<Record<string, string>> = {
  portalAccess: "PORTAL_ACCESS",
  newPatientAccess: "NEW_PATIENT_ACCESS",
  patientRegistration: "PATIENT_REGISTRATION",
  conversationReplies: "CONVERSATION_REPLIES",
  extraSearchableIdentifications: "EXTRA_SEARCHABLE_IDENTIFICATIONS",
  backgroundImage: "BACKGROUND_IMAGE",
  otpLifetimeMinutes: "OTP_LIFETIME_MINUTES",
  hiddenAppointmentStatuses: "APPOINTMENT_STATUS_VISIBILITY",
  notificationSignIn: "NOTIFICATION_SIGN_IN",
  portalBilling: "PORTAL_BILLING",
};

const changed = (before: Record<string, unknown>, after: Record<string, unknown>): string => {
  const names = Object.keys(fields).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return `,${names.map((key) => fields[key]).join(",")},`;
};

/** Revisions say which settings they changed, and every clinic has one for what it began with. */
export class RevisionOfEachBeginning1780000000024 implements MigrationInterface {
  readonly name = "RevisionOfEachBeginning1780000000024";

  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(
      "SELECT clinic_id, version, values_before, values_after FROM portal_settings_revisions WHERE changed_fields IS NULL",
    )) as Row[];
    for (const { clinic_id, version, values_before, values_after } of rows) {
      const names = changed(JSON.parse(values_before) as never, JSON.parse(values_after) as never);
      const update = "UPDATE portal_settings_revisions SET changed_fields = ? WHERE clinic_id = ? AND version = ?";
      await runner.query(update, [names, clinic_id, version]);
    }
    // The clinic's own id stands for the row's: it is free there, and as old as the clinic.
    await runner.query(`
      INSERT INTO portal_settings_revisions
        (clinic_id, id, version, values_before, values_after, changed_fields, changed_at)
      SELECT s.clinic_id, s.clinic_id, 1, COALESCE(r.values_before, s.settings_values), COALESCE(r.values_before, s.settings_values),
        ',,', COALESCE(c.created_at, s.updated_at)
      FROM portal_settings s
      LEFT JOIN portal_settings_revisions r ON r.clinic_id = s.clinic_id AND r.version = 2
      LEFT JOIN clinics c ON c.id = s.clinic_id
      WHERE NOT EXISTS (SELECT 1 FROM portal_settings_revisions f WHERE f.clinic_id = s.clinic_id AND f.version = 1)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM portal_settings_revisions WHERE version = 1");
  }
}
