import { asAscii } from "./ascii.mjs";

test.each([
  ["/[œæ]/g", "cœur", true],
  ["/[＝＋]/u", "＋", true],
  ["/^[^😀]$/u", "😀", false],
  ["/n[°º]/i", "N°", true],
])("%s finds in ASCII what it found before", (literal, text, found) => {
  const pattern = (code: string): RegExp => new Function(`return ${code};`)() as RegExp;
  const ascii = asAscii(literal);
  expect(Buffer.from(ascii, "latin1").toString("utf8")).toBe(ascii);
  expect([pattern(literal).test(text), pattern(ascii).test(text)]).toEqual([found, found]);
});
