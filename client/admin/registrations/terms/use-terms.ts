import { useMutation, useQuery } from "urql";
import { useState } from "react";
import { graphql } from "../../../gql/index.ts";
import type { RegistrationTermsQuery } from "../../../gql/graphql.ts";
import { type Problem, UserErrorFields } from "../../../shared/forms/problems.ts";
import { hasFault } from "../../../shared/graphql/faults.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";

const RegistrationTerms = graphql(`
  query RegistrationTerms {
    registrationTerms {
      version
      text {
        fr
        en
      }
      publishedAt
      publishedBy {
        ...ActorName
      }
    }
  }
`);

const PublishRegistrationTerms = graphql(`
  mutation PublishRegistrationTerms($input: PublishRegistrationTermsInput!) {
    publishRegistrationTerms(input: $input) {
      terms {
        version
      }
      errors {
        __typename
        ...UserErrorFields
      }
    }
  }
`);

export type TermsVersion = RegistrationTermsQuery["registrationTerms"][number];

export type TermsText = Readonly<Record<"fr" | "en", string>>;

/** All versions, the one in force first. */
export function useTerms() {
  const [{ data, error }, load] = useQuery({ query: RegistrationTerms });
  const versions = data && [...data.registrationTerms].sort((one, other) => other.version - one.version);
  return { versions, error, load: () => load({ requestPolicy: "network-only" }) };
}

interface PublishEvents {
  readonly onPublished: () => void;
  /** Somebody else has published meanwhile. */
  readonly onConflict: () => void;
}

interface PublishState {
  readonly busy: boolean;
  readonly problems: readonly Problem[];
}

export function usePublishTerms({ onPublished, onConflict }: PublishEvents) {
  const [, mutate] = useMutation(PublishRegistrationTerms);
  const [state, setState] = useState<PublishState>({ busy: false, problems: [] });
  const publish = async (basedOnVersion: number, text: TermsText): Promise<void> => {
    setState({ busy: true, problems: [] });
    const { data, error } = await mutate({ input: { basedOnVersion, text } });
    const { terms, errors = [] } = data?.publishRegistrationTerms ?? {};
    const told = errors.map((each) => readFragment(UserErrorFields, each));
    const conflict = told.some(({ code }) => code === "CONFLICT");
    const whole: Problem = { field: null, words: hasFault(error, "FORBIDDEN") ? "form.refused" : "form.failed" };
    // `["input", "text", "fr"]` is at `fr`.
    const problems = told.map(({ messages, path }): Problem => ({ field: path[2] ?? path[1] ?? null, words: messages }));
    setState({ busy: false, problems: terms || conflict ? [] : problems.length > 0 ? problems : [whole] });
    if (terms) return onPublished();
    if (conflict) onConflict();
  };
  return { ...state, publish };
}
