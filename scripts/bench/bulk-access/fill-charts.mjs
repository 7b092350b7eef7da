const chunk = 250_000;

/**
 * So many charts without access, a thousand a second switched off by the clinic's settings: numbers come from MariaDB's sequence engine.
 * Instants are whole milliseconds, as the product writes them.
 * @param {import("mysql2/promise").Connection} bare @param {string} clinicId @param {number} charts
 */
export async function fillCharts(bare, clinicId, charts) {
  const now = "UTC_TIMESTAMP(3)";
  for (let from = 1; from <= charts; from += chunk)
    await bare.query(
      `INSERT INTO patients (clinic_id, id, first_name, last_name, date_of_birth, sex, email, language, notification_method,
         unsubscribed_from_email, unsubscribed_from_sms, archived, verified, access_enabled, access_changed_at, access_epoch, version,
         created_at, updated_at)
       SELECT ?, CONCAT('B', LPAD(seq, 25, '0')), 'Ève', 'Tremblay', '1984-02-29', 'FEMALE', CONCAT('chart', seq, '@bench.example'), 'fr',
         'EMAIL', 0, 0, 0, 1, 0, '2026-01-01 00:00:00' + INTERVAL (seq DIV 1000) SECOND, 1, 1, ${now}, ${now}
       FROM seq_${from}_to_${Math.min(charts, from + chunk - 1)}`,
      [clinicId],
    );
  await bare.query("ANALYZE TABLE patients");
}
