import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import { AuditEventType } from "../audit/trail/audit-event.type.ts";
import type { PatientService } from "./patient.service.ts";
import { PatientType, toPatient } from "./patient.type.ts";

/** As many as a line of a page names; `patientIds` has all. */
const mostNamed = 5;

@Resolver(() => AuditEventType)
export class AuditedPatientsResolver {
  readonly #patients;

  constructor(patients: PatientService) {
    this.#patients = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids, "patient.listed"));
  }

  @FieldResolver(() => [PatientType], {
    description:
      "The patients whom it concerns, the first 5 where there are more: `patientIds` has all. Those who have no chart any more are left out.",
  })
  @Access(permitted("PATIENTS_READ"))
  async patients(@Root() { row: { patientIds } }: AuditEventType, @Ctx() context: Context): Promise<PatientType[]> {
    const rows = await this.#patients(context).loadMany(patientIds.slice(0, mostNamed));
    return rows.flatMap((row) => {
      if (row instanceof Error) throw row;
      return row ? [toPatient(row)] : [];
    });
  }
}
