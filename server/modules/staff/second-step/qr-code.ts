import { encode } from "uqr";

export interface QrCode {
  /** Modules a side, the quiet zone included. */
  readonly size: number;
  /** SVG path data of the dark modules, one unit a module. */
  readonly path: string;
}

/** Readers need four light modules around it. */
const quietZone = 4;

/** Dark modules that stand side by side become one rectangle. */
const rowPath = (row: readonly boolean[], y: number): string =>
  [
    ...row
      .map((dark) => (dark ? "1" : "0"))
      .join("")
      .matchAll(/1+/g),
  ]
    .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
    .join("");

export function qrCodeOf(text: string): QrCode {
  const { data, size } = encode(text, { ecc: "M", border: quietZone });
  return { size, path: data.map(rowPath).join("") };
}
