import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import type { UserError } from "../../graphql/user-error.ts";
import { toUserError } from "../../graphql/user-error.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { toChartFields } from "./patient.inputs.ts";
import type { PatientService } from "./patient.service.ts";
import type { Patient } from "./patient.entity.ts";
import { PatientType, toPatient } from "./patient.type.ts";
import { CreatePatientInput, IdentificationTaken, PatientConflict, SavePatientPayload, UpdatePatientInput } from "./save-patient.type.ts";

const special = { PATIENT_CONFLICT: PatientConflict, IDENTIFICATION_TAKEN: IdentificationTaken } as const;

/** Both come with the chart that is in the way. */
const toError = (problem: Problem, context: Context): UserError => {
  const type = special[problem.reason as keyof typeof special];
  return toUserError(problem, context, type && { CONFLICT: type });
};

const toPayload = (outcome: Outcome<Patient>, context: Context): SavePatientPayload => ({
  savedId: outcome.ok ? outcome.value.id : null,
  errors: outcome.ok ? [] : outcome.problems.map((problem) => toError(problem, context)),
});

@Resolver(() => SavePatientPayload)
export class SavePatientResolver {
  readonly #patients: PatientService;
  readonly #charts;

  constructor(patients: PatientService) {
    this.#patients = patients;
    this.#charts = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
  }

  @Mutation(() => SavePatientPayload, {
    description:
      "Makes a chart. Its portal access follows the clinic's settings. Errors: `VALIDATION_FAILED` at the field; `IdentificationTaken` where " +
      "another chart has the number.",
  })
  @Access(permitted("PATIENTS_WRITE"))
  async createPatient(
    @Ctx() context: Context,
    @Arg("input", () => CreatePatientInput, { description: "The chart." }) input: CreatePatientInput,
  ): Promise<SavePatientPayload> {
    return toPayload(await this.#patients.create(context.actor, toChartFields(input), context.clinic.defaultLocale), context);
  }

  @Mutation(() => SavePatientPayload, {
    description:
      "Changes a chart: all of it or nothing. Archiving it, or taking back that it is verified, ends the patient's sessions, and so does taking " +
      "the contact away by which they signed in. Errors: `PatientConflict`; `VALIDATION_FAILED` at the field; `IdentificationTaken`; `NOT_FOUND`.",
  })
  @Access(permitted("PATIENTS_WRITE"))
  async updatePatient(
    @Ctx() context: Context,
    @Arg("input", () => UpdatePatientInput, { description: "What changes, and since which version." }) input: UpdatePatientInput,
  ): Promise<SavePatientPayload> {
    const { patientId, version, removedIdentificationTypeIds, ...fields } = input;
    const change = {
      patientId: fromGlobalId("Patient", patientId),
      version,
      removedTypeIds: (removedIdentificationTypeIds ?? []).flatMap((id) => fromGlobalId("IdentificationType", id) ?? []),
      fields: toChartFields(fields as UpdatePatientInput),
    };
    return toPayload(await this.#patients.update(context.actor, change, context.clinic.defaultLocale), context);
  }

  /** Looked up like any chart: what is sent back is a read, with its right and its trace. */
  @FieldResolver(() => PatientType, { nullable: true, description: "The chart as it is now; null where nothing was saved." })
  async patient(@Root() { savedId }: SavePatientPayload, @Ctx() context: Context): Promise<PatientType | null> {
    const row = savedId === null ? null : await this.#charts(context).load(savedId);
    return row && toPatient(row);
  }
}
