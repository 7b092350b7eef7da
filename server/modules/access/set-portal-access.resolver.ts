import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { toUserErrors } from "../../graphql/user-error.ts";
import type { PatientService } from "../patients/patient.service.ts";
import { PatientType, toPatient } from "../patients/patient.type.ts";
import type { AccessService } from "./access.service.ts";
import { SetPatientPortalAccessInput, SetPatientPortalAccessPayload } from "./portal-access.type.ts";

@Resolver(() => SetPatientPortalAccessPayload)
export class SetPortalAccessResolver {
  readonly #access: AccessService;
  readonly #patients: PatientService;

  constructor(access: AccessService, patients: PatientService) {
    this.#access = access;
    this.#patients = patients;
  }

  @Mutation(() => SetPatientPortalAccessPayload, {
    description:
      "Switches a chart's portal access on or off. Off ends the patient's sessions at once; the same value again changes nothing. " +
      "Errors: `NOT_FOUND`, `VALIDATION_FAILED` at the reason.",
  })
  @Access(permitted("PATIENT_ACCESS"))
  async setPatientPortalAccess(
    @Ctx() context: Context,
    @Arg("input", () => SetPatientPortalAccessInput, { description: "Which chart, and how." }) input: SetPatientPortalAccessInput,
  ): Promise<SetPatientPortalAccessPayload> {
    const { patientId, enabled, reason } = input;
    const outcome = await this.#access.set(context.actor, { patientId: fromGlobalId("Patient", patientId), enabled, reason });
    return Object.assign(
      new SetPatientPortalAccessPayload(),
      outcome.ok ? { patientId: outcome.value, errors: [] } : { patientId: null, errors: toUserErrors(outcome.problems, context) },
    );
  }

  /** Looked up like any chart: what is sent back is a read, with its right and its trace. */
  @FieldResolver(() => PatientType, { nullable: true, description: "The chart as it is now; null where it failed." })
  async patient(@Root() { patientId }: SetPatientPortalAccessPayload, @Ctx() { actor }: Context): Promise<PatientType | null> {
    const [row] = patientId === null ? [] : await this.#patients.readMany(actor, [patientId]);
    return row ? toPatient(row) : null;
  }
}
