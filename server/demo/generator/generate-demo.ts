import { batches } from "./batches.ts";
import type { ClinicIdentity, ClinicPlan, IdentificationTypePlan, LocationPlan } from "./clinic-plan.ts";
import { demoClinic } from "./data/demo-clinic.ts";
import { mapleClinic } from "./data/maple-clinic.ts";
import { generateAppointments } from "./generate-appointments.ts";
import { generatePatients } from "./generate-patients.ts";
import type { AppointmentInput, LocationInput, PatientInput } from "./inputs.ts";
import { startOfUtcDay } from "./local-time.ts";
import { namedAppointments } from "./named-appointments.ts";
import { namedPatients } from "./named-patients.ts";

/** What the API takes at once. */
const batchSize = 500;

export interface DemoClinic {
  readonly identity: ClinicIdentity;
  readonly identificationTypes: readonly IdentificationTypePlan[];
  readonly patientCount: number;
  readonly appointmentCount: number;
  readonly locations: readonly LocationInput[];
  /** In batches; each call starts anew and gives the same. */
  patients(): Iterable<PatientInput[]>;
  appointments(): Iterable<AppointmentInput[]>;
}

const withoutPlan = ({ externalId, name, address, phone, timeZone }: LocationPlan): LocationInput => ({
  externalId,
  name,
  address,
  phone,
  timeZone,
});

function generateClinic(plan: ClinicPlan, referenceInstant: Date): DemoClinic {
  const today = startOfUtcDay(referenceInstant);
  const named = namedPatients.filter(({ clinicSlug }) => clinicSlug === plan.identity.slug).map(({ patient }) => patient);
  const theirs = namedAppointments(plan, today);
  const residents = () => generatePatients(plan, named.length + 1);

  function* patients(): Generator<PatientInput> {
    yield* named;
    for (const { patient } of residents()) yield patient;
  }

  function* appointments(): Generator<AppointmentInput> {
    yield* theirs;
    yield* generateAppointments(plan, residents(), today, theirs.length + 1);
  }

  return {
    identity: plan.identity,
    identificationTypes: plan.identificationTypes,
    patientCount: named.length + plan.patientCount,
    appointmentCount: theirs.length + plan.appointmentCount,
    locations: plan.locations.map(withoutPlan),
    patients: () => batches(patients(), batchSize),
    appointments: () => batches(appointments(), batchSize),
  };
}

/** The demo of both clinics as seen from a day: the same day gives the same demo, to the last character. */
export const generateDemo = (referenceInstant: Date): readonly DemoClinic[] =>
  [demoClinic, mapleClinic].map((plan) => generateClinic(plan, referenceInstant));
