import { Link } from "react-router";
import { useQuery } from "urql";
import { Icon } from "../../shared/ui/icon.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { PortalRecordViews, pageSize } from "./record-view-fields.ts";
import { RecordViewList } from "./record-view-list.tsx";
import "./record-views.css";

export default function RecordViewsPage() {
  const { portal } = useSession();
  const text = useText();
  const [{ data, error }, retry] = useQuery({
    query: PortalRecordViews,
    variables: { first: pageSize, after: null },
    requestPolicy: "network-only",
  });
  return (
    <div className="stack-wide">
      <p>
        <Link className="back" to="/my-information">
          <Icon name="back" />
          {text("information.back")}
        </Link>
      </p>
      <div className="stack">
        <PageHeading title={text("information.views")} place={portal.clinic.name} />
        <p className="soft">{text("views.lead")}</p>
      </div>
      <PageState
        data={data?.viewer?.patient?.recordViews}
        error={error}
        onRetry={retry}
        skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}
      >
        {(first) => <RecordViewList first={first} />}
      </PageState>
      <p className="soft">
        {text("views.question")} <PhoneLink phone={portal.clinic.phone} />
      </p>
    </div>
  );
}
