import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { largestPageSize, PageArgs, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import type { RecordActors } from "../../graphql/record-actor.ts";
import { RecordActorType } from "../../graphql/record-actor.ts";
import { explain } from "../../kernel/problem-texts.ts";
import type { Patient } from "../patients/patient.entity.ts";
import type { PatientService } from "../patients/patient.service.ts";
import { PatientType, toPatient } from "../patients/patient.type.ts";
import { BulkAccessFilterType } from "./bulk-access-filter.type.ts";
import type { BulkAccessItem, BulkItemOutcome } from "./bulk-access-item.entity.ts";
import type { BulkAccessService } from "./bulk-access.service.ts";
import { BulkAccessFailure, BulkAccessFailureConnection } from "./bulk-access-failure.type.ts";
import { BulkAccessChangeType } from "./bulk-access.type.ts";

const toFailure = ({ patientId, problem }: BulkAccessItem): BulkAccessFailure => {
  const reason = problem ?? "CHANGED_MEANWHILE";
  return Object.assign(new BulkAccessFailure(), { patientId, reason, reasonText: explain({ code: "CONFLICT", path: [], reason }) });
};

@Resolver(() => BulkAccessChangeType)
export class BulkAccessChangeResolver {
  readonly #bulk: BulkAccessService;
  readonly #actors: RecordActors;

  constructor(bulk: BulkAccessService, actors: RecordActors) {
    this.#bulk = bulk;
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who began it." })
  @Access(permitted("PATIENTS_READ"))
  startedBy(@Root() { row }: BulkAccessChangeType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.startedBy);
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who undid it; null where nobody has." })
  @Access(permitted("PATIENTS_READ"))
  undoneBy(@Root() { row }: BulkAccessChangeType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, row.undoneBy);
  }

  @FieldResolver(() => BulkAccessFailureConnection, { description: "Charts that could not be switched." })
  failures(
    @Root() { row }: BulkAccessChangeType,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<BulkAccessFailureConnection> {
    return this.#list(context, row.id, "FAILED", page);
  }

  @FieldResolver(() => BulkAccessFailureConnection, { description: "Charts that the undo left as they were." })
  undoFailures(
    @Root() { row }: BulkAccessChangeType,
    @Ctx() context: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<BulkAccessFailureConnection> {
    return this.#list(context, row.id, "KEPT", page);
  }

  async #list({ actor }: Context, id: string, outcome: BulkItemOutcome, { first, after }: PageArgs): Promise<BulkAccessFailureConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    return toConnection(await this.#bulk.items(actor, id, outcome, { first: size, after: after ?? null }), toFailure);
  }
}

@Resolver(() => BulkAccessFilterType)
export class BulkAccessFilterResolver {
  readonly #actors: RecordActors;

  constructor(actors: RecordActors) {
    this.#actors = actors;
  }

  @FieldResolver(() => RecordActorType, { nullable: true, description: "Who had moved the switch last; null where it didn't matter." })
  @Access(permitted("PATIENTS_READ"))
  changedBy(@Root() { written }: BulkAccessFilterType, @Ctx() context: Context): Promise<RecordActorType | null> {
    return this.#actors.load(context, written);
  }
}

@Resolver(() => BulkAccessFailure)
export class BulkAccessFailureResolver {
  readonly #patients;

  constructor(patients: PatientService) {
    this.#patients = requestLoader<string, Patient | null>(({ actor }, ids) => patients.readMany(actor, ids));
  }

  @FieldResolver(() => PatientType, { nullable: true, description: "The chart." })
  async patient(@Root() { patientId }: BulkAccessFailure, @Ctx() context: Context): Promise<PatientType | null> {
    const row = await this.#patients(context).load(patientId);
    return row && toPatient(row);
  }
}
