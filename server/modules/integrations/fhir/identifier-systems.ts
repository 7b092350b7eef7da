import { foldName } from "../../../kernel/fold.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { KnownType } from "./mapping/mapping-context.ts";

/** What a caller says that a system of identifiers means. */
export interface IdentifierSystem {
  readonly system: string;
  /** The name of an identification type, or the issuer that only one of them has. */
  readonly identificationType: string;
}

const mostSystems = 50;

function typeCalled(wanted: string, types: readonly KnownType[]): KnownType | undefined {
  const usable = types.filter(({ archived }) => !archived);
  const byName = usable.find(({ name }) => foldName(name) === foldName(wanted));
  const byIssuer = usable.filter(({ issuer }) => issuer !== null && issuer === wanted.trim().toUpperCase());
  return byName ?? (byIssuer.length === 1 ? byIssuer[0] : undefined);
}

/** The identification type that each system stands for. */
export function readIdentifierSystems(said: readonly IdentifierSystem[], types: readonly KnownType[]): Outcome<Map<string, string>> {
  const at = (index: number, field: string, reason: string): Problem => ({
    ...{ code: "VALIDATION_FAILED", path: ["input", "identifierSystems", String(index), field], reason },
  });
  if (said.length > mostSystems)
    return failure({
      code: "VALIDATION_FAILED",
      path: ["input", "identifierSystems"],
      reason: "TOO_MANY",
      facts: { maximum: mostSystems },
    });
  const systems = new Map<string, string>();
  const problems: Problem[] = [];
  said.forEach(({ system, identificationType }, index) => {
    const type = typeCalled(identificationType, types);
    if (system.trim() === "") problems.push(at(index, "system", "REQUIRED"));
    else if (systems.has(system)) problems.push(at(index, "system", "FHIR_SYSTEM_REPEATED"));
    else if (!type) problems.push(at(index, "identificationType", "UNKNOWN_IDENTIFICATION_TYPE"));
    else systems.set(system, type.id);
  });
  return problems.length > 0 ? failure(...problems) : success(systems);
}
