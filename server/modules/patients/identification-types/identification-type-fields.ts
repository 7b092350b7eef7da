import { z } from "zod";
import { given } from "../../../kernel/changes.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { choice, textOf, validate } from "../../../kernel/validation.ts";
import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { identificationKinds } from "../../clinics/identification-type.entity.ts";
import { healthNumberIssuers } from "../health-numbers/issuer.ts";

/** What an edit can change. */
export type TypeDetails = Pick<
  IdentificationType,
  "name" | "visibleNameFr" | "visibleNameEn" | "issuer" | "kind" | "portalVisible" | "primary" | "autoAssigned"
>;

const flag = z.boolean("REQUIRED").optional();

const fields = z.object({
  name: textOf(80).optional(),
  visibleName: z.object({ fr: textOf(80), en: textOf(80) }, "REQUIRED").optional(),
  kind: choice(identificationKinds).optional(),
  issuer: choice(healthNumberIssuers).nullable().optional(),
  portalVisible: flag,
  primary: flag,
  autoAssigned: flag,
});

const defaults = { issuer: null, portalVisible: false, primary: false, autoAssigned: false };

const refuse = (field: string, reason: string): Problem => ({ code: "VALIDATION_FAILED", path: ["input", field], reason });

function lacking({ name, visibleNameFr, kind, issuer, autoAssigned }: Partial<TypeDetails>): Problem[] {
  return [
    ...(name === undefined ? [refuse("name", "REQUIRED")] : []),
    ...(visibleNameFr === undefined ? [refuse("visibleName", "REQUIRED")] : []),
    ...(kind === undefined ? [refuse("kind", "REQUIRED")] : []),
    ...(kind === "PROVINCIAL" && issuer === null ? [refuse("issuer", "ISSUER_NEEDED")] : []),
    ...(kind === "PROVINCIAL" && autoAssigned ? [refuse("autoAssigned", "HEALTH_NUMBER_NOT_ASSIGNED")] : []),
  ];
}

/** A type as the input makes it, from the one that exists or anew; every problem at its field. */
export function readTypeDetails(existing: TypeDetails | null, input: unknown): Outcome<TypeDetails> {
  const read = validate(fields, input, ["input"]);
  if (!read.ok) return read;
  const { visibleName, ...others } = read.value;
  const names = visibleName && { visibleNameFr: visibleName.fr, visibleNameEn: visibleName.en };
  const details: Partial<TypeDetails> = { ...(existing ?? defaults), ...given(others), ...names };
  const problems = lacking(details);
  return problems.length > 0 ? failure(...problems) : success(details as TypeDetails);
}

const detailFields = [
  ...(["name", "visibleNameFr", "visibleNameEn", "issuer", "kind"] as const),
  ...(["portalVisible", "primary", "autoAssigned"] as const),
];

export const detailsOfType = (type: IdentificationType): TypeDetails =>
  Object.fromEntries(detailFields.map((field) => [field, type[field]])) as unknown as TypeDetails;
