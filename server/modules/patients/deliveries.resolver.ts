import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Access, permitted } from "../../graphql/access.ts";
import { largestPageSize, PageArgs, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import type { Clock } from "../../kernel/clock.ts";
import type { UndeliveredService } from "../notifications/undelivered/undelivered.service.ts";
import { toUndeliveredType, UndeliveredMessageConnection } from "../notifications/undelivered/undelivered.type.ts";
import { PatientType } from "./patient.type.ts";

@Resolver(() => PatientType)
export class DeliveriesResolver {
  readonly #undelivered: UndeliveredService;
  readonly #clock: Clock;

  constructor(undelivered: UndeliveredService, clock: Clock) {
    this.#undelivered = undelivered;
    this.#clock = clock;
  }

  @FieldResolver(() => UndeliveredMessageConnection, {
    nullable: true,
    description: "What could not be delivered to the patient in the last 90 days, the latest first.",
  })
  @Access(permitted("PATIENTS_READ"))
  async deliveries(
    @Root() { patientId }: PatientType,
    @Ctx() { actor }: Context,
    @Args(() => PageArgs) { first, after }: PageArgs,
  ): Promise<UndeliveredMessageConnection> {
    const size = Math.min(Math.max(first, 1), largestPageSize);
    const list = { patientId, state: null, channel: null, first: size, after: after ?? null };
    return toConnection(await this.#undelivered.list(actor, list), (row) => toUndeliveredType(row, this.#clock.now()));
  }
}
