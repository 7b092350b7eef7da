import type { NamedActor } from "../graphql/record-actor.ts";
import { AuditEventResolver, AuditTrailResolver } from "../modules/audit/trail/audit-event.resolver.ts";
import { AuditedPatientsResolver } from "../modules/patients/audited-patients.resolver.ts";
import type { Services } from "../services.ts";

/** Who acts in a clinic by right, for the filter of its audit trail. */
const actorsOf =
  ({ listChangers }: Pick<Services, "listChangers">) =>
  async (clinicId: string): Promise<NamedActor[]> => {
    const { staff, consumers } = await listChangers(clinicId);
    return [
      ...staff.map(({ id, name }) => ({ id, name, kind: "STAFF" as const })),
      ...consumers.map(({ id, name }) => ({ id, name, kind: "CONSUMER" as const })),
    ];
  };

/** The audit trail, with the names of those whom it is about. */
export const createAuditResolvers = (services: Services): object[] => [
  new AuditTrailResolver(services.auditTrail, actorsOf(services)),
  new AuditEventResolver(services.recordActors),
  new AuditedPatientsResolver(services.patients),
];
