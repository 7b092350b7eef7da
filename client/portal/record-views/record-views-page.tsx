import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { OwnPage } from "../frame/own-page.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { RecordViewList } from "./record-view-list.tsx";
import { useRecordViews } from "./use-record-views.ts";
import "./record-views.css";

export default function RecordViewsPage() {
  const { portal } = useSession();
  const text = useText();
  const list = useRecordViews();
  return (
    <OwnPage title={text("information.views")} lead={text("views.lead")} backTo="/my-information">
      <PageState data={list.nodes} error={list.error} onRetry={list.reload} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {() => <RecordViewList list={list} />}
      </PageState>
      <p className="soft">
        {text("views.question")} <PhoneLink phone={portal.clinic.phone} />
      </p>
    </OwnPage>
  );
}
