import { createHash } from "node:crypto";
import parsePhoneNumber from "libphonenumber-js/max";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import { appointmentFields } from "../../modules/appointments/appointment-fields.ts";
import { patientFields } from "../../modules/patients/patient-fields.ts";
import { checkHealthNumber } from "../../modules/patients/health-numbers/check-health-number.ts";
import { generateDemo, type DemoClinic } from "./generate-demo.ts";
import type { AppointmentInput, PatientInput } from "./inputs.ts";
import { namedPatients } from "./named-patients.ts";

const noon = new Date("2025-03-11T12:34:56Z");
const today = new Date("2025-03-11T00:00:00Z").getTime();
const day = 86_400_000;
const demo = generateDemo(noon);

const named = (slug: string) => namedPatients.filter(({ clinicSlug }) => clinicSlug === slug).length;

interface Data {
  readonly patients: readonly PatientInput[];
  readonly appointments: readonly AppointmentInput[];
}

const dataOf = (clinic: DemoClinic | undefined): Data => ({
  patients: [...(clinic?.patients() ?? [])].flat(),
  appointments: [...(clinic?.appointments() ?? [])].flat(),
});

const fingerprint = (data: readonly Data[]): string =>
  createHash("sha256")
    .update(JSON.stringify(data.map(({ patients, appointments }) => [patients, appointments])))
    .digest("hex");

const clinics = demo.map((clinic) => ({ clinic, ...dataOf(clinic) }));

const upcoming = ({ startsAt }: AppointmentInput): boolean => Date.parse(startsAt) >= today + day;
const past = ({ startsAt }: AppointmentInput): boolean => Date.parse(startsAt) < today;

const expectUnique = (values: ReadonlyArray<string | undefined>): void => {
  const present = values.filter((value) => value !== undefined);
  expect(new Set(present).size).toBe(present.length);
};

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(instant: string, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", { timeZone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  formats.set(timeZone, format);
  return format.format(new Date(instant));
}

/** Names what breaks a rule: one expectation for thousands of rows. */
const breaking = <T>(rows: readonly T[], holds: (row: T) => boolean): T[] => rows.filter((row) => !holds(row));

describe("the demo", () => {
  it("is the same on the same day, and stays as it was for a known one", () => {
    expect(fingerprint(generateDemo(new Date("2025-03-11T23:59:59Z")).map(dataOf))).toBe(fingerprint(clinics));
    expect(fingerprint(clinics)).toMatchInlineSnapshot(`"e44203e1cf693401811bd128886ade654a19eda80acfec1b10fa3921f2e2143a"`);
  });

  it("has other appointments on another day, and the same patients", () => {
    const [, before] = clinics;
    const later = dataOf(generateDemo(new Date("2025-03-12T00:00:00Z"))[1]);
    expect(later.patients).toEqual(before?.patients);
    expect(later.appointments).not.toEqual(before?.appointments);
  });
});

