import type { EntityManager } from "typeorm";
import type { KeysetPage } from "../../db/keyset.ts";
import { byShape } from "../../db/prepared/by-shape.ts";
import { columnsOf } from "../../db/prepared/columns-of.ts";
import { prepareFirstPages, prepareKeyset } from "../../db/prepared/prepared-keyset.ts";
import { prepareEntities } from "../../db/prepared/prepared-query.ts";
import { later } from "../../kernel/clock.ts";
import { Location } from "../clinics/location.entity.ts";
import type { Visibility, VisibilityShape } from "./appointment-visibility.ts";
import { onlyVisible, shapeOfVisibility, visibilityParameters } from "./appointment-visibility.ts";
import { Appointment, latestOfPatient, soonestOfPatient } from "./appointment.entity.ts";
import { longestVisit } from "./merge-appointment.ts";

export type AppointmentsWhen = "UPCOMING" | "PAST";

export interface AppointmentList {
  readonly patientId: string;
  readonly when: AppointmentsWhen;
  readonly first: number;
  readonly after: string | null;
}

const direction = { UPCOMING: "ASC", PAST: "DESC" } as const;

const periods = {
  // The bound on the start lets the index skip what can't be upcoming; the bound on the end decides.
  UPCOMING: "appointment.starts_at > :earliest AND appointment.ends_at > :now",
  PAST: "appointment.starts_at < :now AND appointment.ends_at <= :now",
};

/** MariaDB, left to choose, may turn to another index once it has decided what that one would leave out: then it reads what is hidden. */
const indexes = { UPCOMING: soonestOfPatient, PAST: latestOfPatient };

const details = ["startsAt", "endsAt", "status", "practitionerName", "service", "visitType", "virtualVisitUrl", "noteToPatient"] as const;

const listed = ["id", "externalId", "patientId", "locationId", "deactivated", ...details] as const;

const placed = ["id", "externalId", "name", "street", "city", "province", "postalCode", "country", "phone", "timeZone"] as const;

/** An appointment as lists show it, with its place where the list reads it along. */
export type ListedAppointment = Pick<Appointment, (typeof listed)[number]> & {
  readonly location?: Pick<Location, (typeof placed)[number]> | null;
};

interface ListShape extends Record<string, string> {
  readonly when: AppointmentsWhen;
  readonly visibility: VisibilityShape;
}

const keysetOf = ({ when, visibility }: ListShape) => ({
  build: (manager: EntityManager) => {
    const query = manager
      .createQueryBuilder(Appointment, "appointment")
      .leftJoinAndMapOne(
        "appointment.location",
        Location,
        "location",
        "location.clinic_id = appointment.clinic_id AND location.id = appointment.location_id",
      )
      .select([...columnsOf<Appointment>("appointment", listed), ...columnsOf<Location>("location", placed)])
      .where("appointment.clinic_id = :clinicId AND appointment.patient_id = :patientId");
    return onlyVisible(query, visibility).andWhere(periods[when]).useIndex(indexes[when]);
  },
  order: { at: "startsAt", id: "id", direction: direction[when] },
});

const listOf = byShape((shape: ListShape) => {
  const { build, order } = keysetOf(shape);
  return prepareKeyset(build, order);
});

const firstPagesOf = byShape(({ visibility }: { readonly visibility: VisibilityShape }) =>
  prepareFirstPages([keysetOf({ when: "UPCOMING", visibility }), keysetOf({ when: "PAST", visibility })]),
);

const givenFor = (visibility: Visibility, clinicId: string, patientId: string, now: Date) => ({
  clinicId,
  patientId,
  now,
  earliest: later(now, -longestVisit),
  ...visibilityParameters(visibility),
});

/** Upcoming: not over yet, soonest first. Past: over, latest first. Where each takes place comes in the same statement. */
export function listAppointments(
  manager: EntityManager,
  visibility: Visibility,
  { patientId, when, first, after }: AppointmentList,
  clinicId: string,
  now: Date,
): Promise<KeysetPage<ListedAppointment>> {
  const read = listOf({ when, visibility: shapeOfVisibility(visibility) });
  return read(manager, givenFor(visibility, clinicId, patientId, now), { first, after });
}

/** How many of either. */
export type FirstPages = Readonly<Record<AppointmentsWhen, number>>;

/** The first page of the upcoming ones and that of the past ones: two lists that most who open one look at both of. */
export async function listFirstAppointments(
  manager: EntityManager,
  visibility: Visibility,
  patientId: string,
  { UPCOMING, PAST }: FirstPages,
  clinicId: string,
  now: Date,
): Promise<Readonly<Record<AppointmentsWhen, KeysetPage<ListedAppointment>>>> {
  const read = firstPagesOf({ visibility: shapeOfVisibility(visibility) });
  const given = givenFor(visibility, clinicId, patientId, now);
  const [upcoming, past] = await read(manager, [
    { given, first: UPCOMING },
    { given, first: PAST },
  ]);
  return { UPCOMING: upcoming!, PAST: past! };
}

const theseOf = byShape(({ visibility }: { readonly visibility: VisibilityShape }) =>
  prepareEntities((manager) =>
    onlyVisible(
      manager.createQueryBuilder(Appointment, "appointment").where("appointment.clinic_id = :clinicId AND appointment.id IN (:...ids)"),
      visibility,
    ),
  ),
);

/** The visible ones of these, in no order. */
export async function findAppointments(
  manager: EntityManager,
  visibility: Visibility,
  clinicId: string,
  ids: readonly string[],
): Promise<Appointment[]> {
  if (ids.length === 0) return [];
  const read = theseOf({ visibility: shapeOfVisibility(visibility) });
  return read(manager, { clinicId, ids: [...new Set(ids)], ...visibilityParameters(visibility) });
}
