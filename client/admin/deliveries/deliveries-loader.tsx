import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useText } from "../use-text.ts";
import type { DeliveryFilter } from "./delivery-filter.ts";
import { DeliveryList } from "./delivery-list.tsx";
import { useDeliveries } from "./use-deliveries.ts";

interface DeliveriesLoaderProps {
  readonly filter: DeliveryFilter;
  readonly onShowAll: () => void;
}

export function DeliveriesLoader({ filter, onShowAll }: DeliveriesLoaderProps) {
  const list = useDeliveries(filter);
  const { nodes, error, reload } = list;
  return (
    <PageState data={nodes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["title", "tile", "tile", "tile"]} />}>
      {(deliveries) => (deliveries.length === 0 ? <NoDeliveries filter={filter} onShowAll={onShowAll} /> : <DeliveryList list={list} />)}
    </PageState>
  );
}

function NoDeliveries({ filter, onShowAll }: DeliveriesLoaderProps) {
  const text = useText();
  const filtered = filter.state !== null || filter.channel !== null;
  return (
    <Notice kind={filtered ? "neutral" : "success"} live="status" title={text(filtered ? "deliveries.noneSuch" : "deliveries.none")}>
      {filtered ? (
        <div>
          <Button kind="secondary" onClick={onShowAll}>
            {text("deliveries.showAll")}
          </Button>
        </div>
      ) : (
        <p>{text("deliveries.noneBody")}</p>
      )}
    </Notice>
  );
}
