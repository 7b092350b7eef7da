import { formatDate, formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useActorName } from "../patients/use-actor-name.ts";
import { useText } from "../use-text.ts";
import type { BulkChange } from "./use-changes.ts";

/** What a change was about, a sentence a condition. */
export function useFilterText(): (filter: BulkChange["filter"]) => string[] {
  const { locale } = useLanguage();
  const text = useText();
  const actorName = useActorName();
  const at = (instant: string): string => formatDateTime(locale, instant);
  const on = (day: string): string => formatDate(locale, day);
  return (filter) => {
    const { changedFrom, changedBefore, changedBy, changedByDefault, reasonContains, lastAppointmentFrom, lastAppointmentBefore } = filter;
    const { ageFrom, ageTo, hasContact } = filter;
    return [
      changedFrom && text("bulk.said.changedFrom", { when: at(changedFrom) }),
      changedBefore && text("bulk.said.changedBefore", { when: at(changedBefore) }),
      changedBy && text("bulk.said.changedBy", { who: actorName(changedBy) }),
      changedByDefault && text("bulk.said.changedByDefault"),
      reasonContains && text("bulk.said.reasonContains", { reason: reasonContains }),
      lastAppointmentFrom && text("bulk.said.lastAppointmentFrom", { day: on(lastAppointmentFrom) }),
      lastAppointmentBefore && text("bulk.said.lastAppointmentBefore", { day: on(lastAppointmentBefore) }),
      typeof ageFrom === "number" && text("bulk.said.ageFrom", { age: ageFrom }),
      typeof ageTo === "number" && text("bulk.said.ageTo", { age: ageTo }),
      typeof hasContact === "boolean" && text(hasContact ? "bulk.contact.with" : "bulk.contact.without"),
    ].filter((sentence) => typeof sentence === "string" && sentence !== "") as string[];
  };
}
