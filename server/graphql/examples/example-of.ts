import { audit } from "./audit.ts";
import { billing } from "./billing.ts";
import { calls } from "./calls.ts";
import { clinic } from "./clinic.ts";
import { conversations } from "./conversations.ts";
import { fhir } from "./fhir.ts";
import { idOf, ids } from "./ids.ts";
import { integrations } from "./integrations.ts";
import { people } from "./people.ts";

/** By the name of a field or an argument, or by `Type.name` where it means something else there. */
export type Examples = Readonly<Record<string, string | number>>;

const all: ReadonlyMap<string, string | number> = new Map(
  [audit, calls, people, clinic, conversations, billing, fhir, integrations, ids].flatMap((examples) => Object.entries(examples)),
);

/** An invented value of a field, input field or argument that holds a text, a number or an id. */
export const exampleOf = (typeName: string, name: string): string | number | undefined =>
  all.get(`${typeName}.${name}`) ??
  all.get(name) ??
  (name === "id" ? idOf(typeName.replace(/^(?:Update|Archive|Restore)|Input$/g, "")) : undefined);
