import type { EntityManager } from "typeorm";
import { decodeTextCursor, encodeCursor } from "../../../db/cursor.ts";
import { applyKeyset, cutPage, type KeysetPage } from "../../../db/keyset.ts";
import { Patient } from "../patient.entity.ts";
import { byName } from "./by-name.ts";
import type { ChartFilter } from "./search-sql.ts";

export interface ChartList {
  readonly clinicId: string;
  readonly filter: ChartFilter;
  readonly first: number;
  readonly after: string | null;
}

const both = [false, true];

/**
 * A page of all charts by name. One index serves every filter: what isn't filtered is read for either value, each a page in order, and
 * put together here.
 */
export async function listCharts(manager: EntityManager, { clinicId, filter, first, after }: ChartList): Promise<KeysetPage<Patient>> {
  const position = after === null ? undefined : decodeTextCursor(after);
  const found: Patient[] = [];
  for (const archived of filter.archived === null ? both : [filter.archived]) {
    for (const accessEnabled of filter.access === null ? both : [filter.access]) {
      const query = manager
        .createQueryBuilder(Patient, "chart")
        // MariaDB would rather sort what another index finds where it takes a clinic for small.
        .useIndex("patients_listed")
        .where("chart.clinic_id = :clinicId AND chart.archived = :archived AND chart.access_enabled = :accessEnabled", {
          ...{ clinicId, archived: archived ? 1 : 0, accessEnabled: accessEnabled ? 1 : 0 },
        });
      found.push(...(await applyKeyset(query, { at: "sortName", id: "id", direction: "ASC", first }, position).getMany()));
    }
  }
  const { rows, hasNextPage } = cutPage(found.sort(byName), first);
  return { items: rows.map((item) => ({ cursor: encodeCursor({ key: item.sortName, id: item.id }), item })), hasNextPage };
}
