import fc from "fast-check";
import { checkHealthNumber, formatHealthNumber } from "./check-health-number.ts";
import { healthNumberFormats } from "./formats.ts";
import { ramqCheckDigit } from "./ramq-check-digit.ts";
import { healthNumberIssuers, isHealthNumberIssuer, type HealthNumberIssuer } from "./issuer.ts";

// QC: vectors of an open-source validator; ON: the sample number on Ontario's cards; BC: the example of a standard-numbers library.
const published: ReadonlyArray<readonly [HealthNumberIssuer, string]> = [
  ...["AAAA01010112", "BAAA01010113", "ZAAA01010112", "ABAA01010115", "AZAA01010112", "AABA01010119", "AAZA01010112", "AAAB01010111"].map(
    (value) => ["QC", value] as const,
  ),
  ...["AAAZ01010112", "AAAA02010115", "AAAA99010115", "AAAA01020119", "AAAA01120114", "AAAA01010211", "AAAA01013110"].map(
    (value) => ["QC", value] as const,
  ),
  ...["AAAA01010123", "AAAA01010190", "AAAA01010110", "AAAA01510117", "LASF80021411", "LASF80521416"].map(
    (value) => ["QC", value] as const,
  ),
  ["ON", "9876-543-217"],
  ["ON", "9876-543-217 A"],
  ["ON", "9876-543-217 AA"],
  ["BC", "9698 658 215"],
];

const doubtful: ReadonlyArray<readonly [HealthNumberIssuer, string, string, string]> = [
  ["QC", "AAAA01010119", "UNUSUAL", "CHECK_DIGIT"],
  ["QC", "AAAA01014110", "UNUSUAL", "SHAPE"],
  ["QC", "AAAA01130112", "UNUSUAL", "SHAPE"],
  ["QC", "AAAA01010100", "UNUSUAL", "SHAPE"],
  ["QC", "AA3A01010110", "IMPOSSIBLE", "ALPHABET"],
  ["QC", "AAAA0101011O", "IMPOSSIBLE", "ALPHABET"],
  ["QC", "AAAA010101100", "IMPOSSIBLE", "LENGTH"],
  ["QC", "", "IMPOSSIBLE", "LENGTH"],
  ["ON", "9876543210", "UNUSUAL", "CHECK_DIGIT"],
  ["ON", "0876543217", "UNUSUAL", "SHAPE"],
  ["ON", "9A76543217", "IMPOSSIBLE", "ALPHABET"],
  ["ON", "9876543217 A1", "IMPOSSIBLE", "ALPHABET"],
  ["ON", "98765432170", "IMPOSSIBLE", "ALPHABET"],
  ["ON", "9876-543-217 AAA", "IMPOSSIBLE", "LENGTH"],
  ["BC", "9698648215", "UNUSUAL", "CHECK_DIGIT"],
  ["BC", "5736504210", "UNUSUAL", "SHAPE"],
  ["BC", "9736A04212", "IMPOSSIBLE", "ALPHABET"],
  ["NU", "200000000", "UNUSUAL", "SHAPE"],
  ["NT", "X1234567", "UNUSUAL", "SHAPE"],
  ["NT", "12345678", "IMPOSSIBLE", "ALPHABET"],
  ["MB", "A12345", "IMPOSSIBLE", "LENGTH"],
  ["PE", "123456789", "IMPOSSIBLE", "LENGTH"],
];

const plain: ReadonlyArray<readonly [HealthNumberIssuer, string, string]> = [
  ["AB", "123456789", "12345-6789"],
  ["BC", "9698658215", "9698 658 215"],
  ["MB", "123456789", "123 456 789"],
  ["NB", "123456789", "123-456-789"],
  ["NL", "123456789012", "123 456 789 012"],
  ["NS", "1234567890", "1234 567 890"],
  ["NT", "n1234567", "N1234567"],
  ["NU", "123456785", "123 456 785"],
  ["ON", "9876543217aa", "9876-543-217-AA"],
  ["ON", "9876543217", "9876-543-217"],
  ["PE", "12345678", "1234 5678"],
  ["QC", "aaaa01010112", "AAAA 0101 0112"],
  ["SK", "123456789", "123 456 789"],
  ["YT", "002123456", "002 123 456"],
];

