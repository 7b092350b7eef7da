import type { EntityManager } from "typeorm";
import type { KeysetPage } from "../../../db/keyset.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import { readAudited } from "../../audit/read-audited.ts";
import type { AuditEntry } from "../../audit/record-audit.ts";
import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { readTypes } from "../../patients/save-plans.ts";
import { readSearch } from "../../patients/search/read-search.ts";
import { readJudged, type Numbered } from "../matching/find-candidates.ts";
import { findMatches } from "../matching/find-matches.ts";
import type { MatchConfidence } from "../matching/judge-match.ts";
import type { ShownMatch } from "../matching/read-matches.ts";
import { readMatches } from "../matching/read-matches.ts";
import type { DeskParts } from "../registration-parts.ts";
import { type Registration } from "../registration.entity.ts";
import type { PendingCount } from "./count-pending.ts";
import { countPending } from "./count-pending.ts";
import type { RegistrationFlood } from "./find-flood.ts";
import { findFlood } from "./find-flood.ts";
import { findSamePerson } from "./find-same-person.ts";
import type { RegistrationPage } from "./list-registrations.ts";
import { listRegistrations } from "./list-registrations.ts";
import { readWithTypes } from "./read-with-types.ts";
import { openNumber } from "./registration-fields.ts";
import { searchRegistrations } from "./search-registrations.ts";

export type OpenedRegistration = Numbered & { readonly type: IdentificationType };

export interface DeskList extends Omit<RegistrationPage, "clinicId"> {
  /** As it was typed; blank for all. */
  readonly search: string;
}

const entryOf = (action: string, rows: readonly Registration[]): AuditEntry => ({
  action,
  shown: rows.map(({ id, patientId }) => ({ subjectId: id, patientId })),
});

/** What the desk sees of registrations. */
export class DeskService {
  readonly #parts: DeskParts;

  /** The identification types that a request has read: each as long as its request. */
  readonly #types = new WeakMap<Actor, Promise<ReadonlyMap<string, IdentificationType>>>();

  /** Those that it has read with its registrations. */
  readonly #met = new WeakMap<Actor, ReadonlyMap<string, IdentificationType>>();

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** A page of registrations, the latest first. Each one shown leaves a trace. */
  async list(actor: Actor, { search, ...page }: DeskList): Promise<KeysetPage<Registration>> {
    demand(actor, "REGISTRATIONS");
    const { database, clock, vault } = this.#parts;
    const at = clock.now();
    const asked = { ...page, clinicId: actor.clinicId };
    const typed = readSearch(search, at.toISOString().slice(0, 10));
    const read = (manager: EntityManager) =>
      typed ? searchRegistrations(manager, vault, { ...asked, search: typed }) : listRegistrations(manager, asked);
    return readAudited(database, actor, at, read, ({ items }) => [
      entryOf(
        "registration.listed",
        items.map(({ item }) => item),
      ),
    ]);
  }

  /** Registrations of the actor's clinic, in the order asked; null for others. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(Registration | null)[]> {
    demand(actor, "REGISTRATIONS");
    const { database, clock } = this.#parts;
    const { clinicId } = actor;
    const rows = await readAudited(
      database,
      actor,
      clock.now(),
      (manager) => readWithTypes(manager, clinicId, [...new Set(ids)]),
      (found) => [entryOf("registration.read", found)],
    );
    this.#met.set(actor, new Map([...(this.#met.get(actor) ?? []), ...rows.map(({ type }) => [type.id, type] as const)]));
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }

  async count(actor: Actor): Promise<PendingCount> {
    demand(actor, "REGISTRATIONS");
    return countPending(this.#parts.database.manager, actor.clinicId);
  }

  async flood(actor: Actor): Promise<RegistrationFlood | null> {
    demand(actor, "REGISTRATIONS");
    const { database, clock } = this.#parts;
    return findFlood(database.manager, actor.clinicId, clock.now());
  }

  /** Registrations that the caller has read, with their numbers. */
  async open(actor: Actor, registrations: readonly Registration[]): Promise<OpenedRegistration[]> {
    demand(actor, "REGISTRATIONS");
    const { vault } = this.#parts;
    const known = await this.#typesOf(actor, registrations);
    return registrations.map((registration) => openNumber(registration, known, vault));
  }

  /** How likely the likeliest match of each is; null where there is none. */
  async bestConfidences(actor: Actor, registrations: readonly Registration[]): Promise<(MatchConfidence | null)[]> {
    const asked = await this.open(actor, registrations);
    const found = await findMatches(this.#parts.database.manager, this.#parts.vault, asked, readJudged);
    return found.map(([best]) => best?.confidence ?? null);
  }

  /** The matches of each, the likeliest first. Each chart shown leaves a trace. */
  async matches(actor: Actor, registrations: readonly Registration[]): Promise<ShownMatch[][]> {
    demand(actor, "PATIENTS_READ");
    const asked = await this.open(actor, registrations);
    const { database, clock, vault } = this.#parts;
    const read = (manager: EntityManager) => readMatches(manager, vault, actor.clinicId, asked);
    return readAudited(database, actor, clock.now(), read, (found) => [
      { action: "patient.read", shown: found.flat().map(({ chart: { id } }) => ({ subjectId: id, patientId: id })) },
    ]);
  }

  /** For each the other pending registrations of the same person. */
  async samePeople(actor: Actor, registrations: readonly Registration[]): Promise<Registration[][]> {
    const asked = await this.open(actor, registrations);
    const { database, clock, vault } = this.#parts;
    const read = async (manager: EntityManager): Promise<Registration[][]> => {
      const found: Registration[][] = [];
      for (const each of asked) found.push(await findSamePerson(manager, vault, each));
      return found;
    };
    return readAudited(database, actor, clock.now(), read, (found) => [entryOf("registration.listed", found.flat())]);
  }

  async #typesOf(actor: Actor, registrations: readonly Registration[]): Promise<ReadonlyMap<string, IdentificationType>> {
    const met = this.#met.get(actor);
    if (met && registrations.every(({ identificationTypeId }) => met.has(identificationTypeId))) return met;
    let types = this.#types.get(actor);
    if (!types) this.#types.set(actor, (types = readTypes(this.#parts.database.manager, actor.clinicId)));
    return types;
  }
}
