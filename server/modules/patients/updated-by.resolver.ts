import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import type { Context } from "../../graphql/context.ts";
import type { RecordActors } from "../../graphql/record-actor.ts";
import { RecordActorType } from "../../graphql/record-actor.ts";
import { PatientType } from "./patient.type.ts";

@Resolver(() => PatientType)
export class UpdatedByResolver {
  readonly #actors: RecordActors;

  constructor(actors: RecordActors) {
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who last changed the chart; null where it wasn't written down." })
  @Access(permitted("PATIENTS_READ"))
  async updatedBy(@Root() { row }: PatientType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.updatedBy);
  }
}
