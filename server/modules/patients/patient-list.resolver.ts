import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { largestPageSize, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { PatientConnection, PatientsArgs } from "./patient-list.type.ts";
import type { PatientService } from "./patient.service.ts";
import { PatientType, toPatient } from "./patient.type.ts";

@Resolver()
export class PatientListResolver {
  readonly #patients: PatientService;

  constructor(patients: PatientService) {
    this.#patients = patients;
  }

  @Query(() => PatientConnection, {
    description:
      "The clinic's patients, a page at a time: all of them by name, or those that a search finds. Each one shown leaves a trace.",
  })
  @Access(permitted("PATIENTS_READ"))
  async patients(
    @Ctx() { actor }: Context,
    @Args(() => PatientsArgs) { search, access, archived, first, after }: PatientsArgs,
  ): Promise<PatientConnection> {
    const filter = { access: access ? access === "ENABLED" : null, archived: archived ?? null };
    const size = Math.min(Math.max(first, 1), largestPageSize);
    return toConnection(await this.#patients.list(actor, { search: search ?? "", filter, first: size, after: after ?? null }), toPatient);
  }

  @Query(() => PatientType, { nullable: true, description: "A patient by id; null when the clinic has no such one." })
  @Access(permitted("PATIENTS_READ"))
  async patient(
    @Ctx() { actor }: Context,
    @Arg("id", () => ID, { description: "The patient's `id`." }) id: string,
  ): Promise<PatientType | null> {
    const patientId = fromGlobalId("Patient", id);
    const [row] = patientId === null ? [] : await this.#patients.readMany(actor, [patientId]);
    return row ? toPatient(row) : null;
  }
}
