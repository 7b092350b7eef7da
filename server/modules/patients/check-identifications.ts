import { normalIdentification } from "../../kernel/fold.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { checkHealthNumber } from "./health-numbers/check-health-number.ts";

/** As much of an identification type as the check needs. */
export interface TypeFacts {
  readonly id: string;
  readonly issuer: string | null;
  readonly kind: "PROVINCIAL" | "OTHER";
}

export interface TypedIdentification {
  readonly typeId: string;
  readonly value: string;
}

const problemOf = (
  { typeId, value }: TypedIdentification,
  repeated: boolean,
  types: ReadonlyMap<string, TypeFacts>,
): [string, string] | null => {
  const type = types.get(typeId);
  if (!type) return ["typeId", "UNKNOWN_IDENTIFICATION_TYPE"];
  if (repeated) return ["typeId", "IDENTIFICATION_TYPE_REPEATED"];
  if (normalIdentification(value) === "") return ["value", "REQUIRED"];
  const impossible = type.kind === "PROVINCIAL" && type.issuer !== null && checkHealthNumber(type.issuer, value).verdict === "IMPOSSIBLE";
  return impossible ? ["value", "IMPOSSIBLE_HEALTH_NUMBER"] : null;
};

/** Known types, one of each, and numbers that their issuer could have given out. An unusual check digit is accepted: it only advises. */
export function checkIdentifications(
  identifications: readonly TypedIdentification[],
  types: ReadonlyMap<string, TypeFacts>,
  path: readonly string[],
): Outcome<readonly TypedIdentification[]> {
  const problems = identifications.flatMap((identification, index): Problem[] => {
    const repeated = identifications.slice(0, index).some(({ typeId }) => typeId === identification.typeId);
    const [field, reason] = problemOf(identification, repeated, types) ?? [];
    return field && reason ? [{ code: "VALIDATION_FAILED", path: [...path, "identifications", String(index), field], reason }] : [];
  });
  return problems.length > 0 ? failure(...problems) : success(identifications);
}
