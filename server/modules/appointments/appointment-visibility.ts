import type { SelectQueryBuilder } from "typeorm";
import type { Actor } from "../../kernel/actor.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { Appointment } from "./appointment.entity.ts";

/**
 * What of the clinic's appointments an actor may see. The only place that decides it: every list, look-up, count, deep link and
 * calendar export goes through the condition below, and nothing hidden ever leaves the database.
 */
export type Visibility =
  { readonly of: "everything" } | { readonly of: "own"; readonly patientId: string; readonly hiddenStatuses: readonly AppointmentStatus[] };

export const visibilityTo = (actor: Actor, hiddenStatuses: readonly AppointmentStatus[]): Visibility =>
  actor.kind === "patient" ? { of: "own", patientId: actor.id, hiddenStatuses } : { of: "everything" };

/** The same rule for an appointment that staff look at: is it kept from its patient? */
export const isHiddenFromPatient = (
  { status, deactivated }: Pick<Appointment, "status" | "deactivated">,
  hiddenStatuses: readonly AppointmentStatus[],
): boolean => deactivated || hiddenStatuses.includes(status);

/** What the condition below looks like, whatever its values are. */
export type VisibilityShape = "everything" | "own" | "own, without statuses";

export const shapeOfVisibility = (visibility: Visibility): VisibilityShape => {
  if (visibility.of === "everything") return "everything";
  return visibility.hiddenStatuses.length > 0 ? "own, without statuses" : "own";
};

/** The values of the condition. */
export const visibilityParameters = (visibility: Visibility): Readonly<Record<string, unknown>> => {
  if (visibility.of === "everything") return {};
  const { patientId, hiddenStatuses } = visibility;
  return { ownId: patientId, shown: false, ...(hiddenStatuses.length > 0 && { hiddenStatuses }) };
};

/** The condition without its values. */
export function onlyVisible(query: SelectQueryBuilder<Appointment>, shape: VisibilityShape): SelectQueryBuilder<Appointment> {
  if (shape === "everything") return query;
  query.andWhere(`${query.alias}.patient_id = :ownId AND ${query.alias}.deactivated = :shown`);
  return shape === "own" ? query : query.andWhere(`${query.alias}.status NOT IN (:...hiddenStatuses)`);
}
