import type { MergeSourceFragment, MergeTargetFragment } from "../../../gql/graphql.ts";
import { blankOnChart, differing, rowsOf } from "./merge-fields.ts";

const person = {
  ...{ firstName: "Zoé", lastName: "Tremblay-Roy", preferredName: null, dateOfBirth: "1984-02-29", sex: "FEMALE", language: "FR" },
  ...{ email: "zoe@courriel.example", mobile: null, notificationMethod: "EMAIL", address: null },
} as const;

const source = { ...person, id: "r", version: 1, identification: { display: "TREZ 8452 2916", type: { id: "ramq", name: "RAMQ" } } };

const target = { ...person, id: "p", version: 3, identifications: [{ display: "12345", type: { id: "file" } }] };

const rows = (changes: Partial<MergeTargetFragment>) =>
  rowsOf(source as unknown as MergeSourceFragment, { ...target, ...changes } as unknown as MergeTargetFragment, (id) => id, "en");

test("there is something to choose where the registration says something that the chart does not", () => {
  const chosen = differing(rows({ lastName: "Tremblay", email: null, mobile: "+15145550100" }));
  expect(chosen.map(({ field, onChart, onRegistration }) => [field, onChart, onRegistration])).toEqual([
    ["IDENTIFICATION", null, "TREZ 8452 2916"],
    ["LAST_NAME", "Tremblay", "Tremblay-Roy"],
    ["EMAIL", null, "zoe@courriel.example"],
  ]);
});

test("what the chart does not know is taken at first, and nothing else", () => {
  expect(blankOnChart(rows({ lastName: "Tremblay", email: null }))).toEqual(["IDENTIFICATION", "EMAIL"]);
});

test("the number of the same type is compared, whatever others there are", () => {
  const identifications = [...target.identifications, { display: "TREZ 8452 2916", type: { id: "ramq" } }];
  expect(differing(rows({ identifications } as unknown as Partial<MergeTargetFragment>))).toEqual([]);
});

test("an address is one thing, on one line", () => {
  const address = { street: "1, rue A", city: "Laval", province: "QC", postalCode: "H7A 0A1", country: "CA" };
  const both = rowsOf({ ...source, address } as unknown as MergeSourceFragment, target as unknown as MergeTargetFragment, (id) => id, "en");
  expect(both.find(({ field }) => field === "ADDRESS")).toMatchObject({
    onChart: null,
    onRegistration: "1, rue A, Laval, QC\u00a0H7A\u00a00A1",
  });
});
