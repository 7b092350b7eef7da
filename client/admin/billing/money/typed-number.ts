/** No-break and narrow spaces too: amounts are copied from where they were printed. */
const spaces = /[\s\u00a0\u202f]/g;

/** What follows the last comma or point are decimals, whichever of the two it is; before it they part thousands. */
const shape = /^(-?)(\d+|\d{1,3}(?:[.,]\d{3})+)?(?:[.,](\d{0,2}))?$/;

const parted = /[.,]/;

/**
 * What somebody typed, in hundredths: "12,50", "12.50", "1 234,50", "1,234.50". Null for what is no number, has more than two decimals,
 * or could be read in two ways ("1,234").
 */
export function hundredthsOf(typed: string): number | null {
  const [, minus, whole = "", decimals] = shape.exec(typed.replace(spaces, "").replace("\u2212", "-")) ?? [];
  if (minus === undefined || `${whole}${decimals ?? ""}` === "") return null;
  if (parted.test(whole) && decimals === undefined) return null;
  const hundredths = Number(whole.replace(/[.,]/g, "") || "0") * 100 + Number((decimals ?? "").padEnd(2, "0"));
  if (hundredths === 0) return 0;
  return minus === "-" ? -hundredths : hundredths;
}

/** An amount of money, with or without its sign: "12,50 $", "$12.50". */
export const centsOf = (typed: string): number | null => hundredthsOf(typed.replace(/\$|CAD/i, ""));
