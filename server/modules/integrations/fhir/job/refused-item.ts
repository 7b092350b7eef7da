import type { Problem } from "../../../../kernel/outcome.ts";
import type { Finding } from "../mapping/finding.ts";
import type { ItemKind, MappedItem } from "../mapping/mapping-context.ts";

/** Where each field comes from that an origin isn't kept of. */
const elements: Readonly<Record<ItemKind, Readonly<Record<string, string>>>> = {
  LOCATION: { name: "name", externalId: "id" },
  PATIENT: {
    ...{ firstName: "name", lastName: "name", dateOfBirth: "birthDate", sex: "gender", language: "communication" },
    ...{ identifications: "identifier", externalId: "id" },
  },
  APPOINTMENT: {
    ...{ startsAt: "start", endsAt: "end", status: "status", externalId: "id", service: "serviceType", practitionerName: "participant" },
    ...{ patientExternalId: "participant", locationExternalId: "participant" },
  },
};

/** The element of FHIR that a field of ours comes from, as far as it can be told. */
function elementOf({ kind, path, origins }: MappedItem, field: readonly string[]): string {
  for (let length = field.length; length > 0; length -= 1) {
    const origin = origins[field.slice(0, length).join(".")];
    if (origin !== undefined) return origin;
  }
  const element = elements[kind][field[0] ?? ""];
  return element === undefined ? path : `${path}.${element}`;
}

/** Limits and choices of ours; nothing that was sent. */
const told = ({ maximum, choices }: Readonly<Record<string, unknown>>) => ({
  ...(maximum !== undefined && { maximum }),
  ...(choices !== undefined && { choices }),
});

/** Why the product did not take an item over, at the element that is to be mended. */
export const findingOf = (item: MappedItem, { path, code, reason, facts = {} }: Problem): Finding => ({
  path: elementOf(item, path.slice(3)),
  reason: "NOT_ACCEPTED",
  effect: "RESOURCE_LEFT_OUT",
  problem: reason ?? code,
  facts: told(facts),
});
