import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { PatientType } from "../patient.type.ts";
import type { HeldIdentification } from "./held-identification.ts";
import type { IdentificationService } from "./identification.service.ts";
import { IdentificationCheck, PatientIdentificationType, toPatientIdentification } from "./patient-identification.type.ts";

@Resolver(() => PatientType)
export class PatientIdentificationsResolver {
  readonly #identifications: IdentificationService;
  readonly #held;

  constructor(identifications: IdentificationService) {
    this.#identifications = identifications;
    this.#held = requestLoader<string, HeldIdentification[]>(({ actor }, ids) => identifications.readMany(actor, ids));
  }

  @FieldResolver(() => [PatientIdentificationType], {
    description: "The patient's ID numbers, the clinic's main one first. The patient sees those of portal visible types, masked.",
  })
  async identifications(@Root() { patientId }: PatientType, @Ctx() context: Context): Promise<PatientIdentificationType[]> {
    return (await this.#held(context).load(patientId)).map(toPatientIdentification);
  }

  @Query(() => IdentificationCheck, {
    description:
      "What can be said of a number before it is saved: whether it would be refused, or should be looked at again. Nothing is looked up.",
  })
  @Access(permitted("PATIENTS_WRITE"))
  async identificationCheck(
    @Ctx() { actor }: Context,
    @Arg("typeId", () => ID, { description: "The identification type." }) typeId: string,
    @Arg("value", () => String, { description: "The number, in any notation." }) value: string,
  ): Promise<IdentificationCheck> {
    return Object.assign(
      new IdentificationCheck(),
      await this.#identifications.check(actor, fromGlobalId("IdentificationType", typeId), value),
    );
  }
}
