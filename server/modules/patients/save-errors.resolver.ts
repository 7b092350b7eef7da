import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import type { RecordActors } from "../../graphql/record-actor.ts";
import { RecordActorType } from "../../graphql/record-actor.ts";
import { DateTime } from "../../graphql/scalars.ts";
import { holds } from "../../kernel/actor.ts";
import { Fault } from "../../kernel/fault.ts";
import type { Patient } from "./patient.entity.ts";
import type { PatientService } from "./patient.service.ts";
import { PatientType, toPatient } from "./patient.type.ts";
import { IdentificationTaken, PatientConflict } from "./save-patient.type.ts";

@Resolver(() => PatientConflict)
export class PatientConflictResolver {
  readonly #charts;
  readonly #actors: RecordActors;

  constructor(patients: PatientService, actors: RecordActors) {
    this.#charts = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
    this.#actors = actors;
  }

  @FieldResolver(() => PatientType, { description: "The chart as it is now." })
  @Access(permitted("PATIENTS_READ"))
  async current(@Root() conflict: PatientConflict, @Ctx() context: Context): Promise<PatientType> {
    return toPatient(await this.#chart(conflict, context));
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who changed it last; null where it wasn't written down." })
  @Access(permitted("PATIENTS_READ"))
  async savedBy(@Root() conflict: PatientConflict, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, (await this.#chart(conflict, context)).updatedBy);
  }

  @FieldResolver(() => DateTime, { description: "When it last changed." })
  @Access(permitted("PATIENTS_READ"))
  async savedAt(@Root() conflict: PatientConflict, @Ctx() context: Context): Promise<Date> {
    return (await this.#chart(conflict, context)).updatedAt;
  }

  async #chart({ patientId }: PatientConflict, context: Context): Promise<Patient> {
    const chart = await this.#charts(context).load(patientId);
    if (!chart) throw new Fault("NOT_FOUND");
    return chart;
  }
}

@Resolver(() => IdentificationTaken)
export class IdentificationTakenResolver {
  readonly #charts;

  constructor(patients: PatientService) {
    this.#charts = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
  }

  @FieldResolver(() => PatientType, { nullable: true, description: "The other chart, for staff who may read charts; null for programs." })
  async patient(@Root() { ownerId }: IdentificationTaken, @Ctx() context: Context): Promise<PatientType | null> {
    const { actor } = context;
    if (actor.kind !== "staff" || !holds(actor, "PATIENTS_READ")) return null;
    const row = await this.#charts(context).load(ownerId);
    return row && toPatient(row);
  }
}
