import type { EntityManager } from "typeorm";
import { In } from "typeorm";
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
 * put together here. Nothing but what the index holds is read before the page is known: asked for whole charts, MariaDB would rather
 * sort what another index finds, or read this one from its beginning.
 */
export async function listCharts(manager: EntityManager, { clinicId, filter, first, after }: ChartList): Promise<KeysetPage<Patient>> {
  const position = after === null ? undefined : decodeTextCursor(after);
  const found: Pick<Patient, "id" | "sortName">[] = [];
  for (const archived of filter.archived === null ? both : [filter.archived]) {
    for (const accessEnabled of filter.access === null ? both : [filter.access]) {
      const values = { clinicId, archived: archived ? 1 : 0, accessEnabled: accessEnabled ? 1 : 0 };
      const query = manager
        .createQueryBuilder(Patient, "chart")
        .select(["chart.clinicId", "chart.id", "chart.sortName"])
        .where("chart.clinic_id = :clinicId AND chart.archived = :archived AND chart.access_enabled = :accessEnabled", values);
      found.push(...(await applyKeyset(query, { at: "sortName", id: "id", direction: "ASC", first }, position).getMany()));
    }
  }
  const { rows, hasNextPage } = cutPage(found.sort(byName), first);
  const charts = rows.length === 0 ? [] : await manager.findBy(Patient, { clinicId, id: In(rows.map(({ id }) => id)) });
  const chartOf = new Map(charts.map((chart) => [chart.id, chart]));
  const items = rows.flatMap(({ id, sortName }) => {
    const item = chartOf.get(id);
    return item ? [{ cursor: encodeCursor({ key: sortName, id }), item }] : [];
  });
  return { items, hasNextPage };
}
