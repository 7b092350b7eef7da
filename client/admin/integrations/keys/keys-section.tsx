import { useState } from "react";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { EndedList } from "../credentials/ended-list.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { ConsumerKeys } from "./key-fields.ts";
import { KeyRow } from "./key-row.tsx";
import { RegisterDialog } from "./register-dialog.tsx";
import { SigningFacts } from "./signing-facts.tsx";

interface KeysSectionProps {
  readonly consumer: FragmentType<typeof ConsumerKeys>;
  readonly active: boolean;
  readonly onChanged: () => void;
}

/** The public keys with which what the program signs itself is verified. */
export function KeysSection({ consumer: masked, active, onChanged }: KeysSectionProps) {
  const text = useIntegrationText();
  const announce = useAnnounce();
  const [registering, setRegistering] = useState(false);
  const { id, signedTokenAudience, signingKeys, revokedKeys } = readFragment(ConsumerKeys, masked);
  const done = (label: string): void => {
    setRegistering(false);
    onChanged();
    announce(text("integrations.keyRegistered", { label }));
  };
  return (
    <section className="card stack" aria-labelledby="consumer-keys">
      <div className="title-row">
        <h2 id="consumer-keys">{text("integrations.keys")}</h2>
        {active && (
          <Button kind="secondary" onClick={() => setRegistering(true)}>
            {text("integrations.register")}
          </Button>
        )}
      </div>
      <p className="hint">{text("integrations.keysHint")}</p>
      {signingKeys.edges.length === 0 && <p>{text("integrations.noKey")}</p>}
      <ul className="credential-list">
        {signingKeys.edges.map(({ node }) => (
          <li key={node.id}>
            <KeyRow signingKey={node} onRevoked={onChanged} />
          </li>
        ))}
      </ul>
      {signingKeys.edges.length > 0 && <SigningFacts issuer={id} audience={signedTokenAudience} />}
      <EndedList
        title={text("integrations.revokedKeys")}
        items={revokedKeys.edges.map(({ node }) => node)}
        more={revokedKeys.pageInfo.hasNextPage}
        keyOf={(key) => key.id}
      >
        {(key) => <KeyRow signingKey={key} onRevoked={onChanged} />}
      </EndedList>
      {registering && <RegisterDialog consumerId={id} onCancel={() => setRegistering(false)} onDone={done} />}
    </section>
  );
}
