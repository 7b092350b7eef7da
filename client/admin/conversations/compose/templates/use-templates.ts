import { useQuery } from "urql";
import { graphql } from "../../../../gql/index.ts";
import { readFragment } from "../../../../shared/graphql/fragments.ts";

export const ChosenTemplate = graphql(`
  fragment ChosenTemplate on ConversationTemplate {
    id
    name
    subject {
      fr
      en
    }
    body {
      fr
      en
    }
  }
`);

const ComposerTemplates = graphql(`
  query ComposerTemplates {
    conversationTemplates {
      ...ChosenTemplate
    }
  }
`);

/** The clinic's templates in use, asked for when somebody wants one. */
export function useTemplates() {
  const [{ data, error }, retry] = useQuery({ query: ComposerTemplates });
  return { templates: data && readFragment(ChosenTemplate, data.conversationTemplates), error, retry };
}
