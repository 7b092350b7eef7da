const mostDigits = 9;

/** The number of an invoice as people type it: `000123`, `#123`, `no 123`, `n° 123`; null for other words. */
export function typedNumber(typed: string): number | null {
  const [, digits] = /^(?:#|no\.?|n[°º]|nº)?\s*0*(\d+)$/i.exec(typed.normalize("NFKC").trim()) ?? [];
  return digits !== undefined && digits.length <= mostDigits ? Number(digits) : null;
}