describe.each(clinics.map((data) => [data.clinic.identity.slug, data] as const))(
  "the demo clinic %s",
  (slug, { clinic, patients, appointments }) => {
    it("has as many as it says", () => {
      expect(patients).toHaveLength(clinic.patientCount);
      expect(appointments).toHaveLength(clinic.appointmentCount);
      expect(patients.length).toBe((slug === "demo" ? 2_000 : 200) + named(slug));
      expect(appointments.length).toBeGreaterThanOrEqual(slug === "demo" ? 20_000 : 1_500);
      expect(Math.max(...[...clinic.appointments()].map((batch) => batch.length))).toBe(500);
    });

    it("repeats no external id, identification, e-mail or mobile", () => {
      expectUnique(patients.map(({ externalId }) => externalId));
      expectUnique(appointments.map(({ externalId }) => externalId));
      expectUnique(patients.flatMap(({ identifications }) => identifications.map(({ typeKey, value }) => `${typeKey} ${value}`)));
      expectUnique(patients.map(({ email }) => email));
      expectUnique(patients.map(({ mobile }) => mobile));
    });

    it("gives each patient well-formed health numbers, one of a type", () => {
      const issuers = { RAMQ: "QC", OHIP: "ON", BC_PHN: "BC" } as const;
      const identifications = patients.flatMap((patient) => patient.identifications);
      const numbers = identifications.flatMap(({ typeKey, value }) =>
        typeKey === "CLINIC_FILE" ? [] : [{ issuer: issuers[typeKey], value }],
      );
      expect(breaking(numbers, ({ issuer, value }) => checkHealthNumber(issuer, value).verdict === "VALID")).toEqual([]);
      expect(breaking(numbers, ({ issuer, value }) => checkHealthNumber(issuer, value).normalForm === value)).toEqual([]);
      expect(breaking(patients, (patient) => patient.identifications.length > 0)).toEqual([]);
      expectUnique(patients.flatMap((patient) => patient.identifications.map(({ typeKey }) => `${patient.externalId} ${typeKey}`)));
    });

    it("reaches patients only by numbers and addresses that belong to nobody", () => {
      const all = [...patients.flatMap(({ mobile, homePhone }) => [mobile, homePhone]), ...clinic.locations.map(({ phone }) => phone)];
      const phones = [...new Set(all)].filter((phone) => phone !== undefined);
      const isCanadian = (phone: string): boolean => {
        const parsed = parsePhoneNumber(phone);
        return parsed?.isValid() === true && parsed.country === "CA";
      };
      expect(breaking(phones, isCanadian)).toEqual([]);
      expect(breaking(phones, (phone) => /^\+1\d{3}55501\d{2}$/.test(phone))).toEqual([]);
      expect(breaking(patients, ({ email }) => email === undefined || /^[a-z0-9.-]+@[a-z]+\.example$/.test(email))).toEqual([]);
    });

    it("is what the API accepts", () => {
      const typeKeys = clinic.identificationTypes.map(({ key }) => key);
      const charts = patientFields("2025-03-11");
      const accepted = ({ identifications, ...patient }: PatientInput): boolean =>
        charts.safeParse({ ...patient, identifications: identifications.map(({ typeKey, value }) => ({ typeId: typeKey, value })) })
          .success;
      expect(breaking(patients, accepted)).toEqual([]);
      expect(breaking(patients, ({ identifications }) => identifications.every(({ typeKey }) => typeKeys.includes(typeKey)))).toEqual([]);
      expect(breaking(appointments, (appointment) => appointmentFields.safeParse(appointment).success)).toEqual([]);
    });

    it("has each kind of patient", () => {
      const some = (claim: (patient: PatientInput) => boolean): void => expect(patients.some(claim)).toBe(true);
      some(({ email }) => email === undefined);
      some(({ mobile }) => mobile === undefined);
      some(({ archived }) => archived);
      some(({ verified }) => !verified);
      some(({ identifications }) => identifications.every(({ typeKey }) => typeKey === "CLINIC_FILE"));
      for (const method of ["NONE", "EMAIL", "SMS", "BOTH"]) some(({ notificationMethod }) => notificationMethod === method);
      for (const language of ["fr", "en"]) some((patient) => patient.language === language);
      for (const { notificationMethod, email, mobile } of patients) {
        if (notificationMethod === "EMAIL" || notificationMethod === "BOTH") expect(email).toBeDefined();
        if (notificationMethod === "SMS" || notificationMethod === "BOTH") expect(mobile).toBeDefined();
      }
    });

    it("has every status, upcoming and past", () => {
      for (const when of [upcoming, past])
        expect(new Set(appointments.filter(when).map(({ status }) => status))).toEqual(new Set(appointmentStatuses));
    });

    it("keeps working hours where the visit is", () => {
      const zones = new Map(clinic.locations.map(({ externalId, timeZone }) => [externalId, timeZone]));
      const minutes = ({ startsAt, endsAt }: AppointmentInput): number => (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
      const inHours = ({ startsAt, locationExternalId }: AppointmentInput): boolean =>
        /^(Mon|Tue|Wed|Thu|Fri)\D+(0[89]|1[0-7]):(00|15|30|45)$/.test(localTime(startsAt, zones.get(locationExternalId) ?? "none"));
      expect(breaking(appointments, inHours)).toEqual([]);
      expect(breaking(appointments, (appointment) => minutes(appointment) >= 15 && minutes(appointment) <= 60)).toEqual([]);
    });

    it("double-books nobody, and knows whom it books", () => {
      const patientIds = new Set(patients.map(({ externalId }) => externalId));
      expect(breaking(appointments, ({ patientExternalId }) => patientIds.has(patientExternalId))).toEqual([]);
      const overlaps = (partyOf: (appointment: AppointmentInput) => string, among: readonly AppointmentInput[]): AppointmentInput[] => {
        const busyUntil = new Map<string, string>();
        return [...among]
          .sort((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
          .filter((appointment) => {
            const overlapping = appointment.startsAt < (busyUntil.get(partyOf(appointment)) ?? "");
            busyUntil.set(partyOf(appointment), appointment.endsAt);
            return overlapping;
          });
      };
      expect(overlaps(({ patientExternalId }) => patientExternalId, appointments)).toEqual([]);
      // The named patients' visits are laid over the others': their practitioners may seem to be in two places.
      const generated = appointments.slice(clinic.appointmentCount - (slug === "demo" ? 20_000 : 1_500));
      expect(overlaps(({ practitionerName }) => practitionerName, generated)).toEqual([]);
    });

    it("links virtual visits, and only them, to rooms on an example domain", () => {
      const linked = ({ visitType, virtualVisitUrl }: AppointmentInput): boolean =>
        visitType === "VIRTUAL_VISIT" ? /^https:\/\/[a-z.-]+\.example\//.test(virtualVisitUrl ?? "") : virtualVisitUrl === undefined;
      expect(breaking(appointments, linked)).toEqual([]);
      expect(appointments.some(({ noteToPatient }) => noteToPatient !== undefined)).toBe(true);
    });
  },
);
