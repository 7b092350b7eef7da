import { CopyButton } from "../copy-button.tsx";
import { useIntegrationText } from "../integration-texts.ts";

/** What a token has to say of this consumer and of this API. */
export function SigningFacts({ issuer, audience }: { issuer: string; audience: string }) {
  const text = useIntegrationText();
  return (
    <details>
      <summary>{text("integrations.howToSign")}</summary>
      <div className="stack">
        <dl className="claims">
          {(
            [
              ["iss", issuer],
              ["aud", audience],
            ] as const
          ).map(([claim, value]) => (
            <div key={claim}>
              <dt>
                <code>{claim}</code>
              </dt>
              <dd>
                <code>{value}</code> <CopyButton value={value} what={claim} />
              </dd>
            </div>
          ))}
        </dl>
        <p className="hint">{text("integrations.signingRules")}</p>
      </div>
    </details>
  );
}
