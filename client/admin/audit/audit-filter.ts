import type { AuditClass, AuditFilter } from "../../gql/graphql.ts";

export const classes = ["READ", "CHANGE", "SECURITY"] as const satisfies readonly AuditClass[];

/** Which events are shown; empty: whatever. Ids are opaque, days those of the calendar. */
export interface TrailFilter {
  readonly class: AuditClass | "";
  readonly actorId: string;
  readonly patientId: string;
  readonly from: string;
  readonly until: string;
}

export const wholeTrail: TrailFilter = { class: "", actorId: "", patientId: "", from: "", until: "" };

const names = ["class", "actorId", "patientId", "from", "until"] as const;

const isDay = (text: string): boolean => /^[12]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

/** The filter is in the page's address, so that a link to it can be kept and passed on. It holds no name. */
export function readFilter(query: URLSearchParams): TrailFilter {
  const textOf = (name: string): string => query.get(name) ?? "";
  const dayOf = (name: string): string => (isDay(textOf(name)) ? textOf(name) : "");
  return {
    class: classes.find((each) => each === textOf("class")) ?? "",
    actorId: textOf("actorId"),
    patientId: textOf("patientId"),
    from: dayOf("from"),
    until: dayOf("until"),
  };
}

export const writeFilter = (filter: TrailFilter): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (filter[name] === "" ? [] : [[name, filter[name]]])));

export const filterInput = (filter: TrailFilter): AuditFilter => ({
  class: filter.class || null,
  actorId: filter.actorId || null,
  patientId: filter.patientId || null,
  from: filter.from || null,
  until: filter.until || null,
});

export const isWhole = (filter: TrailFilter): boolean => names.every((name) => filter[name] === "");

/** Where all that the filter meets can be taken from. */
export const exportPath = (filter: TrailFilter, format: "csv" | "jsonl"): string => {
  const query = new URLSearchParams(writeFilter(filter)).toString();
  return `/files/audit/events.${format}${query && `?${query}`}`;
};

export const auditPath = (filter: Partial<TrailFilter> = {}): string => {
  const query = new URLSearchParams(writeFilter({ ...wholeTrail, ...filter })).toString();
  return `/audit${query && `?${query}`}`;
};
