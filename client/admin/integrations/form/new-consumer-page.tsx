import { useNavigate } from "react-router";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { BackLink } from "../back-link.tsx";
import { consumerPath } from "../integration-paths.ts";
import { useIntegrationText } from "../integration-texts.ts";
import "../integrations.css";
import { NotForYou } from "../not-for-you.tsx";
import { ConsumerForm } from "./consumer-form.tsx";

/** Once it is made, its own page is where it gets a token. */
export default function NewConsumerPage() {
  const { clinic, permissions } = useStaff();
  const text = useIntegrationText();
  const navigate = useNavigate();
  if (!permissions.includes("INTEGRATIONS")) return <NotForYou />;
  return (
    <div className="stack-wide integrations">
      <div className="stack">
        <BackLink />
        <PageHeading title={text("integrations.newTitle")} place={clinic.name} />
      </div>
      <ConsumerForm loaded={null} onSaved={({ id }) => void navigate(consumerPath(id), { replace: true })} />
    </div>
  );
}
