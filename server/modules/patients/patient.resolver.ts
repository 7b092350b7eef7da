import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { Repeatable } from "../../graphql/key-use.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import { toUpsertPayload } from "../../graphql/payload.ts";
import { Viewer } from "../../graphql/viewer.ts";
import { toChartFields, UpsertPatientResult, UpsertPatientsInput, UpsertPatientsPayload } from "./patient.inputs.ts";
import type { PatientService } from "./patient.service.ts";
import { PatientType, toPatient } from "./patient.type.ts";

@Resolver(() => Viewer)
export class PatientViewerResolver {
  readonly #patients: PatientService;

  constructor(patients: PatientService) {
    this.#patients = patients;
  }

  @FieldResolver(() => PatientType, { nullable: true, description: "The patient who is signed in." })
  patient(@Root() { actor }: Viewer): PatientType | Promise<PatientType | null> | null {
    if (actor.kind !== "patient") return null;
    const met = this.#patients.met(actor);
    return met ? toPatient(met) : this.#patients.readMany(actor, [actor.id]).then(([row]) => (row ? toPatient(row) : null));
  }

  @Mutation(() => UpsertPatientsPayload, {
    description:
      "Makes or changes up to 500 charts by your own external ids. Repeating the call changes nothing; a wrong item does not hinder the others. " +
      "The portal access of a new chart follows the clinic's settings; that of an existing one is never changed.",
  })
  @Repeatable()
  @Access(permitted("PATIENTS_WRITE"))
  async upsertPatients(
    @Ctx() context: Context,
    @Arg("input", () => UpsertPatientsInput, { description: "The batch." }) { patients }: UpsertPatientsInput,
  ): Promise<UpsertPatientsPayload> {
    const outcome = await this.#patients.upsert(context.actor, patients.map(toChartFields), context.clinic.defaultLocale);
    const { results, errors } = toUpsertPayload(outcome, context);
    return { results: results.map(({ entity, ...result }) => ({ ...result, patientId: entity?.id ?? null })), errors: [...errors] };
  }
}

@Resolver(() => UpsertPatientResult)
export class UpsertPatientResultResolver {
  readonly #patients;

  constructor(patients: PatientService) {
    this.#patients = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
  }

  /** Looked up like any chart: what is sent back is a read, with its right and its trace. */
  @FieldResolver(() => PatientType, { nullable: true, description: "The chart as it is now; null where the item failed." })
  async patient(@Root() { patientId }: UpsertPatientResult, @Ctx() context: Context): Promise<PatientType | null> {
    const row = patientId === null ? null : await this.#patients(context).load(patientId);
    return row && toPatient(row);
  }
}
