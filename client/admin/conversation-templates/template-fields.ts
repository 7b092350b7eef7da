import { graphql } from "../../gql/index.ts";

export const TemplateFields = graphql(`
  fragment TemplateFields on ConversationTemplate {
    id
    version
    name
    subject {
      fr
      en
    }
    body {
      fr
      en
    }
    archived
    updatedAt
    updatedBy {
      ...ActorName
    }
  }
`);

export const TemplatesQuery = graphql(`
  query ConversationTemplates {
    inUse: conversationTemplates {
      id
      ...TemplateFields
    }
    archived: conversationTemplates(archived: true) {
      id
      ...TemplateFields
    }
  }
`);
