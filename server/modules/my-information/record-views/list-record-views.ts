import type { EntityManager } from "typeorm";
import { decodeTextCursor, encodeCursor } from "../../../db/cursor.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { cutPage } from "../../../db/keyset.ts";
import type { RecordView, ViewEvent } from "./fold-views.ts";
import { foldViews } from "./fold-views.ts";
import { readEvents } from "./read-events.ts";

export interface RecordViewList {
  readonly clinicId: string;
  readonly patientId: string;
  readonly first: number;
  readonly after: string | null;
}

/** A visit to a chart is a handful of events. */
const eventsPerView = 4;

/** One page of views, newest first: reads on until one more than the page has begun, so that its last one is whole. */
export async function listRecordViews(
  manager: EntityManager,
  { clinicId, patientId, first, after }: RecordViewList,
): Promise<KeysetPage<RecordView>> {
  const events: ViewEvent[] = [];
  let before = after === null ? null : decodeTextCursor(after).id;
  for (;;) {
    const slice = await readEvents(manager, { clinicId, patientId, before, size: (first + 1) * eventsPerView });
    events.push(...slice.events);
    const views = foldViews(events);
    if (slice.more && views.length <= first) {
      before = events.at(-1)!.id;
      continue;
    }
    const { rows, hasNextPage } = cutPage(views, first);
    return { items: rows.map((item) => ({ cursor: encodeCursor({ key: item.id, id: item.id }), item })), hasNextPage };
  }
}
