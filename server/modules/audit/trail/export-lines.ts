import type { NameActors } from "../../../graphql/record-actor.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { csvLine } from "../../../kernel/csv-line.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { AuditEvent } from "../audit-event.entity.ts";
import type { TrailEvent } from "./read-trail.ts";
import { actorGlobalId, subjectGlobalId } from "./written-ids.ts";

export const exportFormats = ["csv", "jsonl"] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** One event as it is taken away: the same facts in every format. */
interface ExportedEvent {
  readonly id: string;
  readonly occurredAt: string;
  readonly class: string;
  readonly action: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly subjectId: string | null;
  readonly patientIds: readonly string[];
  readonly changedFields: readonly string[];
  readonly requestId: string;
  readonly networkAddress: string | null;
  readonly block: number | null;
}

/** In the order of `ExportedEvent`. */
const headings: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    ...["Identifiant", "Date et heure (UTC)", "Catégorie", "Action", "Genre d'auteur", "Identifiant de l'auteur", "Auteur", "Objet"],
    ...["Patients", "Champs modifiés", "Requête", "Adresse réseau", "Bloc"],
  ],
  en: [
    ...["ID", "Date and time (UTC)", "Class", "Action", "Kind of actor", "Actor ID", "Actor", "Subject"],
    ...["Patients", "Changed fields", "Request", "Network address", "Block"],
  ],
};

/** So that spreadsheets read accents. */
const byteOrderMark = "\uFEFF";

export type NamedBy = Readonly<Record<"staff" | "consumer", NameActors>>;

/** The names that actors have now, each asked for once in an export. */
class ActorNames {
  readonly #clinicId: string;
  readonly #sources: NamedBy;
  readonly #known = new Map<string, string | null>();

  constructor(clinicId: string, sources: NamedBy) {
    this.#clinicId = clinicId;
    this.#sources = sources;
  }

  async learn(events: readonly AuditEvent[]): Promise<void> {
    for (const kind of ["staff", "consumer"] as const) {
      const acted = events.flatMap(({ actorKind, actorId }) => (actorKind === kind && actorId !== null ? [actorId] : []));
      const unknown = [...new Set(acted)].filter((id) => !this.#known.has(id));
      if (unknown.length === 0) continue;
      const named = new Map((await this.#sources[kind](this.#clinicId, unknown)).map(({ id, name }) => [id, name]));
      for (const id of unknown) this.#known.set(id, named.get(id) ?? null);
    }
  }

  of({ actorId }: AuditEvent): string | null {
    return actorId === null ? null : (this.#known.get(actorId) ?? null);
  }
}

const exported = ({ event, patientIds }: TrailEvent, names: ActorNames): ExportedEvent => ({
  id: toGlobalId("AuditEvent", event.id),
  occurredAt: event.occurredAt.toISOString(),
  class: event.auditClass,
  action: event.action,
  actorKind: event.actorKind,
  actorId: actorGlobalId(event),
  actorName: names.of(event),
  subjectId: subjectGlobalId(event),
  patientIds: patientIds.map((id) => toGlobalId("Patient", id)),
  changedFields: event.changedFields,
  requestId: event.requestId,
  networkAddress: event.networkAddress,
  block: event.blockNumber,
});

const cellOf = (value: string | number | readonly string[] | null): string =>
  value === null ? "" : typeof value === "object" ? value.join(" ") : String(value);

const lineOf: Readonly<Record<ExportFormat, (event: ExportedEvent) => string>> = {
  csv: (event) => csvLine(Object.values(event).map(cellOf)),
  jsonl: (event) => `${JSON.stringify(event)}\n`,
};

/** The lines of an export, some events at a time. */
export async function* exportLines(
  slices: AsyncIterable<readonly TrailEvent[]>,
  { clinicId, format, locale, names: sources }: { clinicId: string; format: ExportFormat; locale: Locale; names: NamedBy },
): AsyncGenerator<string> {
  const names = new ActorNames(clinicId, sources);
  if (format === "csv") yield byteOrderMark + csvLine(headings[locale]);
  for await (const slice of slices) {
    await names.learn(slice.map(({ event }) => event));
    yield slice.map((item) => lineOf[format](exported(item, names))).join("");
  }
}
