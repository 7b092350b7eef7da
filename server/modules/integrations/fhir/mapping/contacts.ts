import type { z } from "zod";
import { email, phone } from "../../../../kernel/contact-fields.ts";
import { hasPhoneExtension } from "../../../../kernel/fold.ts";
import type { Elements } from "./datatypes.ts";
import { contactPoint } from "./datatypes.ts";
import type { FindingReason } from "./finding.ts";
import { isOver } from "./in-force.ts";
import type { MappedName } from "./names.ts";
import type { Place } from "./place.ts";
import { listLeftOver, readList } from "./read-element.ts";
import { shapes } from "./shapes.ts";

type ContactPoint = z.output<typeof contactPoint>;

type ContactField = "email" | "mobile" | "homePhone" | "phone";

/** Which field a contact belongs in, by its system and use; or why in none. */
type Slotting = (contact: ContactPoint) => ContactField | FindingReason;

const systems = ["phone", "fax", "email", "pager", "url", "sms", "other"];

/** A chart has an e-mail, a mobile and a home phone. A phone that doesn't say which it is, is none of them. */
export const patientSlots: Slotting = ({ system, use }) => {
  if (system === undefined || !systems.includes(system)) return "VALUE_NOT_MAPPED";
  if (use === "work" || use === "temp") return "USE_NOT_MAPPED";
  if (system === "email") return "email";
  if (system === "sms") return "mobile";
  if (system !== "phone") return "NOT_MAPPED";
  if (use === "mobile") return "mobile";
  if (use === "home") return "homePhone";
  return use === undefined ? "USE_MISSING" : "USE_NOT_MAPPED";
};

/** A location has one phone. */
export const locationSlots: Slotting = ({ system, use }) => {
  if (system !== "phone") return "NOT_MAPPED";
  return use === "temp" || use === "home" ? "USE_NOT_MAPPED" : "phone";
};

const isField = (slot: ContactField | FindingReason): slot is ContactField => slot === slot.toLowerCase() || slot === "homePhone";

interface Candidate {
  readonly field: ContactField;
  readonly value: string;
  readonly rank: number;
  readonly place: Place;
}

function candidate(contact: ContactPoint, place: Place, slots: Slotting): Candidate | null {
  const slot = slots(contact);
  const { value, rank = Number.MAX_SAFE_INTEGER } = contact;
  const refuse = (reason: FindingReason, problem?: string): null => {
    place.leaveOut(reason, problem);
    return null;
  };
  if (!isField(slot)) return refuse(slot);
  if (value === undefined) return refuse("MALFORMED");
  if (slot !== "email" && hasPhoneExtension(value)) return refuse("PHONE_EXTENSION");
  const read = (slot === "email" ? email : phone).safeParse(value);
  if (!read.success) return refuse("NOT_ACCEPTED", read.error.issues[0]?.message);
  return { field: slot, value: read.data, rank, place };
}

/** Of each kind of contact the one that is preferred (`rank`), or stands first. */
export function contactFields(resource: Elements, place: Place, today: string, slots: Slotting): MappedName {
  const candidates = readList(contactPoint, resource, "telecom", place).flatMap(({ value, place: at }) => {
    listLeftOver(value, at, shapes.ContactPoint);
    if (!isOver(value, today)) return candidate(value, at, slots) ?? [];
    at.leaveOut("NOT_IN_FORCE");
    return [];
  });
  const fields: Record<string, string> = {};
  const origins: Record<string, string> = {};
  for (const { field, value, place: at } of candidates.toSorted((one, other) => one.rank - other.rank)) {
    if (field in fields) {
      if (fields[field] !== value) at.leaveOut("SEVERAL");
      continue;
    }
    fields[field] = value;
    origins[field] = `${at.path}.value`;
  }
  return { fields, origins };
}
