import { useCallback, useEffect, useState } from "react";
import { type CombinedError, useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { RegistrationPageFieldsFragment } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { RegistrationPageFields } from "./registration-fields.ts";

const RegistrationPage = graphql(`
  query RegistrationPage($id: ID!) {
    registration(id: $id) {
      ...RegistrationPageFields
    }
  }
`);

export type ShownRegistration = RegistrationPageFieldsFragment;

interface Loaded {
  readonly id: string;
  /** Null where the clinic has no such registration. */
  readonly registration: ShownRegistration | null;
  readonly error: CombinedError | undefined;
}

/** The registration of the page, and a way to show what a decision made of it. */
export function useRegistration(id: string) {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    void client
      .query(RegistrationPage, { id })
      .toPromise()
      .then(({ data, error }) => {
        if (wanted) setLoaded({ id, registration: readFragment(RegistrationPageFields, data?.registration) ?? null, error });
      });
    return () => {
      wanted = false;
    };
  }, [client, id, turn]);
  const known = loaded?.id === id ? loaded : null;
  const change = useCallback((registration: ShownRegistration) => setLoaded({ id, registration, error: undefined }), [id]);
  const retry = (): void => {
    setLoaded(null);
    setTurn(turn + 1);
  };
  return { known, change, retry };
}
