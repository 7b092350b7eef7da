import { Choice } from "../../../shared/forms/choice.tsx";
import { FieldError } from "../../../shared/forms/field.tsx";
import type { Permission } from "../../../gql/graphql.ts";
import { useIntegrationText } from "../integration-texts.ts";
import { toggled } from "./consumer-values.ts";
import { scopeGroups, scopesOf } from "./scopes.ts";

interface ScopeChoicesProps {
  readonly scopes: readonly Permission[];
  readonly error: string | undefined;
  readonly onChange: (scopes: Permission[]) => void;
}

/** What the program may do, each right in a sentence and by the name that integrating teams know. */
export function ScopeChoices({ scopes, error, onChange }: ScopeChoicesProps) {
  const text = useIntegrationText();
  return (
    <section className="card stack-wide" id="consumer-scopes" tabIndex={-1} aria-labelledby="consumer-scopes-title">
      <div className="stack">
        <h2 id="consumer-scopes-title">{text("integrations.scopes")}</h2>
        <p className="hint">{text("integrations.scopesHint")}</p>
        <FieldError id="consumer-scopes" error={error} />
      </div>
      {scopeGroups.map((group) => (
        <fieldset key={group} className="group scope-group">
          <legend>{text(`integrations.group.${group}`)}</legend>
          <div className="choices scope-choices">
            {scopesOf(group).map((scope) => (
              <Choice
                key={scope}
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={({ target }) => onChange(toggled(scopes, scope, target.checked))}
                label={text(`permission.${scope}`)}
                hint={<code>{scope}</code>}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </section>
  );
}
