import { csvLine } from "./csv-line.ts";

test.each([
  ["Tremblay", '"Tremblay"'],
  ["O’Neil, Ève", '"O’Neil, Ève"'],
  ['Jean "Jo" Roy', '"Jean ""Jo"" Roy"'],
  ["", '""'],
  ["a\r\nb", '"a\r\nb"'],
  ["=1+1", `"'=1+1"`],
  ["+15145550199", `"'+15145550199"`],
  ["-2", `"'-2"`],
  ["@SUM(A1)", `"'@SUM(A1)"`],
  ["  =1", `"'  =1"`],
  ["\t=1", `"'\t=1"`],
  ["\rx", `"'\rx"`],
  ["＝1", `"'＝1"`],
  ["a=1", '"a=1"'],
  ["1984-02-29", '"1984-02-29"'],
])("%j is written as %s", (value, written) => {
  expect(csvLine([value])).toBe(`${written}\r\n`);
});

test("values are parted by commas and lines end as the format says", () => {
  expect(csvLine(["a", "b", ""])).toBe('"a","b",""\r\n');
});
