import { problemOfNumber } from "../../../patients/check-identifications.ts";
import { longestNumber } from "../../../patients/health-numbers/judge-number.ts";
import type { Elements } from "./datatypes.ts";
import { identifier } from "./datatypes.ts";
import { isOver } from "./in-force.ts";
import type { KnownType, MappingContext } from "./mapping-context.ts";
import type { Place } from "./place.ts";
import { listLeftOver, readList } from "./read-element.ts";
import { shapes } from "./shapes.ts";

/** The systems of health numbers as Canada's registry of identifiers has them, one a province or territory. */
const provincialSystem = /^https?:\/\/fhir\.infoway-inforoute\.ca\/NamingSystem\/ca-([a-z]{2})-patient-(?:healthcare-id|hcn)$/;

/** The type that a system stands for: as the caller says, or as its province's health number where the clinic has one such type. */
function typeOfSystem(system: string, { types, systems }: MappingContext): KnownType | undefined {
  const said = systems.get(system);
  const usable = types.filter(({ archived }) => !archived);
  if (said !== undefined) return usable.find(({ id }) => id === said);
  const issuer = provincialSystem.exec(system)?.[1]?.toUpperCase();
  const ofIssuer = issuer === undefined ? [] : usable.filter((type) => type.kind === "PROVINCIAL" && type.issuer === issuer);
  return ofIssuer.length === 1 ? ofIssuer[0] : undefined;
}

interface MappedIdentifications {
  readonly identifications: readonly { readonly typeId: string; readonly value: string }[];
  readonly origins: Readonly<Record<string, string>>;
}

/** One number of each type that the clinic has. One that its issuer can't have given out is left out, and the others stay. */
export function patientIdentifications(resource: Elements, place: Place, context: MappingContext): MappedIdentifications {
  const found: { typeId: string; value: string }[] = [];
  const origins: Record<string, string> = {};
  for (const { value: number, place: at } of readList(identifier, resource, "identifier", place)) {
    listLeftOver(number, at, shapes.Identifier);
    const { system, value, use } = number;
    const type = system === undefined ? undefined : typeOfSystem(system, context);
    if (isOver(number, context.today)) at.leaveOut("NOT_IN_FORCE");
    else if (use === "temp") at.leaveOut("USE_NOT_MAPPED");
    else if (!type) at.at("system").leaveOut("SYSTEM_UNKNOWN");
    else if (value === undefined) at.leaveOut("MALFORMED");
    else if (found.some(({ typeId }) => typeId === type.id)) at.leaveOut("SEVERAL");
    else {
      const problem = value.length > longestNumber ? "TOO_LONG" : problemOfNumber(type, value);
      if (problem) {
        at.at("value").leaveOut("NOT_ACCEPTED", problem);
        continue;
      }
      origins[`identifications.${found.length}`] = `${at.path}.value`;
      found.push({ typeId: type.id, value });
    }
  }
  return { identifications: found, origins };
}
