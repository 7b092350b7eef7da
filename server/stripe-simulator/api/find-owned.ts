import type { Owner } from "../world/world.ts";
import { belongsTo } from "../world/world.ts";
import { ApiError } from "./api-error.ts";
import { noSuch } from "./errors.ts";

/** A row of this account and mode; for everybody else it doesn't exist. */
export function findOwned<Row extends Owner>(
  rows: Readonly<Record<string, Row>>,
  owner: Owner,
  kind: string,
  id: string,
  param?: string,
): Row {
  const row = Object.hasOwn(rows, id) ? rows[id] : undefined;
  if (!row || !belongsTo(row, owner)) throw new ApiError(noSuch(kind, id, param));
  return row;
}

export const ownedRows = <Row extends Owner>(rows: Readonly<Record<string, Row>>, owner: Owner): Row[] =>
  Object.values(rows).filter((row) => belongsTo(row, owner));
