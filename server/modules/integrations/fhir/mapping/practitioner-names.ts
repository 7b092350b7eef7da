import type { Elements } from "./datatypes.ts";
import { reference } from "./datatypes.ts";
import { Findings } from "./finding.ts";
import { shownName } from "./names.ts";
import type { Participant } from "./participants.ts";
import { Place } from "./place.ts";
import type { BundleEntry } from "./read-bundle.ts";
import type { References, Target } from "./resolve-reference.ts";

const actCodes = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

/** Who sees the patient, where several take part. */
const leading = ["PPRF", "ATND"];

const leads = ({ value }: Participant): boolean =>
  (value.type ?? []).some(({ coding = [] }) => coding.some(({ system, code = "" }) => system === actCodes && leading.includes(code)));

const resourceOf = (target: Target): Elements | null =>
  target.kind === "entry" ? target.entry.resource : target.kind === "contained" ? target.resource : null;

/** What is wrong with the practitioner's own resource is listed there, once. */
const unheard = new Place(new Findings(), "");

function nameOf({ actor, target }: Participant, from: BundleEntry, references: References, today: string): string | null {
  const named = resourceOf(target);
  const role = named && target.type === "PractitionerRole" ? reference.safeParse(named["practitioner"]) : null;
  const person = role
    ? role.success
      ? resourceOf(references.resolve(role.data, target.kind === "entry" ? target.entry : from))
      : null
    : named;
  return (person && shownName(person, unheard, today)) ?? actor.display ?? null;
}

/** The name that stands on an appointment: of who leads it, or of all. Null where one of them has none, which is listed. */
export function practitionerNames(
  participants: readonly Participant[],
  from: BundleEntry,
  references: References,
  today: string,
): string | null {
  const lead = participants.filter(leads);
  const shown = lead.length > 0 ? lead : participants;
  const names = shown.map((each) => {
    const name = nameOf(each, from, references, today);
    if (name === null) each.place.leaveOut(each.target.kind === "nothing" ? each.target.reason : "REFERENCE_NOT_FOUND");
    return name;
  });
  for (const each of participants) if (!shown.includes(each)) each.place.leaveOut("SEVERAL");
  return names.includes(null) ? null : [...new Set(names)].join(", ");
}
