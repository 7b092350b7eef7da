import { decodeTextCursor, encodeCursor, InvalidCursor } from "../../../db/cursor.ts";

/** Where a chart stands among what a search found. */
export interface SearchPlace {
  /** Which reading of what was typed found it; -1 for its identification. */
  readonly reading: number;
  /** Which token of the reading was read through, in the order of its terms. */
  readonly lead: number;
  /** Which of the token's beginnings. */
  readonly prefix: number;
  readonly term: string;
  readonly sortName: string;
  readonly patientId: string;
}

export const byIdentification = -1;

/** Far more than there are of either. */
const mostOfEach = 1_000;

export const encodePlace = ({ reading, lead, prefix, term, sortName, patientId }: SearchPlace): string =>
  encodeCursor({ key: JSON.stringify([reading, lead, prefix, term, sortName]), id: patientId });

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidCursor();
  }
}

const isCount = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && Number(value) >= least && Number(value) < mostOfEach;

/** Throws `InvalidCursor` for what no page of a search has given out. */
export function decodePlace(cursor: string): SearchPlace {
  const { key, id: patientId } = decodeTextCursor(cursor);
  const parts = parse(key);
  if (!Array.isArray(parts) || parts.length !== 5) throw new InvalidCursor();
  const [reading, lead, prefix, term, sortName] = parts as unknown[];
  if (!isCount(reading, byIdentification) || !isCount(lead, 0) || !isCount(prefix, 0)) throw new InvalidCursor();
  if (typeof term !== "string" || typeof sortName !== "string") throw new InvalidCursor();
  return { reading, lead, prefix, term, sortName, patientId };
}
