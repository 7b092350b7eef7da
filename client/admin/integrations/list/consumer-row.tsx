import { Link } from "react-router";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { ConsumerFields } from "../consumer-fields.ts";
import { consumerPath } from "../integration-paths.ts";
import { useIntegrationText } from "../integration-texts.ts";
import { LastUsed } from "../last-used.tsx";
import { StateBadge } from "../state-badge.tsx";

export function ConsumerRow({ consumer: masked }: { consumer: FragmentType<typeof ConsumerFields> }) {
  const text = useIntegrationText();
  const { id, name, scopes, active, lastUsedAt } = readFragment(ConsumerFields, masked);
  return (
    <article className="card list-row" aria-labelledby={`consumer-${id}`}>
      <div className="title-row">
        <h2 id={`consumer-${id}`}>
          <Link className="row-link" to={consumerPath(id)}>
            {name}
          </Link>
        </h2>
        <StateBadge good={active}>{text(active ? "integrations.active" : "integrations.deactivated")}</StateBadge>
      </div>
      <p className="hint">
        {text("integrations.scopeCount", { count: scopes.length })} · <LastUsed at={lastUsedAt} />
      </p>
    </article>
  );
}
