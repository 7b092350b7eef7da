import { noBirthDate, readBirthDate, withPart } from "./birth-date.ts";

const read = (day: string, month: string, year: string) => readBirthDate({ day, month, year });

test.each([
  ["14", "6", "1985", "1985-06-14"],
  [" 1 ", "01", "2001", "2001-01-01"],
  ["１４", "６", "１９８５", "1985-06-14"],
  ["29", "2", "1984", "1984-02-29"],
  ["14", "juin", "1985", "1985-06-14"],
  ["14", "June", "1985", "1985-06-14"],
  ["3", "FÉVR.", "1990", "1990-02-03"],
  ["3", "aout", "1990", "1990-08-03"],
  ["3", "août", "1990", "1990-08-03"],
  ["3", "Sept", "1990", "1990-09-03"],
  ["3", "juil", "1990", "1990-07-03"],
])("%s %s %s is a day", (day, month, year, expected) => {
  expect(read(day, month, year)).toBe(expected);
});

test.each([
  ["29", "2", "1985"],
  ["31", "4", "1985"],
  ["0", "6", "1985"],
  ["14", "13", "1985"],
  ["14", "0", "1985"],
  ["14", "jui", "1985"],
  ["14", "ju", "1985"],
  ["14", "x", "1985"],
  ["14", "6", "85"],
  ["14", "6", "0085x"],
  ["", "6", "1985"],
  ["14", "", "1985"],
  ["14", "6", ""],
])("%s %s %s is none", (day, month, year) => {
  expect(read(day, month, year)).toBeNull();
});

test.each(["1985-06-14", "1985/6/14", " 1985.06.14 ", "1985 06 14"])("%s fills all parts, wherever it is pasted", (pasted) => {
  expect(readBirthDate(withPart(noBirthDate, "month", pasted))).toBe("1985-06-14");
});

test("what is typed into a part stays there", () => {
  expect(withPart({ day: "1", month: "2", year: "" }, "year", "1985")).toEqual({ day: "1", month: "2", year: "1985" });
});
