import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { toUserErrors } from "../../../graphql/user-error.ts";
import { PatientType, toPatient } from "../../patients/patient.type.ts";
import type { PatientService } from "../../patients/patient.service.ts";
import type { SignInService } from "../sign-in.service.ts";
import { ClearSignInStopInput, ClearSignInStopPayload, SignInStopType } from "./sign-in-stop.type.ts";
import type { StopLoader } from "./stop-loader.ts";

interface Services {
  readonly signIn: SignInService;
  readonly patients: PatientService;
  readonly stops: StopLoader;
}

@Resolver(() => PatientType)
export class SignInStopResolver {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  @FieldResolver(() => SignInStopType, {
    nullable: true,
    description: "Why no one-time code is accepted for the patient any more; null where codes are.",
  })
  @Access(permitted("PATIENTS_READ"))
  async signInStop(@Root() { row }: PatientType, @Ctx() context: Context): Promise<SignInStopType | null> {
    const stop = await this.#services.stops(context).load(row);
    return stop && Object.assign(new SignInStopType(), stop);
  }

  @Mutation(() => ClearSignInStopPayload, {
    description:
      "Forgets the wrong one-time codes that were typed for a patient, so that they can sign in again at once, also before a stop. " +
      "Ask who calls before you do. Errors: `NOT_FOUND`.",
  })
  @Access(permitted("PATIENTS_WRITE"))
  async clearSignInStop(
    @Ctx() context: Context,
    @Arg("input", () => ClearSignInStopInput, { description: "Whose." }) input: ClearSignInStopInput,
  ): Promise<ClearSignInStopPayload> {
    const { signIn, patients } = this.#services;
    const { actor } = context;
    const id = fromGlobalId("Patient", input.patientId);
    if (id === null || !(await signIn.clearStop(actor, id)))
      return { patient: null, errors: toUserErrors([{ code: "NOT_FOUND", path: ["input", "patientId"] }], context) };
    const [chart] = await patients.readMany(actor, [id]);
    return { patient: chart ? toPatient(chart) : null, errors: [] };
  }
}
