import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context.ts";
import { requestLoader } from "../../graphql/loaders.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { AppointmentStatusVisibility } from "../settings/status-visibility.type.ts";
import type { AppointmentService } from "./appointment.service.ts";
import type { StatusCount } from "./count-by-status.ts";

@Resolver(() => AppointmentStatusVisibility)
export class StatusCountResolver {
  readonly #counts;

  constructor(appointments: AppointmentService) {
    this.#counts = requestLoader<AppointmentStatus, StatusCount>(async ({ actor }, statuses) => {
      const counts = await appointments.countByStatus(actor, statuses);
      return statuses.map((status) => counts.get(status)!);
    });
  }

  @FieldResolver(() => Int, {
    description: "How many of the clinic's appointments with this status are not over yet. Those that are withdrawn are not counted.",
  })
  async upcomingCount(@Root() { status }: AppointmentStatusVisibility, @Ctx() context: Context): Promise<number> {
    return (await this.#counts(context).load(status)).upcoming;
  }

  @FieldResolver(() => Int, {
    description: "How many of the clinic's appointments with this status are over. Those that are withdrawn are not counted.",
  })
  async pastCount(@Root() { status }: AppointmentStatusVisibility, @Ctx() context: Context): Promise<number> {
    return (await this.#counts(context).load(status)).past;
  }
}
