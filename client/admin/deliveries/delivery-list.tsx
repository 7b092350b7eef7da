import { MoreList } from "../../shared/paging/more-list.tsx";
import { useText } from "../use-text.ts";
import { DeliveryCard } from "./delivery-card.tsx";
import type { useDeliveries } from "./use-deliveries.ts";

export function DeliveryList({ list }: { list: ReturnType<typeof useDeliveries> }) {
  const text = useText();
  const words = { show: text("deliveries.more"), added: (count: number) => text("deliveries.added", { count }) };
  return (
    <section className="stack" aria-labelledby="deliveries-list">
      <h2 id="deliveries-list">{text("deliveries.list")}</h2>
      <MoreList list={list} words={words} className="deliveries-list" keyOf={({ id }) => id}>
        {(delivery) => <DeliveryCard delivery={delivery} />}
      </MoreList>
    </section>
  );
}
