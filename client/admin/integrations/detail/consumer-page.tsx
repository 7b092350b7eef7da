import { Suspense, useCallback } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { FailedState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { BackLink } from "../back-link.tsx";
import { ConsumerFields } from "../consumer-fields.ts";
import { ConsumerForm } from "../form/consumer-form.tsx";
import { useIntegrationText } from "../integration-texts.ts";
import "../integrations.css";
import { KeysSection } from "../keys/keys-section.tsx";
import { NotForYou } from "../not-for-you.tsx";
import { TokensSection } from "../tokens/tokens-section.tsx";
import { WebhookPart } from "../webhooks/webhook-part.ts";
import { ConsumerHead } from "./consumer-head.tsx";

const ApiConsumerPage = graphql(`
  query ApiConsumerPage($id: ID!) {
    node(id: $id) {
      ... on ApiConsumer {
        id
        ...ConsumerFields
        ...ConsumerTokens
        ...ConsumerKeys
      }
    }
  }
`);

/** One program: what it may do, and by what it is let in. */
export default function ConsumerPage() {
  const { consumerId = "" } = useParams();
  return useStaff().permissions.includes("INTEGRATIONS") ? <Loader key={consumerId} id={consumerId} /> : <NotForYou />;
}

function Loader({ id }: { id: string }) {
  const { clinic } = useStaff();
  const text = useIntegrationText();
  const [{ data, error }, ask] = useQuery({ query: ApiConsumerPage, variables: { id } });
  const reload = useCallback(() => ask(), [ask]);
  const found = data?.node?.__typename === "ApiConsumer" ? data.node : null;
  const consumer = readFragment(ConsumerFields, found);
  if (found && consumer)
    return (
      <div className="stack-wide integrations">
        <div className="stack">
          <BackLink />
          <PageHeading title={consumer.name} place={clinic.name} />
          <ConsumerHead consumer={consumer} onChanged={reload} />
        </div>
        <TokensSection consumer={found} active={consumer.active} onChanged={reload} />
        <KeysSection consumer={found} active={consumer.active} onChanged={reload} />
        <ConsumerForm loaded={consumer} onSaved={reload} />
        <Suspense fallback={<Skeleton shapes={["title", "tile"]} />}>
          <WebhookPart key={consumer.scopes.join()} consumerId={consumer.id} />
        </Suspense>
      </div>
    );
  const missing = data !== undefined && !error;
  return (
    <div className="stack-wide integrations">
      <BackLink />
      <PageHeading key={String(missing)} title={text(missing ? "integrations.unknown" : "integrations.title")} place={clinic.name} />
      {error && <FailedState error={error} onRetry={reload} />}
      {missing && (
        <Notice kind="neutral">
          <p>{text("integrations.unknownBody")}</p>
        </Notice>
      )}
      {!data && !error && (
        <div aria-busy="true">
          <p className="visually-hidden" role="status">
            {text("state.loading")}
          </p>
          <Skeleton shapes={["line", "tile", "tile"]} />
        </div>
      )}
    </div>
  );
}
