import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import { UndeliveredMessageType } from "../notifications/undelivered/undelivered.type.ts";
import type { PatientService } from "./patient.service.ts";
import { PatientType, toPatient } from "./patient.type.ts";

@Resolver(() => UndeliveredMessageType)
export class UndeliveredPatientResolver {
  readonly #patients;

  constructor(patients: PatientService) {
    this.#patients = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
  }

  @FieldResolver(() => PatientType, { nullable: true, description: "Whom it was for; null for somebody without a chart." })
  async patient(@Root() { ownerId }: UndeliveredMessageType, @Ctx() context: Context): Promise<PatientType | null> {
    const row = ownerId === null ? null : await this.#patients(context).load(ownerId);
    return row && toPatient(row);
  }
}
