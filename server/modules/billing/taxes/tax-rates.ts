import type { Province } from "./province.ts";
import type { TaxCode } from "./tax-code.ts";

/** A tax from a day on, until a later one of the same province takes its place. */
interface DatedRate {
  readonly since: string;
  readonly code: TaxCode;
  readonly rateMillionths: number;
}

export interface TaxRate {
  readonly code: TaxCode;
  readonly rateMillionths: number;
}

const gst: DatedRate = { since: "2008-01-01", code: "GST", rateMillionths: 50_000 };

const hst = (since: string, rateMillionths: number): DatedRate => ({ since, code: "HST", rateMillionths });

const pst = (since: string, rateMillionths: number): DatedRate => ({ since, code: "PST", rateMillionths });

/** What is charged in each province; the harmonised tax stands in the place of the other two. The latest rate of a tax is last. */
const ratesOf: Readonly<Record<Province, readonly DatedRate[]>> = {
  AB: [gst],
  BC: [gst, pst("2013-04-01", 70_000)],
  MB: [gst, pst("2019-07-01", 70_000)],
  NB: [hst("2016-07-01", 150_000)],
  NL: [hst("2016-07-01", 150_000)],
  NS: [hst("2010-07-01", 150_000), hst("2025-04-01", 140_000)],
  NT: [gst],
  NU: [gst],
  ON: [hst("2010-07-01", 130_000)],
  PE: [hst("2016-10-01", 150_000)],
  QC: [gst, { since: "2013-01-01", code: "QST", rateMillionths: 99_750 }],
  SK: [gst, pst("2017-03-23", 60_000)],
  YT: [gst],
};

/** The taxes that a province charges on a day, in the order in which invoices name them. */
export function taxRatesOf(province: Province, day: string): readonly TaxRate[] {
  const inForce = new Map<TaxCode, number>();
  for (const { since, code, rateMillionths } of ratesOf[province]) if (since <= day) inForce.set(code, rateMillionths);
  return [...inForce].map(([code, rateMillionths]) => ({ code, rateMillionths }));
}

/** As it is written: `9.975` of 99750 millionths. */
export const percentOf = (rateMillionths: number): string => String(rateMillionths / 10_000);
