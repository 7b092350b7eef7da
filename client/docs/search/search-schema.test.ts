import type { Schema } from "../schema/described.ts";
import { indexSchema, searchSchema } from "./search-schema.ts";

const operation = (name: string, kind: "query" | "mutation", description = "") => ({
  ...{ name, kind, description, type: "Int" },
  example: { document: "", variables: {} },
});

const schema: Schema = {
  demo: false,
  operations: [operation("patients", "query"), operation("patient", "query"), operation("upsertPatients", "mutation", "Brings charts in.")],
  types: [
    { name: "Patient", kind: "object", description: "A chart.", fields: [{ name: "firstName", type: "String!", description: "" }] },
    { name: "Permission", kind: "enum", description: "", values: [{ name: "PATIENTS_READ", description: "Reads charts." }] },
    { name: "SaveInput", kind: "input", description: "", inputs: [{ name: "patientId", type: "ID!", description: "" }] },
  ],
};
const index = indexSchema(schema, [{ path: "/guides/calling", title: "Calling the API" }]);
const titles = (typed: string) => searchSchema(index, typed).map(({ title }) => title);

test.each([
  ["patient", "patient"],
  ["Patient", "patient"],
  ["upsert pat", "upsertPatients"],
  ["patients upsert", "upsertPatients"],
  ["first name", "Patient.firstName"],
  ["firstname", "Patient.firstName"],
  ["patients_read", "Permission.PATIENTS_READ"],
  ["brings charts", "upsertPatients"],
  ["calling", "Calling the API"],
  ["patientId", "SaveInput.patientId"],
])("%s finds %s first", (typed, expected) => expect(titles(typed)[0]).toBe(expected));

test("operations and types stand before what is in types, and nothing is found for nothing", () => {
  expect(titles("patient").slice(0, 4)).toEqual(["patient", "Patient", "patients", "upsertPatients"]);
  expect([titles(""), titles("  "), titles("zebra")]).toEqual([[], [], []]);
  expect(searchSchema(index, "p", 2)).toHaveLength(2);
});

test("each leads to where it stands", () => {
  expect(searchSchema(index, "firstName")[0]!.path).toBe("/types/Patient#firstName");
});
