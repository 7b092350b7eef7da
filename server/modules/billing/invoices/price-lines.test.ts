import fc from "fast-check";
import { validate } from "../../../kernel/validation.ts";
import type { TaxCode } from "../taxes/tax-code.ts";
import { taxRatesOf } from "../taxes/tax-rates.ts";
import { invoiceSchema } from "./invoice-fields.ts";
import { priceLines } from "./price-lines.ts";

const line = (unitPriceCents: number, quantityHundredths = 100, ...taxCodes: TaxCode[]) => ({
  unitPriceCents,
  quantityHundredths,
  taxCodes,
});

const quebec = taxRatesOf("QC", "2026-11-23");

const shown = (lines: ReturnType<typeof line>[], rates = quebec): string => {
  const priced = priceLines(lines, rates);
  if (!priced.ok) return priced.problems.map(({ path, reason }) => `${path.slice(1).join(".")} ${reason}`).join("; ");
  const { taxes, subtotalCents, totalCents } = priced.value;
  return [
    `${subtotalCents}`,
    ...taxes.map(({ code, baseCents, amountCents }) => `${code} ${amountCents} of ${baseCents}`),
    `${totalCents}`,
  ].join(" + ");
};

describe("what lines come to", () => {
  test.each([
    ["one without taxes", [line(8_000)], "8000 + 8000"],
    ["both of Québec's taxes", [line(10_000, 100, "GST", "QST")], "10000 + GST 500 of 10000 + QST 998 of 10000 + 11498"],
    ["taxes of what is taxed alone", [line(8_000), line(2_000, 100, "GST")], "10000 + GST 100 of 2000 + 10100"],
    ["each tax once, of the sum", [line(10, 100, "GST"), line(10, 100, "GST"), line(10, 100, "GST")], "30 + GST 2 of 30 + 32"],
    ["parts of an hour", [line(9_999, 75)], "7499 + 7499"],
    ["half a cent away from zero", [line(1, 50)], "1 + 1"],
    ["a rebate", [line(8_000), line(-1_500)], "6500 + 6500"],
    ["a rebate before taxes", [line(8_000, 100, "GST"), line(-2_000, 100, "GST")], "6000 + GST 300 of 6000 + 6300"],
    ["nothing", [line(8_000), line(-8_000)], "0 + 0"],
    ["the most", [line(99_999_999)], "99999999 + 99999999"],
  ])("%s", (_, lines, expected) => {
    expect(shown(lines)).toBe(expected);
  });

  test("Nova Scotia's tax is one", () => {
    expect(shown([line(10_000, 100, "HST")], taxRatesOf("NS", "2026-11-23"))).toBe("10000 + HST 1400 of 10000 + 11400");
  });

  test.each([
    ["a tax of elsewhere", [line(1), line(1, 100, "HST")], "lines.1.taxes TAX_NOT_CHARGED"],
    ["below zero", [line(100), line(-200)], "lines TOTAL_BELOW_ZERO"],
    ["a line too large", [line(99_999_999, 101)], "lines.0.unitPriceCents AMOUNT_TOO_LARGE"],
    ["too large together", [line(99_999_999), line(1)], "lines TOTAL_TOO_LARGE"],
    ["too large with taxes", [line(99_999_999, 100, "GST")], "lines TOTAL_TOO_LARGE"],
  ])("not %s", (_, lines, expected) => {
    expect(shown(lines)).toBe(expected);
  });

  test("the total is the sum of the lines and of the taxes, whatever they are", () => {
    const lines = fc.array(
      fc.record({
        unitPriceCents: fc.integer({ min: -5_000, max: 50_000 }),
        quantityHundredths: fc.integer({ min: 1, max: 2_000 }),
        taxCodes: fc.subarray<TaxCode>(["GST", "QST"]),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(lines, (typed) => {
        const priced = priceLines(typed, quebec);
        if (!priced.ok) return;
        const { lines: amounts, taxes, subtotalCents, taxCents, totalCents } = priced.value;
        expect(amounts.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(subtotalCents);
        expect(taxes.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(taxCents);
        expect(subtotalCents + taxCents).toBe(totalCents);
        for (const { code, baseCents } of taxes) {
          const taxed = amounts.filter(({ taxCodes }) => taxCodes.includes(code));
          expect(taxed.reduce((sum, { amountCents }) => sum + amountCents, 0)).toBe(baseCents);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("what is typed", () => {
  const typed = (fields: object) => {
    const read = validate(invoiceSchema, { lines: [{ description: "Séance", quantity: 1, unitPriceCents: 1, taxes: [], ...fields }] }, [
      "input",
    ]);
    return read.ok ? read.value.lines[0] : read.problems.map(({ path, reason }) => `${path.slice(3).join(".")} ${reason}`).join("; ");
  };

  test.each([
    [0.01, 1],
    [1.1, 110],
    [0.29, 29],
    [2.675 + 0.005, 268],
    [9_999.99, 999_999],
  ])("the quantity %d is %i hundredths", (quantity, quantityHundredths) => {
    expect(typed({ quantity })).toMatchObject({ quantityHundredths });
  });

  test.each([0, -1, 0.001, 1.005, 10_000, Number.NaN, Infinity])("%d is no quantity", (quantity) => {
    expect(typed({ quantity })).toMatch(/^quantity (NOT_A_QUANTITY|REQUIRED)$/);
  });

  test.each([
    [{ description: " " }, "description REQUIRED"],
    [{ description: "x".repeat(201) }, "description TOO_LONG"],
    [{ code: "x".repeat(21) }, "code TOO_LONG"],
    [{ serviceOn: "2026-02-30" }, "serviceOn NOT_A_DATE"],
    [{ unitPriceCents: 100_000_000 }, "unitPriceCents AMOUNT_TOO_LARGE"],
    [{ unitPriceCents: 1.5 }, "unitPriceCents NOT_AN_AMOUNT"],
  ])("%j: %s", (fields, problem) => {
    expect(typed(fields)).toBe(problem);
  });

  test("taxes are kept once each, in their order", () => {
    expect(typed({ taxes: ["QST", "GST", "QST"] })).toMatchObject({ taxCodes: ["GST", "QST"] });
  });
});
