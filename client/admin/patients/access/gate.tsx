import { Link } from "react-router";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import { editPath } from "../patient-paths.ts";
import { useActorName } from "../use-actor-name.ts";

export const GateLine = graphql(`
  fragment GateLine on AccessGate {
    kind
    open
    since
    remedy
    by {
      ...ActorName
    }
  }
`);

interface GateProps {
  readonly patientId: string;
  readonly gate: FragmentType<typeof GateLine>;
}

/** Open or closed, since when and by whom, and what would open it. */
export function Gate({ patientId, gate }: GateProps) {
  const { locale } = useLanguage();
  const { permissions } = useStaff();
  const text = useText();
  const actorName = useActorName();
  const { kind, open, since, by, remedy } = readFragment(GateLine, gate);
  const when = since && formatDateTime(locale, since);
  const onChart = remedy === "UNARCHIVE_CHART" || remedy === "VERIFY_CHART";
  return (
    <li className={open ? "gate" : "gate closed"}>
      <Icon name={open ? "check" : "lock"} />
      <div>
        <p>
          <strong>{text(`access.gate.${kind}`)}</strong>{" "}
          <span className={open ? "badge good" : "badge caution"}>{text(open ? "access.open" : "access.shut")}</span>
        </p>
        {when && <p className="hint">{text(by ? "access.sinceBy" : "access.since", { when, who: actorName(by) })}</p>}
        {remedy && (
          <p>
            {text(`access.remedy.${remedy}`)}{" "}
            {onChart && permissions.includes("PATIENTS_WRITE") && <Link to={editPath(patientId)}>{text("chart.edit")}</Link>}
          </p>
        )}
      </div>
    </li>
  );
}
