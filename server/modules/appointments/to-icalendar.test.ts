import fc from "fast-check";
import { noAddress } from "../../kernel/address.ts";
import { Appointment } from "./appointment.entity.ts";
import { readICalendar } from "./testing/read-icalendar.ts";
import { toICalendar } from "./to-icalendar.ts";

const clinic = { name: "Clinique de l’Érable", slug: "erable" };

const place = { ...noAddress, name: "Centre-ville" };

const appointment = (fields: Partial<Appointment> = {}): Appointment =>
  Object.assign(new Appointment(), {
    id: "01JQ0000000000000000000000",
    startsAt: new Date("2026-03-15T13:30:00.000Z"),
    endsAt: new Date("2026-03-15T14:00:00.000Z"),
    service: "Consultation",
    practitionerName: "Dre Côté",
    visitType: "PHYSICAL_VISIT",
    virtualVisitUrl: null,
    noteToPatient: null,
    version: 3,
    updatedAt: new Date("2026-03-01T08:00:00.000Z"),
    ...fields,
  });

const read = (fields: Partial<Appointment> = {}, where = place) => readICalendar(toICalendar(appointment(fields), where, clinic));

test("times are in UTC, the uid and the sequence let a later file replace this one", () => {
  const { calendar, event } = read();
  expect(Object.fromEntries(calendar)).toMatchObject({ VERSION: "2.0", METHOD: "PUBLISH", PRODID: "-//Portail//Portail//EN" });
  expect(Object.fromEntries(event)).toMatchObject({
    UID: "01JQ0000000000000000000000@erable.portail",
    SEQUENCE: "3",
    DTSTAMP: "20260301T080000Z",
    DTSTART: "20260315T133000Z",
    DTEND: "20260315T140000Z",
    SUMMARY: "Consultation · Clinique de l’Érable",
    LOCATION: "Centre-ville",
    DESCRIPTION: "Dre Côté",
  });
});

test("nothing of the calendar depends on when it is exported", () => {
  expect(toICalendar(appointment(), place, clinic)).toBe(toICalendar(appointment(), place, clinic));
});

test("the address is one line without what is unknown", () => {
  const address = { street: "1, rue de la Paix", city: "Montréal", province: "QC", postalCode: "H2X 1Y4", country: "CA" };
  expect(read({}, { ...place, ...address }).event.get("LOCATION")).toBe("Centre-ville, 1, rue de la Paix, Montréal, QC H2X 1Y4");
  expect(read({}, { ...place, ...address, street: null, province: null } as never).event.get("LOCATION")).toBe(
    "Centre-ville, Montréal, H2X 1Y4",
  );
});

test("a virtual visit takes place at its link", () => {
  const virtualVisitUrl = "https://video.example/room;a,b?x=1&y=2";
  const { event } = read({ visitType: "VIRTUAL_VISIT", virtualVisitUrl });
  expect(event.get("LOCATION")).toBe(virtualVisitUrl);
  expect([...event].find(([name]) => name.startsWith("URL"))?.[1]).toBe(virtualVisitUrl);
});

test.each<[string, Partial<Appointment>]>([
  ["a visit at the clinic that has a link all the same", { visitType: "PHYSICAL_VISIT", virtualVisitUrl: "https://video.example/room" }],
  ["a virtual visit that has no link yet", { visitType: "VIRTUAL_VISIT", virtualVisitUrl: null }],
])("%s takes place at the location", (_, fields) => {
  const { event } = read(fields);
  expect(event.get("LOCATION")).toBe("Centre-ville");
  expect([...event.keys()].some((name) => name.startsWith("URL"))).toBe(false);
});

test("what people wrote arrives as they wrote it, and can't add a line of its own", () => {
  const service = "Suivi; bilan, \\ étape 1";
  const noteToPatient = "À jeun.\nApportez votre carte\r\nBEGIN:VALARM\r\nATTACH:https://evil.example";
  const { event } = read({ service, noteToPatient });
  expect(event.get("SUMMARY")).toBe(`${service} · ${clinic.name}`);
  expect(event.get("DESCRIPTION")).toBe(`Dre Côté\n\n${noteToPatient.replaceAll("\r\n", "\n")}`);
  expect([...event.keys()]).not.toContain("ATTACH");
});

test("whatever is written in whatever field, the file stays one event with the same properties", () => {
  const written = fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 });
  const hostile = fc.oneof(written, fc.constantFrom("\r\nEND:VEVENT\r\n", "\n", "\r", "\\n", ';,:"', "é".repeat(100), "🌻".repeat(60)));
  fc.assert(
    fc.property(hostile, hostile, hostile, (service, practitionerName, noteToPatient) => {
      const { event } = read({ service, practitionerName, noteToPatient }, { ...place, name: service });
      expect([...event.keys()].sort()).toEqual([...read({ noteToPatient: "x" }).event.keys()].sort());
      expect(event.get("DTSTART")).toBe("20260315T133000Z");
    }),
  );
});
