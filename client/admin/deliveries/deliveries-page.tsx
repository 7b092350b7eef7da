import { useSearchParams } from "react-router";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { DeliveriesFilter } from "./deliveries-filter.tsx";
import { DeliveriesLoader } from "./deliveries-loader.tsx";
import { readFilter, writeFilter, type DeliveryFilter } from "./delivery-filter.ts";
import "./deliveries.css";

/** Without the permission no message is even asked for. */
export default function DeliveriesPage() {
  const { clinic, permissions } = useStaff();
  const text = useText();
  return (
    <div className="stack-wide deliveries">
      <div className="stack">
        <PageHeading title={text("deliveries.title")} place={clinic.name} />
        <p className="soft">{text("deliveries.lead")}</p>
      </div>
      {permissions.includes("PATIENTS_READ") ? (
        <Deliveries />
      ) : (
        <Notice kind="neutral" title={text("deliveries.notAllowed")}>
          <p>{text("deliveries.notAllowedBody")}</p>
        </Notice>
      )}
    </div>
  );
}

function Deliveries() {
  const [query, setQuery] = useSearchParams();
  const filter = readFilter(query);
  const change = (chosen: DeliveryFilter): void => setQuery(writeFilter(chosen), { replace: true });
  return (
    <>
      <DeliveriesFilter filter={filter} onChange={change} />
      <DeliveriesLoader
        key={`${filter.state} ${filter.channel}`}
        filter={filter}
        onShowAll={() => change({ state: null, channel: null })}
      />
    </>
  );
}
