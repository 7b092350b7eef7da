import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { RevokeCredential } from "../credentials/revoke-credential.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import { LastUsed } from "../last-used.tsx";
import { StateBadge } from "../state-badge.tsx";
import { KeyFields } from "./key-fields.ts";

const RevokeSigningKey = graphql(`
  mutation RevokeSigningKey($input: RevokeSigningKeyInput!) {
    revokeSigningKey(input: $input) {
      signingKey {
        ...KeyFields
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface KeyRowProps {
  readonly signingKey: FragmentType<typeof KeyFields>;
  readonly onRevoked: () => void;
}

export function KeyRow({ signingKey: masked, onRevoked }: KeyRowProps) {
  const { locale } = useLanguage();
  const { clinic } = useStaff();
  const text = useIntegrationText();
  const [, revoke] = useMutation(RevokeSigningKey);
  const { id, label, algorithm, fingerprint, createdAt, createdBy, lastUsedAt, revokedAt, revokedBy } = readFragment(KeyFields, masked);
  const on = (at: string): string => formatDateTime(locale, at, clinic.timeZone);
  const send = async () => {
    const { data, error } = await revoke({ input: { id } });
    return { errors: data?.revokeSigningKey.errors, error };
  };
  return (
    <article className="credential" aria-labelledby={`key-${id}`}>
      <div className="title-row">
        <h3 id={`key-${id}`}>{label}</h3>
        {revokedAt && <StateBadge good={false}>{text("integrations.keyIsRevoked")}</StateBadge>}
      </div>
      <p className="hint">
        <code>{algorithm}</code> · {text("integrations.fingerprint")} <code className="fingerprint">{fingerprint}</code>
      </p>
      <p className="hint">
        <LastUsed at={lastUsedAt} /> · {text("integrations.registeredBy", { who: createdBy?.name ?? "Portail", when: on(createdAt) })}
        {revokedAt && (
          <>
            {" · "}
            {text("integrations.revokedBy", { who: revokedBy?.name ?? "Portail", when: on(revokedAt) })}
          </>
        )}
      </p>
      {!revokedAt && (
        <RevokeCredential
          label={label}
          lastUsedAt={lastUsedAt}
          title={text("integrations.revokeKey", { label })}
          body={text("integrations.revokeKeyBody")}
          revoked={text("integrations.keyRevoked", { label })}
          send={send}
          onRevoked={onRevoked}
        />
      )}
    </article>
  );
}
