import { useCallback, useEffect, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { graphql } from "../../gql/index.ts";
import type { RegistrationStartFieldsFragment } from "../../gql/graphql.ts";
import { readFragment } from "../../shared/graphql/fragments.ts";

const RegistrationStartFields = graphql(`
  fragment RegistrationStartFields on RegistrationStart {
    id
    channel
    contact
    expiresAt
    open
    usedAt
    identificationTypes {
      id
      visibleName {
        fr
        en
      }
    }
    terms {
      version
      texts {
        fr
        en
      }
      publishedAt
    }
    submitted {
      firstInitial
      submittedAt
      state
    }
  }
`);

const PortalRegistrationStart = graphql(`
  query PortalRegistrationStart($id: ID!) {
    registrationStart(id: $id) {
      ...RegistrationStartFields
    }
  }
`);

export type RegistrationStart = RegistrationStartFieldsFragment;

interface Known {
  /** Null once it is too late. */
  readonly start: RegistrationStart | null;
}

export function useRegistrationStart(id: string) {
  const client = useClient();
  const [known, setKnown] = useState<Known | null>(null);
  const [error, setError] = useState<CombinedError | undefined>();

  const load = useCallback(
    () =>
      client
        .query(PortalRegistrationStart, { id })
        .toPromise()
        .then(({ data, error: failure }) => {
          if (data) setKnown({ start: readFragment(RegistrationStartFields, data.registrationStart) ?? null });
          setError(failure);
        }),
    [client, id],
  );
  useEffect(() => void load(), [load]);
  return { known, error, load };
}
