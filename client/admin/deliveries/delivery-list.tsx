import { useEffect, useRef, useState } from "react";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import { DeliveryCard } from "./delivery-card.tsx";
import type { useDeliveries } from "./use-deliveries.ts";

export function DeliveryList({ list }: { list: ReturnType<typeof useDeliveries> }) {
  const { deliveries, addedFrom, hasMore, phase, showMore } = list;
  const text = useText();
  const announce = useAnnounce();
  const [turns, setTurns] = useState(0);
  const firstAdded = useRef<HTMLLIElement>(null);

  // The button may be gone after the last page: the focus goes to the first one that was added.
  useEffect(() => {
    if (turns > 0) firstAdded.current?.focus();
  }, [turns]);
  const more = async (): Promise<void> => {
    const count = await showMore();
    if (count === null) return;
    announce(text("deliveries.added", { count }));
    setTurns((before) => before + 1);
  };
  return (
    <section className="stack" aria-labelledby="deliveries-list">
      <h2 id="deliveries-list">{text("deliveries.list")}</h2>
      <ol className="deliveries-list">
        {deliveries.map((delivery, index) => {
          const added = addedFrom > 0 && index === addedFrom;
          return (
            <li key={delivery.id} ref={added ? firstAdded : undefined} tabIndex={added ? -1 : undefined}>
              <DeliveryCard delivery={delivery} />
            </li>
          );
        })}
      </ol>
      {phase === "failed" && (
        <Notice kind="danger" live="alert">
          <p>{text("deliveries.moreFailed")}</p>
        </Notice>
      )}
      {hasMore && (
        <div>
          <Button kind="secondary" busy={phase === "busy"} onClick={() => void more()}>
            {text("deliveries.more")}
          </Button>
        </div>
      )}
    </section>
  );
}
