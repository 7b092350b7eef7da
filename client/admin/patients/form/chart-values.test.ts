import type { ChartValues } from "./chart-values.ts";
import { differences, withValues } from "./chart-values.ts";
import { emptyChart } from "./empty-chart.ts";

const chart: ChartValues = {
  ...emptyChart,
  firstName: "Ève",
  address: { ...emptyChart.address, city: "Laval" },
  identifications: [
    { typeId: "ramq", value: "TREE 8452 2901" },
    { typeId: "file", value: "F1" },
  ],
};

describe("two states of a chart", () => {
  test("are the same however numbers are spaced and whatever space is left at an end", () => {
    const spaced = {
      ...chart,
      firstName: "Ève ",
      identifications: [chart.identifications[1]!, { typeId: "ramq", value: "tree-84522901" }],
    };
    expect(differences(chart, spaced)).toEqual([]);
  });

  test("differ in a number by its type, also where one has none of it", () => {
    const other = { ...chart, identifications: [{ typeId: "ramq", value: "TREE 8452 2902" }] };
    expect(differences(chart, other)).toEqual(["identification:ramq", "identification:file"]);
  });

  test("differ in fields, parts of an address and flags, in the form's order", () => {
    const other = { ...chart, archived: true, email: "eve@courriel.example", lastName: "Roy", address: { ...chart.address, city: "" } };
    expect(differences(chart, other)).toEqual(["lastName", "email", "address.city", "archived"]);
  });
});

test("values that are taken from elsewhere leave all others alone", () => {
  const other: ChartValues = {
    ...chart,
    firstName: "Eva",
    archived: true,
    address: { ...chart.address, city: "Gatineau", street: "1, rue A" },
    identifications: [{ typeId: "ramq", value: "TREE 8452 2999" }],
  };
  const taken = withValues(chart, ["firstName", "address.city", "identification:ramq"], other);
  expect(differences(chart, taken)).toEqual(["firstName", "identification:ramq", "address.city"]);
  expect(differences(withValues(chart, differences(chart, other), other), other)).toEqual([]);
});
