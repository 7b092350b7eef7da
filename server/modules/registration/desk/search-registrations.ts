import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { In } from "typeorm";
import type { KeysetPosition } from "../../../db/cursor.ts";
import { decodeInstantCursor } from "../../../db/cursor.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { applyKeyset } from "../../../db/keyset.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { IdentificationVault } from "../../patients/identification-vault.ts";
import type { ReadSearch, SearchReading, SearchToken } from "../../patients/search/read-search.ts";
import { RegistrationSearchTerm } from "../registration-search-term.entity.ts";
import { Registration } from "../registration.entity.ts";
import { toBeginning } from "./beginnings.ts";
import type { RegistrationFilter, RegistrationPage } from "./list-registrations.ts";
import { joinPages } from "./list-registrations.ts";
import { chooseLeads } from "./search-leads.ts";

export interface RegistrationSearch extends RegistrationPage {
  readonly search: ReadSearch;
}

/** In a flood very many may name the same number: more than these are shown by nobody. */
const mostOfOneNumber = 500;

type Query = SelectQueryBuilder<RegistrationSearchTerm>;

/** Counted, and not asked for with EXISTS, so that no engine turns the question round: one table is read in the order of its key. */
function mustHave(query: Query, token: SearchToken, place: number): void {
  const own = "own.clinic_id = found.clinic_id AND own.registration_id = found.registration_id";
  query.andWhere(`(SELECT COUNT(*) FROM registration_search_terms own WHERE ${own} AND own.term IN (:...token${place})) > 0`, {
    [`token${place}`]: token.map(toBeginning),
  });
}

function mustFit(query: Query, { state, source, submittedFrom, submittedBefore }: RegistrationFilter): void {
  const conditions = [...(state === null ? [] : ["it.state = :state"]), ...(source === null ? [] : ["it.network_key = :source"])].join(
    " AND ",
  );
  const itself = "it.clinic_id = found.clinic_id AND it.id = found.registration_id";
  if (conditions) query.andWhere(`(SELECT COUNT(*) FROM registrations it WHERE ${itself} AND ${conditions}) = 1`, { state, source });
  if (submittedFrom) query.andWhere("found.submittedAt >= :submittedFrom", { submittedFrom });
  if (submittedBefore) query.andWhere("found.submittedAt < :submittedBefore", { submittedBefore });
}

/** The latest that one reading finds through one of its beginnings. */
async function seek(
  manager: EntityManager,
  { clinicId, filter, first }: RegistrationSearch,
  reading: SearchReading,
  beginning: string,
  position: KeysetPosition | undefined,
): Promise<string[]> {
  const query = manager
    .createQueryBuilder(RegistrationSearchTerm, "found")
    .where("found.clinicId = :clinicId AND found.term = :term", { clinicId, term: toBeginning(beginning) });
  reading.forEach((token, place) => mustHave(query, token, place));
  mustFit(query, filter);
  const rows = await applyKeyset(query, { at: "submittedAt", id: "registrationId", direction: "DESC", first }, position).getMany();
  return rows.map(({ registrationId }) => registrationId);
}

/** Those that have the number that was typed, of whichever type. */
async function seekNumber(
  manager: EntityManager,
  vault: IdentificationVault,
  clinicId: string,
  number: string | null,
): Promise<Registration[]> {
  if (number === null) return [];
  const types = await manager.findBy(IdentificationType, { clinicId });
  const identificationIndex = In(types.flatMap((type) => vault.indexes(type, number)));
  const where = { clinicId, identificationTypeId: In(types.map(({ id }) => id)), identificationIndex };
  return manager.find(Registration, { where, take: mostOfOneNumber });
}

const fits = ({ state, source, submittedFrom, submittedBefore }: RegistrationFilter, row: Registration): boolean =>
  (state === null || row.state === state) &&
  (source === null || row.networkKey === source) &&
  (submittedFrom === null || row.submittedAt >= submittedFrom) &&
  (submittedBefore === null || row.submittedAt < submittedBefore);

const isBeyond = ({ submittedAt, id }: Registration, position: { readonly key: Date; readonly id: string } | undefined): boolean =>
  !position || submittedAt < position.key || (submittedAt.getTime() === position.key.getTime() && id < position.id);

/** A page of the registrations that a search finds, the latest first. */
export async function searchRegistrations(
  manager: EntityManager,
  vault: IdentificationVault,
  asked: RegistrationSearch,
): Promise<KeysetPage<Registration>> {
  const { clinicId, search, filter, first, after } = asked;
  const position = after === null ? undefined : decodeInstantCursor(after);
  const numbered = await seekNumber(manager, vault, clinicId, search.identification);
  const ids = new Set<string>();
  for (const { reading, lead } of await chooseLeads(manager, clinicId, search.readings))
    for (const beginning of lead) for (const id of await seek(manager, asked, reading, beginning, position)) ids.add(id);
  const found = ids.size === 0 ? [] : await manager.findBy(Registration, { clinicId, id: In([...ids]) });
  return joinPages([...numbered.filter((row) => fits(filter, row) && isBeyond(row, position)), ...found], first);
}
