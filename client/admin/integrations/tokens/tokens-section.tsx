import { useState } from "react";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { Button } from "../../../shared/ui/button.tsx";
import { EndedList } from "../credentials/ended-list.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { IssueDialog } from "./issue-dialog.tsx";
import { ConsumerTokens } from "./token-fields.ts";
import { TokenRow } from "./token-row.tsx";

interface TokensSectionProps {
  readonly consumer: FragmentType<typeof ConsumerTokens>;
  readonly active: boolean;
  readonly onChanged: () => void;
}

/** By which tokens the program is let in: several at a time, so that one can take another's place. */
export function TokensSection({ consumer: masked, active, onChanged }: TokensSectionProps) {
  const text = useIntegrationText();
  const [issuing, setIssuing] = useState(false);
  const { id, tokens, endedTokens } = readFragment(ConsumerTokens, masked);
  return (
    <section className="card stack" aria-labelledby="consumer-tokens">
      <div className="title-row">
        <h2 id="consumer-tokens">{text("integrations.tokens")}</h2>
        {active && (
          <Button kind="secondary" onClick={() => setIssuing(true)}>
            {text("integrations.issue")}
          </Button>
        )}
      </div>
      <p className="hint">{text("integrations.tokensHint")}</p>
      {tokens.edges.length === 0 && <p>{text("integrations.noToken")}</p>}
      <ul className="credential-list">
        {tokens.edges.map(({ node }) => (
          <li key={node.id}>
            <TokenRow token={node} onRevoked={onChanged} />
          </li>
        ))}
      </ul>
      <EndedList
        title={text("integrations.endedTokens")}
        items={endedTokens.edges.map(({ node }) => node)}
        more={endedTokens.pageInfo.hasNextPage}
        keyOf={(token) => token.id}
      >
        {(token) => <TokenRow token={token} onRevoked={onChanged} />}
      </EndedList>
      {issuing && <IssueDialog consumerId={id} onIssued={onChanged} onClose={() => setIssuing(false)} />}
    </section>
  );
}
