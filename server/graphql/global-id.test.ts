import { newId } from "../kernel/id.ts";
import { fromGlobalId, parseGlobalId, toGlobalId } from "./global-id.ts";

const id = newId();
const encode = (text: string): string => Buffer.from(text).toString("base64url");

test("an id comes back with its type", () => {
  expect(parseGlobalId(toGlobalId("Patient", id))).toEqual({ type: "Patient", id });
  expect(fromGlobalId("Patient", toGlobalId("Patient", id))).toBe(id);
});

test("an id of another type is none", () => {
  expect(fromGlobalId("Appointment", toGlobalId("Patient", id))).toBeNull();
});

test("an id goes into an address as it is, and is unique over all types", () => {
  expect(toGlobalId("AppointmentStatusVisibility", id)).toMatch(/^[\w-]+$/);
  expect(toGlobalId("Patient", id)).not.toBe(toGlobalId("Clinic", id));
});

test.each([
  ["nothing", ""],
  ["what is not encoded", `Patient:${id}`],
  ["no type", encode(`:${id}`)],
  ["no id", encode("Patient:")],
  ["no separator", encode(`Patient${id}`)],
  ["a short id", encode(`Patient:${id.slice(1)}`)],
  ["a long id", encode(`Patient:${id}0`)],
  ["small letters", encode(`Patient:${id.toLowerCase()}`)],
  ["a type in small letters", encode(`patient:${id}`)],
  ["two types", encode(`Patient:Clinic:${id}`)],
  ["something before", encode(` Patient:${id}`)],
  ["something after", encode(`Patient:${id}\n`)],
  ["a condition", encode(`Patient:' OR 1=1 --${"0".repeat(14)}`)],
  ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00]).toString("base64url")],
  ["something very long", "A".repeat(100_000)],
])("%s is nobody's id", (_, globalId) => {
  expect(parseGlobalId(globalId)).toBeNull();
});
