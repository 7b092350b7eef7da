import { deflateSync } from "node:zlib";

interface PdfParts {
  readonly version?: string;
  /** Objects after the three of a page that is empty; their numbers go on from 4. */
  readonly objects?: readonly (string | Buffer)[];
  readonly catalog?: string;
  readonly trailer?: string;
  readonly xref?: (offsets: readonly number[], size: number) => string;
}

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** A PDF of one empty page, written as the format says, and what is added to it. */
export function pdf({ version = "1.7", objects = [], catalog = "", trailer = "" }: PdfParts = {}): Buffer {
  const all = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    ...objects,
  ];
  const parts: Buffer[] = [latin(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`)];
  const offsets: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [place, object] of all.entries()) {
    offsets.push(length());
    parts.push(latin(`${place + 1} 0 obj\n`), typeof object === "string" ? latin(object) : object, latin("\nendobj\n"));
  }
  const at = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = all.length + 1;
  parts.push(
    latin(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`),
  );
  return Buffer.concat(parts);
}

export const stream = (dictionary: string, data: Buffer | string): Buffer => {
  const bytes = typeof data === "string" ? latin(data) : data;
  return Buffer.concat([latin(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, latin("\nendstream")]);
};

/** Objects as programs pack them. */
export const packed = (objects: string, extra = "/Filter /FlateDecode"): Buffer =>
  stream(
    `/Type /ObjStm /N 1 /First 5 ${extra}`,
    extra.includes("FlateDecode") ? deflateSync(latin(`9 0  ${objects}`)) : latin(`9 0  ${objects}`),
  );
