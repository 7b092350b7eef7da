import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { PatientPortalAccessType } from "../../access/portal-access.type.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { SignInService } from "../sign-in.service.ts";
import type { StopLoader } from "../stops/stop-loader.ts";
import type { SignInObstacle } from "./find-obstacles.ts";
import { signInObstacles } from "./find-obstacles.ts";

const SignInObstacleEnum = enumOf("SignInObstacle", "What would stop a patient at sign-in although every gate is open.", signInObstacles, {
  NO_CONTACT: "The chart has neither e-mail nor mobile: no code can be sent.",
  NO_USABLE_IDENTIFICATION: "The chart has no number by which patients may say who they are.",
  SIGN_IN_STOPPED: "Too many wrong codes were typed: `Patient.signInStop` says until when.",
});

@Resolver(() => PatientPortalAccessType)
export class SignInObstacleResolver {
  readonly #obstacles;

  constructor(signIn: SignInService, stops: StopLoader) {
    this.#obstacles = requestLoader<Patient, SignInObstacle[]>((context, charts) => {
      const found = Promise.all(charts.map((chart) => stops(context).load(chart)));
      return signIn.obstacles(context.actor, charts, found);
    });
  }

  @FieldResolver(() => [SignInObstacleEnum], {
    nullable: true,
    description: "What is no gate, and would still stop the patient at sign-in; empty where nothing would.",
  })
  @Access(permitted("PATIENTS_READ"))
  obstacles(@Root() { chart }: PatientPortalAccessType, @Ctx() context: Context): Promise<SignInObstacle[]> {
    return this.#obstacles(context).load(chart);
  }
}
