import { Link } from "react-router";
import { useQuery } from "urql";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useConversationText } from "../conversations/conversation-texts.ts";
import { useStaff } from "../session/session-provider.tsx";
import "./conversation-templates.css";
import { TemplatesQuery } from "./template-fields.ts";
import { TemplateList } from "./template-list.tsx";
import { newTemplatePath } from "./template-paths.ts";

/** What the clinic writes often. */
export default function TemplatesPage() {
  const { clinic, permissions } = useStaff();
  const text = useConversationText();
  const mayRead = permissions.includes("CONVERSATIONS_READ");
  const mayChange = mayRead && permissions.includes("CLINIC_WRITE");
  return (
    <div className="stack-wide conversation-templates">
      <div className="stack">
        <div className="row heading-row">
          <PageHeading title={text("templates.title")} place={clinic.name} />
          {mayChange && (
            <Link className="button primary" to={newTemplatePath}>
              {text("templates.new")}
            </Link>
          )}
        </div>
        <p className="soft">{text("templates.lead")}</p>
        {!mayChange && (
          <Notice kind="neutral" title={text("templates.readOnly")}>
            <p>{text("templates.readOnlyBody")}</p>
          </Notice>
        )}
      </div>
      {mayRead && <Templates mayChange={mayChange} />}
    </div>
  );
}

function Templates({ mayChange }: { mayChange: boolean }) {
  const text = useConversationText();
  const [{ data, error }, reload] = useQuery({ query: TemplatesQuery });
  return (
    <PageState data={data} error={error} onRetry={() => reload()} skeleton={<Skeleton shapes={["title", "tile", "tile"]} />}>
      {({ inUse, archived }) =>
        inUse.length + archived.length === 0 ? (
          <Notice kind="neutral" title={text("templates.none")}>
            <p>{text("templates.noneBody")}</p>
          </Notice>
        ) : (
          <>
            <TemplateList title={text("templates.inUse")} templates={inUse} mayChange={mayChange} onChanged={() => reload()} />
            <TemplateList title={text("templates.archived")} templates={archived} mayChange={mayChange} onChanged={() => reload()} />
          </>
        )
      }
    </PageState>
  );
}
