import { useMutation } from "urql";
import { graphql } from "../../../gql/index.ts";
import type { ConsumerFieldsFragment } from "../../../gql/graphql.ts";
import { AskFirst } from "../credentials/ask-first.tsx";
import { useIntegrationText } from "../integration-texts.ts";

const DeactivateApiConsumer = graphql(`
  mutation DeactivateApiConsumer($input: DeactivateApiConsumerInput!) {
    deactivateApiConsumer(input: $input) {
      apiConsumer {
        ...ConsumerFields
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

const ReactivateApiConsumer = graphql(`
  mutation ReactivateApiConsumer($input: ReactivateApiConsumerInput!) {
    reactivateApiConsumer(input: $input) {
      apiConsumer {
        ...ConsumerFields
      }
      errors {
        ...UserErrorFields
      }
    }
  }
`);

interface ActiveDialogProps {
  readonly consumer: ConsumerFieldsFragment;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** Says what stops, or what goes on. */
export function ActiveDialog({ consumer: { id, name, active }, onCancel, onDone }: ActiveDialogProps) {
  const text = useIntegrationText();
  const [, deactivate] = useMutation(DeactivateApiConsumer);
  const [, reactivate] = useMutation(ReactivateApiConsumer);
  const send = async () => {
    const input = { id };
    if (active) {
      const { data, error } = await deactivate({ input });
      return { errors: data?.deactivateApiConsumer.errors, error };
    }
    const { data, error } = await reactivate({ input });
    return { errors: data?.reactivateApiConsumer.errors, error };
  };
  return (
    <AskFirst
      title={text(active ? "integrations.deactivateTitle" : "integrations.reactivateTitle", { name })}
      confirmLabel={text(active ? "integrations.deactivate" : "integrations.reactivate")}
      send={send}
      onCancel={onCancel}
      onDone={onDone}
    >
      <p>{text(active ? "integrations.deactivateBody" : "integrations.reactivateBody")}</p>
    </AskFirst>
  );
}
