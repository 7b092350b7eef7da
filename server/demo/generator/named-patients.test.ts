import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import { generateDemo } from "./generate-demo.ts";
import type { AppointmentInput } from "./inputs.ts";
import { demoPatients, namedPatients } from "./named-patients.ts";

const clinics = generateDemo(new Date("2026-03-11T00:00:00Z"));
const [firstAppointments = []] = clinics[0]?.appointments() ?? [];
const appointments: readonly AppointmentInput[] = firstAppointments;

const upcoming = ({ startsAt }: AppointmentInput): boolean => startsAt > "2026-03-12";
const past = ({ startsAt }: AppointmentInput): boolean => startsAt < "2026-03-11";

describe("the named demo patients", () => {
  const of = (patientExternalId: string): AppointmentInput[] =>
    appointments.filter((appointment) => appointment.patientExternalId === patientExternalId);

  it("are patients of their clinics", () => {
    for (const { clinicSlug, patient } of namedPatients) {
      const [firstPatients] = clinics.find(({ identity }) => identity.slug === clinicSlug)?.patients() ?? [];
      expect(firstPatients).toContainEqual(patient);
    }
    expect(demoPatients.map(({ name, identificationValue }) => [name, identificationValue])).toMatchInlineSnapshot(`
     [
       [
         "Marie-Ève D’Amours-Côté",
         "DAMM85561412",
       ],
       [
         "Liam O'Brien",
         "1000001014XY",
       ],
       [
         "Huguette St-Pierre",
         "STPH48522915",
       ],
       [
         "Thị Mai Nguyễn",
         "NGUT01593019",
       ],
       [
         "Harpreet Gill",
         "9000000104",
       ],
     ]
    `);
  });

  it("show what their hints say", () => {
    for (const when of [upcoming, past]) {
      const shown = of("P000001").filter(when);
      expect(new Set(shown.map(({ status }) => status))).toEqual(new Set(appointmentStatuses));
      expect(shown.length).toBeGreaterThan(20);
    }
    expect(demoPatients[1]).toMatchObject({ email: null, mobile: "+16135550101" });
    expect(
      of("P000002")
        .filter(upcoming)
        .some(({ visitType }) => visitType === "VIRTUAL_VISIT"),
    ).toBe(true);
    expect(of("P000003").every(past)).toBe(true);
    expect(of("P000003").length).toBeGreaterThan(20);
    expect(of("P000004")).toEqual([]);
  });

  it("go to places in four time zones or more", () => {
    expect(new Set(clinics[0]?.locations.map(({ timeZone }) => timeZone)).size).toBeGreaterThanOrEqual(4);
  });
});
