import { encode } from "uqr";
import { qrCodeOf } from "./qr-code.ts";

/** Paints the path, as a browser does. */
function paint(path: string, size: number): boolean[][] {
  const modules = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let column = Number(x); column < Number(x) + Number(width); column += 1) modules[Number(y)]![column] = true;
  return modules;
}

test.each(["otpauth://totp/Portail:a@b.example?secret=ABC", "x".repeat(300), "é€漢字"])(
  "the path of %j paints every module and no other",
  (text) => {
    const { size, path } = qrCodeOf(text);
    expect(path).toMatch(/^(?:M\d+ \d+h\d+v1h-\d+z)+$/);
    expect(paint(path, size)).toEqual(encode(text, { ecc: "M", border: 4 }).data);
  },
);

test("four light modules surround it", () => {
  const { size, path } = qrCodeOf("otpauth://totp/x");
  const painted = paint(path, size);
  const edge = painted.flatMap((row, y) => row.filter((_, x) => Math.min(x, y, size - 1 - x, size - 1 - y) < 4));
  expect(edge).not.toContain(true);
});
