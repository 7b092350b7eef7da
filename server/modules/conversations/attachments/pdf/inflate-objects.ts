import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { UnreadablePdf } from "./pdf-names.ts";
import { filtersAmong } from "./telling-names.ts";

const inflated = promisify(inflate);

/** What object streams of one file may hold in all: a file of ten megabytes could unfold to ten thousand. */
export const mostInflated = 24 * 1024 * 1024;

/** Streams that hold objects: by their type, or by the two keys that such a stream needs. */
export const holdsObjects = (names: readonly string[]): boolean =>
  names.includes("ObjStm") || (names.includes("First") && names.includes("N"));

/** The text of an object stream whose data begin there. Only the one way of packing is known that programs use for them. */
export async function inflateObjects(bytes: Buffer, start: number, names: readonly string[], most: number): Promise<string> {
  const filters = filtersAmong(names);
  const packed = filters.length === 1 && filters[0] === "FlateDecode";
  const plain = filters.length === 0 && !names.includes("Filter");
  if ((!packed && !plain) || names.includes("Predictor") || names.includes("F") || names.includes("FFilter")) throw new UnreadablePdf();
  if (plain) return bytes.toString("latin1", start, endOfPlain(bytes, start));
  try {
    return (await inflated(bytes.subarray(start), { maxOutputLength: most })).toString("latin1");
  } catch {
    throw new UnreadablePdf();
  }
}

const endOfPlain = (bytes: Buffer, start: number): number => {
  const end = bytes.indexOf("endstream", start, "latin1");
  return end === -1 ? bytes.length : end;
};
