import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { newConversationPath } from "../../conversations/conversation-paths.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { AccessBadge } from "../access/access-badge.tsx";
import { ageOf, todayHere } from "../age-of.ts";
import { nameOf } from "../patient-name.ts";
import { editPath, patientsPath } from "../patient-paths.ts";
import { ChartBadges } from "./chart-badges.tsx";

const ChartHeadFields = graphql(`
  fragment ChartHead on Patient {
    id
    firstName
    lastName
    preferredName
    dateOfBirth
    ...ChartBadges
    portalAccess {
      ...AccessBadge
    }
  }
`);

export function BackToPatients() {
  const text = useText();
  return (
    <p>
      <Link className="target-link" to={patientsPath}>
        <Icon name="back" />
        {text("chart.back")}
      </Link>
    </p>
  );
}

/** Whose chart it is. The window's title, which browsers remember, says no name. */
export function ChartHead({ patient }: { patient: FragmentType<typeof ChartHeadFields> }) {
  const { locale } = useLanguage();
  const { clinic, permissions } = useStaff();
  const text = useText();
  const head = readFragment(ChartHeadFields, patient);
  const { id, preferredName, dateOfBirth, portalAccess } = head;
  const age = ageOf(dateOfBirth, todayHere());
  return (
    <header className="stack chart-head">
      <BackToPatients />
      <div className="row heading-row">
        <PageHeading title={text("chart.title")} place={clinic.name}>
          {nameOf(head)}
        </PageHeading>
        <div className="row">
          {permissions.includes("CONVERSATIONS_WRITE") && (
            <Link className="button secondary" to={newConversationPath(id)}>
              {text("chart.write")}
            </Link>
          )}
          {permissions.includes("PATIENTS_WRITE") && (
            <Link className="button secondary" to={editPath(id)}>
              {text("chart.edit")}
            </Link>
          )}
        </div>
      </div>
      <p className="soft">
        {preferredName && <>{text("chart.preferred", { name: preferredName })} · </>}
        {text("chart.born", { date: formatDate(locale, dateOfBirth), age })}
      </p>
      <p className="badges">
        <AccessBadge access={portalAccess} />
        <ChartBadges patient={head} />
      </p>
    </header>
  );
}
