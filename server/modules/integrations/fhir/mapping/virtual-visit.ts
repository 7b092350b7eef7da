import type { VisitType } from "../../../appointments/appointment-fields.ts";
import { httpsUrl } from "../../../../kernel/validation.ts";
import type { CodeableConcept, Elements } from "./datatypes.ts";
import { extension } from "./datatypes.ts";
import { isVirtual, virtualAddressOf } from "./map-location.ts";
import type { Place } from "./place.ts";
import { readList } from "./read-element.ts";

/** R5's element, as R4 carries it. */
const virtualService = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Appointment.virtualService";

const actCodes = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

const hasCode = (concepts: readonly CodeableConcept[], wanted: string): boolean =>
  concepts.some(({ coding = [] }) => coding.some(({ system, code }) => system === actCodes && code === wanted));

interface MappedVisit {
  readonly fields: { readonly visitType?: VisitType; readonly virtualVisitUrl?: string };
  readonly origins: Readonly<Record<string, string>>;
}

/** Whether a visit is virtual, and how it is entered, where the appointment, its type or its place says so. */
export function visitOf(resource: Elements, place: Place, concepts: readonly CodeableConcept[], where: Elements | undefined): MappedVisit {
  let virtual = hasCode(concepts, "VR") || (where !== undefined && isVirtual(where));
  let from = place;
  let address = where && isVirtual(where) ? virtualAddressOf(where) : undefined;
  for (const { value, place: at } of readList(extension, resource, "extension", place)) {
    if (value.url !== virtualService) {
      at.leaveOut("NOT_MAPPED");
      continue;
    }
    virtual = true;
    const part = value.extension?.find(({ url }) => url === "address" || url === "addressUrl");
    const said = part?.valueUrl ?? part?.valueString;
    if (said !== undefined) [address, from] = [said, at];
  }
  if (!virtual) return { fields: hasCode(concepts, "AMB") ? { visitType: "PHYSICAL_VISIT" } : {}, origins: {} };
  const usable = address !== undefined && httpsUrl.safeParse(address).success;
  if (address !== undefined && !usable) from.leaveOut("NOT_ACCEPTED", "NOT_A_URL");
  return {
    fields: { visitType: "VIRTUAL_VISIT", ...(usable && { virtualVisitUrl: address }) },
    origins: { virtualVisitUrl: from.path },
  };
}
