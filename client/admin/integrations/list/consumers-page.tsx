import { Link } from "react-router";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { newConsumerPath } from "../integration-paths.ts";
import { useIntegrationText } from "../integration-texts.ts";
import "../integrations.css";
import { NotForYou } from "../not-for-you.tsx";
import { ConsumerList } from "./consumer-list.tsx";

/** The clinic's API consumers. Without the permission none is even asked for. */
export default function ConsumersPage() {
  const { clinic, permissions } = useStaff();
  const text = useIntegrationText();
  if (!permissions.includes("INTEGRATIONS")) return <NotForYou />;
  return (
    <div className="stack-wide integrations">
      <div className="stack">
        <div className="row heading-row">
          <PageHeading title={text("integrations.title")} place={clinic.name} />
          <Link className="button primary" to={newConsumerPath}>
            {text("integrations.new")}
          </Link>
        </div>
        <p className="soft">{text("integrations.lead")}</p>
        <p>
          <a href="/docs">{text("integrations.documentation")}</a>
        </p>
      </div>
      <ConsumerList />
    </div>
  );
}
