import { normalIdentification } from "../../kernel/fold.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { IdentificationType } from "../clinics/identification-type.entity.ts";
import type { NumberIssuer } from "./health-numbers/judge-number.ts";
import { judgeNumber, longestNumber } from "./health-numbers/judge-number.ts";
import type { TypeOfNumber } from "./identification-vault.ts";

/** As much of an identification type as saving its numbers needs. */
export type TypeFacts = TypeOfNumber & Pick<IdentificationType, "autoAssigned" | "archived" | "inUse" | "version">;

/** A number as it is sent. */
export interface TypedIdentification {
  readonly typeId: string;
  readonly value: string;
}

/** A number of a type that the clinic has. */
export interface KnownIdentification {
  readonly type: TypeFacts;
  readonly value: string;
}

/** Why a number can't be of that type; null where it can. */
export const problemOfNumber = (type: NumberIssuer, value: string): string | null => {
  const normal = normalIdentification(value);
  if (normal === "") return "REQUIRED";
  if (normal.length > longestNumber) return "NOT_A_NUMBER";
  return judgeNumber(type, value).verdict === "IMPOSSIBLE" ? "IMPOSSIBLE_HEALTH_NUMBER" : null;
};

/** Known types, one of each, and numbers that their issuer could have given out. An unusual check digit is accepted: it only advises. */
export function checkIdentifications(
  identifications: readonly TypedIdentification[],
  types: ReadonlyMap<string, TypeFacts>,
  path: readonly string[],
): Outcome<readonly KnownIdentification[]> {
  const known: KnownIdentification[] = [];
  const problems: Problem[] = [];
  identifications.forEach(({ typeId, value }, index) => {
    const refuse = (field: "typeId" | "value", reason: string): void =>
      void problems.push({ code: "VALIDATION_FAILED", path: [...path, "identifications", String(index), field], reason });
    const type = types.get(typeId);
    if (!type) return refuse("typeId", "UNKNOWN_IDENTIFICATION_TYPE");
    if (known.some((earlier) => earlier.type.id === typeId)) return refuse("typeId", "IDENTIFICATION_TYPE_REPEATED");
    const reason = problemOfNumber(type, value);
    if (reason) return refuse("value", reason);
    known.push({ type, value });
  });
  return problems.length > 0 ? failure(...problems) : success(known);
}
