import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { Icon } from "../../shared/ui/icon.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useConversationText } from "../conversations/conversation-texts.ts";
import { useStaff } from "../session/session-provider.tsx";
import "./conversation-templates.css";
import { TemplateFields, TemplatesQuery } from "./template-fields.ts";
import { TemplateForm } from "./template-form.tsx";
import { templatesPath } from "./template-paths.ts";

/** The form of a new template, or of one that exists. */
export default function TemplatePage() {
  const { templateId } = useParams();
  const { clinic, permissions } = useStaff();
  const text = useConversationText();
  const mayChange = permissions.includes("CLINIC_WRITE") && permissions.includes("CONVERSATIONS_READ");
  return (
    <div className="stack-wide conversation-templates">
      <div className="stack">
        <p>
          <Link className="target-link" to={templatesPath}>
            <Icon name="back" />
            {text("templates.back")}
          </Link>
        </p>
        <PageHeading title={text(templateId === undefined ? "templates.newTitle" : "templates.editTitle")} place={clinic.name} />
      </div>
      {!mayChange && (
        <Notice kind="neutral" title={text("templates.readOnly")}>
          <p>{text("templates.readOnlyBody")}</p>
        </Notice>
      )}
      {mayChange &&
        (templateId === undefined ? <TemplateForm loaded={null} /> : <TemplateLoader key={templateId} templateId={templateId} />)}
    </div>
  );
}

function TemplateLoader({ templateId }: { templateId: string }) {
  const text = useConversationText();
  const [{ data, error }, retry] = useQuery({ query: TemplatesQuery });
  return (
    <PageState data={data} error={error} onRetry={() => retry()} skeleton={<Skeleton shapes={["control", "tile", "tile"]} />}>
      {({ inUse, archived }) => {
        const template = readFragment(TemplateFields, [...inUse, ...archived]).find(({ id }) => id === templateId);
        return template ? (
          <TemplateForm key={template.id} loaded={template} />
        ) : (
          <Notice kind="neutral" title={text("templates.unknown")}>
            <p>{text("templates.unknownBody")}</p>
          </Notice>
        );
      }}
    </PageState>
  );
}
