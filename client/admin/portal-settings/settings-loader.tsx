import { useDeferredValue } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { historyPath } from "../portal-settings-history/history-path.ts";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { PortalSettingsFields } from "./portal-settings-fields.ts";
import { SettingsForm } from "./settings-form.tsx";
import { SettingsOutline } from "./settings-outline.tsx";

const PortalSettingsPageQuery = graphql(`
  query PortalSettingsPage {
    portalSettings {
      ...PortalSettingsFields
    }
  }
`);

export function SettingsLoader() {
  const { clinic } = useStaff();
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: PortalSettingsPageQuery });
  // Its words are seen first; the form, which is long, comes after them.
  const shown = useDeferredValue(data, null);
  return (
    <div className="stack-wide">
      <div className="stack">
        <div className="row heading-row">
          <PageHeading title={text("settings.title")} place={clinic.name} />
          <Link className="target-link" to={historyPath}>
            {text("history.link")}
          </Link>
        </div>
        <p className="soft">{text("settings.lead")}</p>
      </div>
      <PageState data={shown} error={error} onRetry={retry} skeleton={<SettingsOutline />}>
        {({ portalSettings }) => <SettingsForm loaded={readFragment(PortalSettingsFields, portalSettings)} />}
      </PageState>
    </div>
  );
}
