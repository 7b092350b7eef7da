import { z } from "zod";
import { locationAddress } from "./addresses.ts";
import { contactFields, locationSlots } from "./contacts.ts";
import type { Elements } from "./datatypes.ts";
import { codeableConcept, contactPoint, extension } from "./datatypes.ts";
import type { MappingContext } from "./mapping-context.ts";
import type { Place } from "./place.ts";
import { listLeftOver, readElement, readList } from "./read-element.ts";
import { shapes } from "./shapes.ts";

const timeZoneExtension = "http://hl7.org/fhir/StructureDefinition/timezone";

const physicalTypes = "http://terminology.hl7.org/CodeSystem/location-physical-type";

function timeZoneOf(resource: Elements, place: Place): string | undefined {
  let timeZone: string | undefined;
  for (const { value, place: at } of readList(extension, resource, "extension", place)) {
    if (value.url === timeZoneExtension && value.valueCode !== undefined) timeZone ??= value.valueCode;
    else at.leaveOut("NOT_MAPPED");
  }
  return timeZone;
}

/** Whether a place is none: appointments there are virtual. */
export function isVirtual(resource: Elements): boolean {
  const type = codeableConcept.safeParse(resource["physicalType"]);
  return type.success && (type.data.coding ?? []).some(({ system, code }) => system === physicalTypes && code === "vi");
}

/** The address by which a virtual place is entered. */
export function virtualAddressOf(resource: Elements): string | undefined {
  const points = z.array(contactPoint).safeParse(resource["telecom"]);
  return points.success ? points.data.find(({ system }) => system === "url")?.value : undefined;
}

/** A location as `upsertLocations` takes it, without its external id. A new one is in its own time zone, or else in the clinic's. */
export function mapLocation(resource: Elements, place: Place, { today, timeZone: clinicsOwn }: MappingContext) {
  const name = readElement(z.string(), resource, "name", place);
  const status = readElement(z.string(), resource, "status", place);
  const contacts = contactFields(resource, place, today, locationSlots);
  const address = locationAddress(resource, place);
  const timeZone = timeZoneOf(resource, place);
  if (status !== undefined && status !== "active") place.at("status").tell("INACTIVE");
  if (resource["physicalType"] !== undefined && !isVirtual(resource)) place.at("physicalType").leaveOut("NOT_MAPPED");
  listLeftOver(resource, place, shapes.Location);
  return {
    input: { ...(name !== undefined && { name }), ...contacts.fields, ...address.fields, ...(timeZone !== undefined && { timeZone }) },
    origins: { ...contacts.origins, ...address.origins, timeZone: `${place.path}.extension` },
    ...(timeZone === undefined && { whenNew: { timeZone: clinicsOwn } }),
  };
}
