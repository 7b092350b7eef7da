import { built } from "../product.mjs";

const largestBatch = 500;
const minutesSpread = 730 * 24 * 60;
const places = { practitionerName: "Dre Côté", service: "Suivi", status: "CONFIRMED" };

const columns = [
  ...["clinic_id", "id", "source_id", "external_id", "patient_id", "location_id", "practitioner_name", "service", "visit_type"],
  ...["virtual_visit_url", "starts_at", "ends_at", "status", "deactivated", "note_to_patient", "version", "created_at", "updated_at"],
];

const auditColumns = [
  ...["clinic_id", "id", "occurred_at", "actor_kind", "actor_id", "action", "subject_id", "patient_id", "changed_fields"],
  ...["request_id", "audit_class"],
];

/**
 * The same appointments twice: as an integrating team sends them, and as bare rows of another source.
 * @param {{ clinicId: string, patientIds: string[], locationId: string, sourceId: string }} given
 */
export async function appointmentMaker({ clinicId, patientIds, locationId, sourceId }) {
  const [{ newId }, { toGlobalId }] = [await built("kernel/id.js"), await built("graphql/global-id.js")];
  const location = toGlobalId("Location", locationId);
  const began = Date.now();
  let number = 0;

  const next = () => {
    number += 1;
    const startsAt = new Date(began + ((number * 48_271) % minutesSpread) * 60_000);
    const endsAt = new Date(startsAt.getTime() + 20 * 60_000);
    return { externalId: `V${number}`, patientId: String(patientIds[number % patientIds.length]), startsAt, endsAt };
  };

  /** @param {ReturnType<typeof next>} appointment */
  const sent = ({ patientId, ...facts }) => ({ ...facts, ...places, patientId: toGlobalId("Patient", patientId), locationId: location });

  /** @param {ReturnType<typeof next>} appointment */
  const row = ({ externalId, patientId, startsAt, endsAt }) => {
    const { practitionerName, service, status } = places;
    const at = new Date();
    const what = [practitionerName, service, "PHYSICAL_VISIT", null, startsAt, endsAt, status, 0, null];
    return [clinicId, newId(), sourceId, externalId, patientId, locationId, ...what, 1, at, at];
  };

  /** That each was made, as the product writes it. @param {unknown[][]} rows */
  const traces = (rows) =>
    rows.map(([clinic, id, source, , patientId]) => [
      ...[clinic, newId(), new Date(), "consumer", source, "appointment.created", id, patientId, "[]", "bench", "CHANGE"],
    ]);

  /** @param {number} count */
  const batches = (count) =>
    Array.from({ length: count }, () => {
      const appointments = Array.from({ length: largestBatch }, next);
      return { sent: appointments.map(sent), rows: () => appointments.map(row) };
    });

  const insert = `INSERT INTO appointments (${columns.join(", ")}) VALUES ?`;
  return { batches, insert, traces, insertTraces: `INSERT INTO audit_events (${auditColumns.join(", ")}) VALUES ?`, largestBatch };
}
