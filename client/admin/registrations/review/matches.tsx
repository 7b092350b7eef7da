import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useRegistrationText } from "../registration-texts.ts";
import { MatchCard, MatchFields } from "./match-card.tsx";
import { SamePerson } from "./same-person.tsx";

const RegistrationMatches = graphql(`
  query RegistrationMatches($id: ID!) {
    registration(id: $id) {
      matches {
        ...Match
      }
      sameAs {
        ...SamePerson
      }
    }
  }
`);

/** What the clinic has already of the same person, as far as it can be told. */
export function Matches({ id }: { id: string }) {
  const { permissions } = useStaff();
  const text = useRegistrationText();
  const [{ data, error }, retry] = useQuery({ query: RegistrationMatches, variables: { id } });
  return (
    <section className="stack" aria-labelledby="matches">
      <h2 id="matches">{text("review.matches")}</h2>
      <PageState
        data={data?.registration}
        error={error}
        onRetry={() => retry({ requestPolicy: "network-only" })}
        skeleton={<Skeleton shapes={["tile", "tile"]} />}
      >
        {({ matches, sameAs }) => (
          <>
            {sameAs.length > 0 && <SamePerson others={sameAs} />}
            {matches.length === 0 && (
              <Notice kind="success">
                <p>{text("review.noMatch")}</p>
              </Notice>
            )}
            {matches.map((match) => (
              <MatchCard
                key={readFragment(MatchFields, match).patient.id}
                registrationId={id}
                match={match}
                mayMerge={permissions.includes("PATIENTS_WRITE")}
              />
            ))}
          </>
        )}
      </PageState>
    </section>
  );
}
