const zipEnd = Buffer.from("PK\x05\x06", "latin1");

/** How far from its end a ZIP archive may have its directory's end: other programs would open the same file as one. */
const zipReach = 65_557;

const isXref = (text: string): boolean => /^[\0\t\n\f\r ]*(?:xref\b|\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj\b)/.test(text);

/** Whether the file begins and ends as a PDF, says where its table is, and has one there: nothing before, nothing behind. */
export function hasFrame(bytes: Buffer): boolean {
  if (!/^%PDF-(?:1\.\d|2\.0)[\r\n\t %]/.test(bytes.toString("latin1", 0, 16))) return false;
  if (bytes.lastIndexOf(zipEnd) >= Math.max(0, bytes.length - zipReach)) return false;
  const [, place] =
    /startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*$/.exec(bytes.subarray(-2_048).toString("latin1")) ?? [];
  if (place === undefined) return false;
  const at = Number(place);
  return at < bytes.length && isXref(bytes.toString("latin1", at, at + 64));
}
