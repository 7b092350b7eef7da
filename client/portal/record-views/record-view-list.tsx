import { MoreList } from "../../shared/paging/more-list.tsx";
import { useText } from "../use-text.ts";
import { RecordViewCard } from "./record-view-card.tsx";
import type { useRecordViews } from "./use-record-views.ts";

export function RecordViewList({ list }: { list: ReturnType<typeof useRecordViews> }) {
  const text = useText();
  const words = { show: text("views.more"), added: (count: number) => text("views.added", { count }) };
  if (list.nodes?.length === 0) return <p className="empty">{text("views.none")}</p>;
  return (
    <MoreList list={list} words={words} className="views" label={text("views.list")} keyOf={({ cursor }) => cursor}>
      {({ view }) => <RecordViewCard view={view} />}
    </MoreList>
  );
}
