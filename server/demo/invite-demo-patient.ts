import { ApiConsumer } from "../modules/integrations/api-consumer.entity.ts";
import { Patient } from "../modules/patients/patient.entity.ts";
import type { Services } from "../services.ts";
import { namedPatients } from "./generator/named-patients.ts";
import { consumerName } from "./open-demo-clinic.ts";

const invited = namedPatients[0]!;

/** Leaves a fresh invitation in the inbox, so that whoever tries the product finds a link whose code still works. */
export async function inviteDemoPatient({ database, clinics, consumers, notifications }: Services): Promise<void> {
  const { clinicSlug, patient } = invited;
  const clinic = await clinics.findBySlug(clinicSlug);
  const consumer = clinic && (await database.manager.findOneBy(ApiConsumer, { clinicId: clinic.id, name: consumerName }));
  if (!clinic || !consumer) return;
  const chart = await database.manager.findOneBy(Patient, { clinicId: clinic.id, sourceId: consumer.id, externalId: patient.externalId });
  if (!chart) return;
  const actor = consumers.actingFor(consumer, { requestId: "demo-invitation", networkAddress: null });
  // A refusal is no trouble: somebody who tries the product may have closed the portal, or started it often.
  await notifications.notify(actor, clinic, { kind: "PORTAL_INVITATION", patientId: chart.id, appointmentId: undefined });
}
