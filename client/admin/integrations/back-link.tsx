import { Link } from "react-router";
import { Icon } from "../../shared/ui/icon.tsx";
import { integrationsPath } from "./integration-paths.ts";
import { useIntegrationText } from "./integration-texts.ts";

export function BackLink() {
  const text = useIntegrationText();
  return (
    <p>
      <Link className="target-link" to={integrationsPath}>
        <Icon name="back" />
        {text("integrations.back")}
      </Link>
    </p>
  );
}
