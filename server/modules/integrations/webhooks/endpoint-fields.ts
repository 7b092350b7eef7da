import { z } from "zod";
import type { WebhookTargets } from "../../../gateways/webhooks/webhook-gateway.ts";
import { targetProblem } from "../../../gateways/webhooks/webhook-target.ts";
import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import { choice, plainText, validate } from "../../../kernel/validation.ts";
import type { WebhookEndpoint } from "./webhook-endpoint.entity.ts";
import type { WebhookTopic } from "./webhook-topic.ts";
import { mayHear, rightsOfTopic, typeOfTopic, webhookTopics } from "./webhook-topic.ts";

export type EndpointFields = Pick<WebhookEndpoint, "url" | "topics" | "description">;

/** As it was sent, before anything was checked. */
export interface EndpointInput {
  readonly url?: string | null | undefined;
  readonly topics?: readonly string[] | null | undefined;
  readonly description?: string | null | undefined;
}

const url = (targets: WebhookTargets) =>
  z
    .string("REQUIRED")
    .transform((typed) => typed.trim())
    .superRefine((typed, context) => {
      const message = typed === "" ? "REQUIRED" : targetProblem(typed, targets);
      if (message !== null) context.addIssue({ code: "custom", message });
    })
    // As it is called: a name in its ASCII form.
    .transform((typed) => (URL.canParse(typed) ? new URL(typed).href : typed));

const topics = z
  .array(choice(webhookTopics), "REQUIRED")
  .min(1, "REQUIRED")
  .transform((chosen): WebhookTopic[] => webhookTopics.filter((topic) => chosen.includes(topic)));

const description = z
  .string()
  .nullish()
  .transform((typed) => plainText(typed ?? "") || null)
  .pipe(z.string().max(200, "TOO_LONG").nullable());

const fieldsFor = (targets: WebhookTargets) => z.object({ url: url(targets), topics, description });

/** Topics that the consumer may not be told of, each at its place. */
const forbidden = (chosen: readonly string[], held: ReadonlySet<Permission>): Problem[] =>
  chosen.flatMap((topic, place) => {
    const known = webhookTopics.find((each) => each === topic);
    if (!known || mayHear(known, held)) return [];
    const facts = { topic: typeOfTopic(known), right: rightsOfTopic(known).join(", ") };
    return [{ code: "VALIDATION_FAILED", path: ["input", "topics", String(place)], reason: "WEBHOOK_TOPIC_RIGHT", facts }];
  });

/** What a new endpoint is made of. */
export function readEndpoint(input: EndpointInput, targets: WebhookTargets, held: ReadonlySet<Permission>): Outcome<EndpointFields> {
  const read = validate(fieldsFor(targets), input, ["input"]);
  const problems = [...(read.ok ? [] : read.problems), ...forbidden(input.topics ?? [], held)];
  return read.ok && problems.length === 0 ? read : failure(...problems);
}

/** What an update changes: what is absent is untouched. */
export function readEndpointChanges(
  input: EndpointInput,
  targets: WebhookTargets,
  held: ReadonlySet<Permission>,
): Outcome<Partial<EndpointFields>> {
  const read = validate(fieldsFor(targets).partial(), input, ["input"]);
  const problems = [...(read.ok ? [] : read.problems), ...forbidden(input.topics ?? [], held)];
  if (!read.ok || problems.length > 0) return failure(...problems);
  const { url: newUrl, topics: newTopics, description: newDescription } = read.value;
  return success({
    ...(newUrl !== undefined && { url: newUrl }),
    ...(newTopics !== undefined && { topics: newTopics }),
    ...(input.description !== undefined && { description: newDescription ?? null }),
  });
}
