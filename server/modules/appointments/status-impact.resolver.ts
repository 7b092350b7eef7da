import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context.ts";
import { PortalSettingsImpact } from "../settings/portal-settings-impact.type.ts";
import { AppointmentStatusImpact, toStatusImpact } from "./appointment-status-impact.type.ts";
import type { AppointmentService } from "./appointment.service.ts";

@Resolver(() => PortalSettingsImpact)
export class StatusImpactResolver {
  readonly #appointments: AppointmentService;

  constructor(appointments: AppointmentService) {
    this.#appointments = appointments;
  }

  @FieldResolver(() => [AppointmentStatusImpact], {
    description: "What each status that would become hidden or shown touches, in the form's order; empty where the save would be refused.",
  })
  async appointmentStatuses(
    @Root() { outcome: { before, after } }: PortalSettingsImpact,
    @Ctx() { actor }: Context,
  ): Promise<AppointmentStatusImpact[]> {
    const hidden = before.hiddenAppointmentStatuses;
    const impact = await this.#appointments.impactOfStatuses(actor, hidden, after?.hiddenAppointmentStatuses ?? hidden);
    return impact.map(toStatusImpact);
  }
}
