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
import { TokenFields } from "./token-fields.ts";

const RevokeApiToken = graphql(`
  mutation RevokeApiToken($input: RevokeApiTokenInput!) {
    revokeApiToken(input: $input) {
      apiToken {
        ...TokenFields
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface TokenRowProps {
  readonly token: FragmentType<typeof TokenFields>;
  readonly onRevoked: () => void;
}

/** What is known of a token: never the token itself. */
export function TokenRow({ token: masked, onRevoked }: TokenRowProps) {
  const { locale } = useLanguage();
  const { clinic } = useStaff();
  const text = useIntegrationText();
  const [, revoke] = useMutation(RevokeApiToken);
  const token = readFragment(TokenFields, masked);
  const { id, label, lastFour, state, createdAt, createdBy, expiresAt, lastUsedAt, revokedAt, revokedBy } = token;
  const on = (at: string): string => formatDateTime(locale, at, clinic.timeZone);
  const send = async () => {
    const { data, error } = await revoke({ input: { id } });
    return { errors: data?.revokeApiToken.errors, error };
  };
  return (
    <article className="credential" aria-labelledby={`token-${id}`}>
      <div className="title-row">
        <h3 id={`token-${id}`}>{label}</h3>
        {state !== "IN_FORCE" && <StateBadge good={false}>{text(`integrations.state.${state}`)}</StateBadge>}
      </div>
      <p className="hint">
        {lastFour && (
          <>
            <code>…{lastFour}</code>
            {" · "}
          </>
        )}
        <LastUsed at={lastUsedAt} />
        {" · "}
        {state !== "REVOKED" && (
          <>
            {expiresAt
              ? text(state === "EXPIRED" ? "integrations.expired" : "integrations.expires", { when: on(expiresAt) })
              : text("integrations.noExpiry")}
            {" · "}
          </>
        )}
        {createdBy
          ? text("integrations.issuedBy", { who: createdBy.name, when: on(createdAt) })
          : text("integrations.issued", { when: on(createdAt) })}
        {revokedAt && (
          <>
            {" · "}
            {text("integrations.revokedBy", { who: revokedBy?.name ?? "Portail", when: on(revokedAt) })}
          </>
        )}
      </p>
      {state === "IN_FORCE" && (
        <RevokeCredential
          label={label}
          lastUsedAt={lastUsedAt}
          title={text("integrations.revokeToken", { label })}
          body={text("integrations.revokeTokenBody")}
          revoked={text("integrations.tokenRevoked", { label })}
          send={send}
          onRevoked={onRevoked}
        />
      )}
    </article>
  );
}
