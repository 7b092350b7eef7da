import { createDataSource } from "../db/data-source.ts";
import { Database } from "../db/database.ts";
import { runMigrations } from "../db/migrate.ts";
import { createTestDatabaseUrl } from "../db/testing/test-database.ts";
import { newId } from "../kernel/id.ts";
import { PortalSettingsRevision } from "../modules/settings/portal-settings-revision.entity.ts";
import { defaultPortalSettings } from "../modules/settings/portal-settings-values.ts";
import { entities, migrations } from "./tables.ts";

/** The last one before revisions knew what they changed. */
const before = migrations.filter(({ name }) => Number(name.slice(-13)) <= 1_780_000_000_020);

const at = new Date("2026-03-14T13:30:00.000Z");
const closed = { ...defaultPortalSettings, portalAccess: false };
const late = { ...closed, hiddenAppointmentStatuses: ["NONE"] as const, otpLifetimeMinutes: 60 };

test("revisions of before say what they changed, and every clinic has one for what it began with", async () => {
  const empty = await createTestDatabaseUrl();
  const open = async (ran: typeof migrations): Promise<Database> => {
    const database = new Database(createDataSource({ url: empty.url, entities, migrations: ran }));
    await database.connect();
    await runMigrations(database);
    return database;
  };
  const [unsaved, saved] = [newId(), newId()];
  const old = await open(before);
  const query = (text: string, values: readonly unknown[]) => old.source.query(text, [...values]);
  const written = at.toISOString().replace("T", " ").replace("Z", "");
  for (const [clinic, values, version] of [
    [unsaved, defaultPortalSettings, 1],
    [saved, late, 3],
  ] as const) {
    await query(
      "INSERT INTO clinics (id, slug, name, phone, time_zone, default_locale, currency, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      [clinic, `c-${version}`, "Clinique", "+15145550100", "America/Toronto", "fr", "CAD", written],
    );
    await query("INSERT INTO portal_settings (clinic_id, version, settings_values, portal_epoch, updated_at) VALUES (?, ?, ?, 1, ?)", [
      ...[clinic, version, JSON.stringify(values), written],
    ]);
  }
  for (const [version, from, to] of [
    [2, defaultPortalSettings, closed],
    [3, closed, late],
  ] as const)
    await query(
      "INSERT INTO portal_settings_revisions (clinic_id, id, version, values_before, values_after, changed_at) VALUES (?, ?, ?, ?, ?, ?)",
      [saved, newId(), version, JSON.stringify(from), JSON.stringify(to), written],
    );
  await old.close();

  const database = await open(migrations);
  const found = await database.manager.find(PortalSettingsRevision, { order: { clinicId: "ASC", version: "ASC" } });
  expect(found.map(({ clinicId, version, changedFields, valuesAfter }) => [clinicId, version, changedFields, valuesAfter])).toEqual([
    [unsaved, 1, ",,", defaultPortalSettings],
    [saved, 1, ",,", defaultPortalSettings],
    [saved, 2, ",PORTAL_ACCESS,", closed],
    [saved, 3, ",OTP_LIFETIME_MINUTES,APPOINTMENT_STATUS_VISIBILITY,", late],
  ]);
  const beginnings = found.filter(({ version }) => version === 1);
  expect(beginnings.map(({ changedAt, changedById, note }) => [changedAt, changedById, note])).toEqual(Array(2).fill([at, null, null]));
  await database.close();
  await empty.drop();
});
