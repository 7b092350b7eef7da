import { createInput, updateInput } from "./chart-input.ts";
import type { ChartValues } from "./chart-values.ts";
import { emptyChart } from "./empty-chart.ts";

const point = { id: "P", version: 7 };

const base: ChartValues = {
  ...emptyChart,
  firstName: "Ève",
  email: "eve@courriel.example",
  address: { ...emptyChart.address, city: "Laval" },
  identifications: [
    { typeId: "ramq", value: "TREE 8452 2901" },
    { typeId: "file", value: "F1" },
  ],
};

const update = (changes: Partial<ChartValues>) => updateInput(point, base, { ...base, ...changes });

describe("an edit sends", () => {
  test("nothing but the version where nothing differs", () => {
    expect(update({}).input).toEqual({ patientId: "P", version: 7 });
  });

  test("changed fields, null for those that were emptied, and the changed parts of an address", () => {
    const { input } = update({ email: " ", archived: true, address: { ...base.address, city: "", street: "1, rue A" } });
    expect(input).toEqual({ patientId: "P", version: 7, email: null, archived: true, address: { city: null, street: "1, rue A" } });
  });

  test("changed numbers with the rows they come from, and the types of removed ones", () => {
    const { input, rows } = update({
      identifications: [
        { typeId: "ramq", value: "tree84522901" },
        { typeId: "", value: "" },
        { typeId: "ohip", value: "1234 567 897" },
      ],
    });
    expect(input.identifications).toEqual([{ typeId: "ohip", value: "1234 567 897" }]);
    expect(input.removedIdentificationTypeIds).toEqual(["file"]);
    expect(rows).toEqual([2]);
  });

  test("a row whose number or type is missing, so that the server says so", () => {
    const { input, rows } = update({
      identifications: [base.identifications[0]!, { typeId: "file", value: "" }, { typeId: "", value: "9" }],
    });
    expect(input.identifications).toEqual([
      { typeId: "file", value: "" },
      { typeId: "", value: "9" },
    ]);
    expect(input.removedIdentificationTypeIds).toBeUndefined();
    expect(rows).toEqual([1, 2]);
  });
});

test("a new chart leaves what is empty to the server", () => {
  const values: ChartValues = { ...emptyChart, firstName: " Ève ", identifications: [{ typeId: "file", value: "F1" }] };
  expect(createInput(emptyChart, values, "key").input).toEqual({
    firstName: "Ève",
    identifications: [{ typeId: "file", value: "F1" }],
    requestKey: "key",
  });
});
