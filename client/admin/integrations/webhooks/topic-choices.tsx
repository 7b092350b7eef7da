import type { Permission, WebhookTopic } from "../../../gql/graphql.ts";
import { Choice } from "../../../shared/forms/choice.tsx";
import { FieldError } from "../../../shared/forms/field.tsx";
import { mayHear, topics } from "./topics.ts";
import { useWebhookText } from "./webhook-texts.ts";

interface TopicChoicesProps {
  readonly chosen: readonly WebhookTopic[];
  readonly scopes: readonly Permission[];
  readonly error: string | undefined;
  readonly onChosen: (topics: readonly WebhookTopic[]) => void;
}

/** What the consumer may be told of. What it has no right to read says which right that needs. */
export function TopicChoices({ chosen, scopes, error, onChosen }: TopicChoicesProps) {
  const text = useWebhookText();
  const turn = (topic: WebhookTopic, on: boolean): void => onChosen(on ? [...chosen, topic] : chosen.filter((each) => each !== topic));
  return (
    <fieldset id="webhook-topics" className="stack-tight" tabIndex={-1} aria-describedby={error ? "webhook-topics-error" : undefined}>
      <legend>{text("webhooks.topics")}</legend>
      <FieldError id="webhook-topics" error={error} />
      {topics.map(({ topic, needs }) => {
        const allowed = mayHear(needs, scopes);
        const right = needs[0];
        return (
          <Choice
            key={topic}
            type="checkbox"
            label={text(`webhooks.topic.${topic}`)}
            hint={
              allowed || !right
                ? undefined
                : text("webhooks.topicNeeds", { right: text(`permission.${right}` as "permission.PATIENT_ACCESS") })
            }
            checked={chosen.includes(topic)}
            // One that was chosen while there was a right can still be taken back.
            disabled={!allowed && !chosen.includes(topic)}
            onChange={({ target }) => turn(topic, target.checked)}
          />
        );
      })}
    </fieldset>
  );
}
