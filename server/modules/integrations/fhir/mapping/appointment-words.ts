import { z } from "zod";
import type { CodeableConcept, Elements } from "./datatypes.ts";
import { codeableConcept } from "./datatypes.ts";
import type { MappedAddress } from "./addresses.ts";
import type { Place } from "./place.ts";
import { readElement, readList } from "./read-element.ts";

const wordsOf = ({ text, coding = [] }: CodeableConcept): string | undefined =>
  text ?? coding.find(({ display }) => display !== undefined)?.display;

/** What the visit is for, in words: its service type's, or else its description. And what its patient is told. */
export function appointmentWords(resource: Elements, place: Place): MappedAddress {
  const types = readList(codeableConcept, resource, "serviceType", place);
  const type = types.find(({ value }) => wordsOf(value) !== undefined);
  const description = readElement(z.string(), resource, "description", place);
  const note = readElement(z.string(), resource, "patientInstruction", place);
  for (const each of types) if (each !== type) each.place.leaveOut(type ? "SEVERAL" : "VALUE_NOT_MAPPED");
  if (type && description !== undefined) place.at("description").leaveOut("SEVERAL");
  const service = type ? wordsOf(type.value) : description;
  return {
    fields: { ...(service !== undefined && { service }), ...(note !== undefined && { noteToPatient: note }) },
    origins: {
      service: type ? type.place.path : place.at("description").path,
      noteToPatient: place.at("patientInstruction").path,
    },
  };
}

/** What kind of visit it is, in codes. */
export function visitConcepts(resource: Elements, place: Place): CodeableConcept[] {
  const categories = readList(codeableConcept, resource, "serviceCategory", place);
  const services = readList(codeableConcept, resource, "serviceType", place.aside());
  const style = readElement(codeableConcept, resource, "appointmentType", place);
  for (const category of categories) category.place.leaveOut("NOT_MAPPED");
  return [...categories.map(({ value }) => value), ...services.map(({ value }) => value), ...(style ? [style] : [])];
}
