import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { Access, either, patientThemself, permitted } from "../../graphql/access.ts";
import { sized, toConnection } from "../../graphql/connection.ts";
import type { Context } from "../../graphql/context.ts";
import { fromGlobalId } from "../../graphql/global-id.ts";
import { Repeatable } from "../../graphql/key-use.ts";
import { requestLoader, requestMemo } from "../../graphql/loaders.ts";
import { toUpsertPayload } from "../../graphql/payload.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import type { ClinicService } from "../clinics/clinic.service.ts";
import type { PlaceShown } from "../clinics/clinic.type.ts";
import { LocationType, toLocation } from "../clinics/clinic.type.ts";
import type { PatientService } from "../patients/patient.service.ts";
import { PatientType, toPatient } from "../patients/patient.type.ts";
import {
  UpsertAppointmentInput,
  UpsertAppointmentResult,
  UpsertAppointmentsInput,
  UpsertAppointmentsPayload,
} from "./appointment.inputs.ts";
import type { AppointmentService } from "./appointment.service.ts";
import { AppointmentConnection, AppointmentsArgs, AppointmentType, toAppointment } from "./appointment.type.ts";
import type { AppointmentList } from "./list-appointments.ts";
import { readLists } from "./patient-lists.ts";
import { isHiddenFromPatient } from "./appointment-visibility.ts";

/** An id of another kind, or none of ours, becomes one that nothing has: it is reported like any unknown one. */
const internal = (type: string, id: string | null | undefined) => (id === null || id === undefined ? id : (fromGlobalId(type, id) ?? ""));

const toInput = ({ patientId, locationId, ...fields }: UpsertAppointmentInput) => ({
  ...fields,
  patientId: internal("Patient", patientId),
  locationId: internal("Location", locationId),
});

/** A patient's appointments are at few locations. */
const shownLocation = requestMemo((location: PlaceShown) => toLocation(location));

@Resolver(() => AppointmentType)
export class AppointmentResolver {
  readonly #appointments: AppointmentService;
  readonly #locations;
  readonly #patients;
  readonly #hiddenStatuses;

  constructor(appointments: AppointmentService, clinics: ClinicService, patients: PatientService) {
    this.#appointments = appointments;
    this.#locations = requestLoader(({ actor }, ids: readonly string[]) => clinics.locationsById(actor, ids));
    this.#patients = requestLoader(({ actor }, ids: readonly string[]) => patients.readMany(actor, ids));
    this.#hiddenStatuses = requestLoader<string, readonly AppointmentStatus[]>(async ({ actor }, keys) => {
      const hidden = await appointments.hiddenStatuses(actor);
      return keys.map(() => hidden);
    });
  }

  @FieldResolver(() => LocationType, { description: "Where it takes place, or whose time zone it is in." })
  location(@Root() { row }: AppointmentType, @Ctx() context: Context): LocationType | Promise<LocationType> {
    if (row.location) return shownLocation(context, row.locationId, row.location);
    return this.#locations(context)
      .load(row.locationId)
      .then((location) => toLocation(location!));
  }

  @FieldResolver(() => PatientType, { description: "Whose appointment it is." })
  async patient(@Root() { row }: AppointmentType, @Ctx() context: Context): Promise<PatientType> {
    return toPatient((await this.#patients(context).load(row.patientId))!);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether its patient is not shown it, by its status or because it is withdrawn.",
  })
  @Access(permitted("APPOINTMENTS_READ"))
  async hiddenFromPatient(@Root() { row }: AppointmentType, @Ctx() context: Context): Promise<boolean> {
    return isHiddenFromPatient(row, await this.#hiddenStatuses(context).load("clinic"));
  }

  @Mutation(() => UpsertAppointmentsPayload, {
    description:
      "Makes or changes up to 500 appointments by your own external ids. Repeating the call changes nothing; a wrong item does not hinder the others.",
  })
  @Repeatable()
  @Access(permitted("APPOINTMENTS_WRITE"))
  async upsertAppointments(
    @Ctx() context: Context,
    @Arg("input", () => UpsertAppointmentsInput, { description: "The batch." }) input: UpsertAppointmentsInput,
  ): Promise<UpsertAppointmentsPayload> {
    const outcome = await this.#appointments.upsert(context.actor, input.appointments.map(toInput));
    const { results, errors } = toUpsertPayload(outcome, context);
    const shown = results.map(({ entity, ...result }) => ({ ...result, appointmentId: entity?.id ?? null }));
    return { results: shown, errors: [...errors] };
  }
}

@Resolver(() => PatientType)
export class PatientAppointmentsResolver {
  readonly #lists;

  constructor(appointments: AppointmentService) {
    this.#lists = requestLoader(({ actor }, lists: readonly AppointmentList[]) => readLists(appointments, actor, lists));
  }

  @FieldResolver(() => AppointmentConnection, { description: "The patient's appointments, a page at a time." })
  @Access(either(patientThemself, permitted("APPOINTMENTS_READ")))
  async appointments(
    @Root() { patientId }: PatientType,
    @Ctx() context: Context,
    @Args(() => AppointmentsArgs) { when, ...page }: AppointmentsArgs,
  ): Promise<AppointmentConnection> {
    const list = await this.#lists(context).load({ patientId, when, ...sized(page) });
    return toConnection(list, (row) => toAppointment(row, context.actor));
  }
}

@Resolver(() => UpsertAppointmentResult)
export class UpsertAppointmentResultResolver {
  readonly #appointments;

  constructor(appointments: AppointmentService) {
    this.#appointments = requestLoader(({ actor }, ids: readonly string[]) => appointments.readMany(actor, ids));
  }

  /** Looked up like any appointment: what is sent back is a read, with its right and its trace. */
  @FieldResolver(() => AppointmentType, { nullable: true, description: "The appointment as it is now; null where the item failed." })
  async appointment(@Root() { appointmentId }: UpsertAppointmentResult, @Ctx() context: Context): Promise<AppointmentType | null> {
    const row = appointmentId === null ? null : await this.#appointments(context).load(appointmentId);
    return row && toAppointment(row, context.actor);
  }
}
