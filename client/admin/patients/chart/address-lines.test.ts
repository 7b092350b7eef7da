import { addressLines } from "./address-lines.ts";

test.each([
  [null, []],
  [{ street: null, city: null, province: null, postalCode: null, country: "CA" }, []],
  [
    { street: "12, rue des Érables", city: "Montréal", province: "QC", postalCode: "H2J 1A1", country: "CA" },
    ["12, rue des Érables", "Montréal, QC\u00a0H2J\u00a01A1"],
  ],
  [{ city: "Paris", postalCode: "75011", country: "FR" }, ["Paris, 75011", "FR"]],
  [{ province: "ON" }, ["ON"]],
])("%j is written as %j", (address, lines) => {
  expect(addressLines(address)).toEqual(lines);
});