describe("checking a health number", () => {
  it.each(published)("finds the published number %s %s valid", (issuer, value) => {
    expect(checkHealthNumber(issuer, value).verdict).toBe("VALID");
  });

  it.each(doubtful)("says of %s %s: %s because of %s", (issuer, value, verdict, doubt) => {
    expect(checkHealthNumber(issuer, value)).toMatchObject({ verdict, doubt });
  });

  it.each(plain)("shows %s %s as %s", (issuer, value, shown) => {
    expect(checkHealthNumber(issuer, value).verdict).toBe("VALID");
    expect(formatHealthNumber(issuer, value)).toBe(shown);
  });

  it("covers every issuer", () => {
    expect(new Set(plain.map(([issuer]) => issuer))).toEqual(new Set(healthNumberIssuers));
    expect(healthNumberIssuers.every((issuer) => healthNumberFormats[issuer].issuer === issuer)).toBe(true);
    expect([isHealthNumberIssuer("QC"), isHealthNumberIssuer("qc"), isHealthNumberIssuer("CA")]).toEqual([true, false, false]);
  });

  it.each([
    ["QC", "aaaa 0101 0112"],
    ["QC", "AAAA-0101-0112"],
    ["QC", "AAAA/0101–0112"],
    ["QC", "\u00a0AAaa\u202f0101\u20110112\u200b"],
    ["QC", "ＡＡＡＡ０１０１０１１２"],
  ] as const)("reads %s %j whatever the typing", (issuer, value) => {
    expect(checkHealthNumber(issuer, value)).toMatchObject({ verdict: "VALID", normalForm: "AAAA01010112", lastingNumber: "AAAA01010112" });
  });

  it.each([
    ["QC", "LÉVÈ 0101 0112", "LEVE01010112"],
    ["QC", "le\u0301ve\u0300 0101 0112", "LEVE01010112"],
    ["QC", "çagñ01010112", "CAGN01010112"],
    ["QC", "ＬＥＶＥ０１０１０１１２", "LEVE01010112"],
    ["ON", "９８７６－５４３－２１７－ａｂ", "9876543217AB"],
    ["NT", "ｎ１２３４５６７", "N1234567"],
  ] as const)("reads %s %j without accents and widths, as the card has it", (issuer, value, normalForm) => {
    const { verdict, normalForm: read } = checkHealthNumber(issuer, value);
    expect([read, verdict === "IMPOSSIBLE"]).toEqual([normalForm, false]);
  });

  // How Québec fills up names of fewer than three letters isn't published: whatever letters stand there are taken.
  it.each(["LIXA", "OXXA", "ROYX", "NGXX", "XXXX"])("takes %s as the letters of a short name", (letters) => {
    const number = `${letters}8001011`;
    expect(checkHealthNumber("QC", `${number}${ramqCheckDigit(number, 19)}`).verdict).toBe("VALID");
  });

  it.each(plain)("of %s, %s with a character too few or too many, or of the wrong kind, is impossible", (issuer, value) => {
    const normal = checkHealthNumber(issuer, value).normalForm;
    const digitsOf = issuer === "ON" ? normal.slice(0, 10) : normal;
    const wrong = [digitsOf.slice(0, -1), `${normal}${issuer === "ON" && normal.length < 12 ? "XYZ" : "1"}`, ""];
    const swapped = [...digitsOf].map(
      (sign, place) => `${digitsOf.slice(0, place)}${/\d/.test(sign) ? "A" : "1"}${digitsOf.slice(place + 1)}`,
    );
    for (const text of [...wrong, ...swapped]) expect([text, checkHealthNumber(issuer, text).verdict]).toEqual([text, "IMPOSSIBLE"]);
  });

  it.each(["", "A", "AB", "ab", "xy", " - zz"])("keeps Ontario's lasting number with the version %j", (version) => {
    expect(checkHealthNumber("ON", `9876-543-217${version}`)).toMatchObject({ verdict: "VALID", lastingNumber: "9876543217" });
  });

  it("says where each format is written", () => {
    for (const { mask, source, name } of Object.values(healthNumberFormats)) {
      expect(source.length).toBeGreaterThan(20);
      expect(mask).toMatch(/^[A9 -]+$/);
      expect(name.fr).not.toBe(name.en);
    }
  });

  it("tells Ontario's lasting number from its version code", () => {
    expect(checkHealthNumber("ON", "9876-543-217-xy")).toEqual({
      verdict: "VALID",
      normalForm: "9876543217XY",
      lastingNumber: "9876543217",
    });
  });

  it("doubts nothing of an issuer that it doesn't know", () => {
    expect(checkHealthNumber("VAC", "k 123-4")).toEqual({ verdict: "VALID", normalForm: "K1234", lastingNumber: "K1234" });
    expect(formatHealthNumber("VAC", "k 123-4")).toBe("K1234");
  });

  it("never throws, and its normal form is stable", () => {
    fc.assert(
      fc.property(fc.constantFrom(...healthNumberIssuers), fc.string({ unit: "binary", maxLength: 20 }), (issuer, value) => {
        const { normalForm } = checkHealthNumber(issuer, value);
        expect(checkHealthNumber(issuer, normalForm).normalForm).toBe(normalForm);
        expect(checkHealthNumber(issuer, formatHealthNumber(issuer, value)).normalForm).toBe(normalForm);
      }),
    );
  });

  it("notices every single wrong digit of Ontario and British Columbia", () => {
    const numbers = [["ON", "9876543217"] as const, ["BC", "9698658215"] as const];
    for (const [issuer, number] of numbers)
      for (let place = 1; place < 10; place += 1)
        for (let digit = 0; digit < 10; digit += 1) {
          const changed = `${number.slice(0, place)}${digit}${number.slice(place + 1)}`;
          expect(checkHealthNumber(issuer, changed).verdict).toBe(changed === number ? "VALID" : "UNUSUAL");
        }
  });
});
