import { z } from "zod";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { textOf, validate } from "../../../kernel/validation.ts";
import { readBody } from "../body/read-body.ts";
import type { ConversationTemplate } from "./conversation-template.entity.ts";

/** What an edit can change. */
export type TemplateFields = Pick<ConversationTemplate, "name" | "subjectFr" | "subjectEn" | "bodyFr" | "bodyEn">;

export interface TemplateInput {
  readonly name?: string | null | undefined;
  readonly subject?: { readonly fr: string; readonly en: string } | null | undefined;
  readonly body?: { readonly fr: string; readonly en: string } | null | undefined;
}

const html = z.string("REQUIRED");

const fields = z.object({
  name: textOf(100),
  subject: z.object({ fr: textOf(150), en: textOf(150) }, "REQUIRED"),
  body: z.object({ fr: html, en: html }, "REQUIRED"),
});

const fieldsOfUpdate = fields.partial();

type Body = Pick<TemplateFields, "bodyFr" | "bodyEn">;

function readBodies({ fr, en }: { readonly fr: string; readonly en: string }): Outcome<Body> {
  const read = [readBody(fr, ["input", "body", "fr"]), readBody(en, ["input", "body", "en"])];
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  const [bodyFr, bodyEn] = read.map((one) => (one.ok ? one.value.html : ""));
  return problems.length > 0 ? failure(...problems) : success({ bodyFr: bodyFr!, bodyEn: bodyEn! });
}

function toFields({ name, subject, body }: z.output<typeof fieldsOfUpdate>): Outcome<Partial<TemplateFields>> {
  const bodies = body ? readBodies(body) : success({});
  if (!bodies.ok) return bodies;
  const subjects = subject && { subjectFr: subject.fr, subjectEn: subject.en };
  return success({ ...(name !== undefined && { name }), ...subjects, ...bodies.value });
}

/** A new template's fields; every problem at its place. */
export function readNewTemplate(input: TemplateInput): Outcome<TemplateFields> {
  const read = validate(fields, input, ["input"]);
  return read.ok ? (toFields(read.value) as Outcome<TemplateFields>) : read;
}

/** What an update changes; what is absent is untouched. */
export function readTemplateChanges(input: TemplateInput): Outcome<Partial<TemplateFields>> {
  const read = validate(fieldsOfUpdate, input, ["input"]);
  return read.ok ? toFields(read.value) : read;
}
