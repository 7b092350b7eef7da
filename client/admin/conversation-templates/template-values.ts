import type { CreateConversationTemplateInput, TemplateFieldsFragment, UpdateConversationTemplateInput } from "../../gql/graphql.ts";

/** What the form holds. */
export interface TemplateValues {
  readonly name: string;
  readonly subjectFr: string;
  readonly subjectEn: string;
  readonly bodyFr: string;
  readonly bodyEn: string;
}

export type ValueName = keyof TemplateValues;

export const noValues: TemplateValues = { name: "", subjectFr: "", subjectEn: "", bodyFr: "", bodyEn: "" };

const names = Object.keys(noValues) as ValueName[];

export const valuesOf = ({ name, subject, body }: Pick<TemplateFieldsFragment, "name" | "subject" | "body">): TemplateValues => ({
  name,
  ...{ subjectFr: subject.fr, subjectEn: subject.en },
  ...{ bodyFr: body.fr, bodyEn: body.en },
});

export const differences = (before: TemplateValues, after: TemplateValues): ValueName[] =>
  names.filter((name) => before[name] !== after[name]);

export const withValues = (values: TemplateValues, taken: readonly ValueName[], from: TemplateValues): TemplateValues => ({
  ...values,
  ...Object.fromEntries(taken.map((name) => [name, from[name]])),
});

type Changes = Omit<UpdateConversationTemplateInput, "id" | "version">;

/** Both languages of what was changed in one: they are one field. */
export function changesOf(base: TemplateValues, { name, subjectFr, subjectEn, bodyFr, bodyEn }: TemplateValues): Changes {
  return {
    ...(name !== base.name && { name }),
    ...((subjectFr !== base.subjectFr || subjectEn !== base.subjectEn) && { subject: { fr: subjectFr, en: subjectEn } }),
    ...((bodyFr !== base.bodyFr || bodyEn !== base.bodyEn) && { body: { fr: bodyFr, en: bodyEn } }),
  };
}

export const newInput = ({ name, subjectFr, subjectEn, bodyFr, bodyEn }: TemplateValues): CreateConversationTemplateInput => ({
  name,
  subject: { fr: subjectFr, en: subjectEn },
  body: { fr: bodyFr, en: bodyEn },
});

const fieldOfPath: Readonly<Record<string, ValueName>> = {
  ...{ name: "name", subject: "subjectFr", body: "bodyFr" },
  ...{ "subject.fr": "subjectFr", "subject.en": "subjectEn" },
  ...{ "body.fr": "bodyFr", "body.en": "bodyEn" },
};

/** The form's field behind an input's path, `["input", "subject", "fr"]`; null for the whole. */
export const fieldAt = ([, ...path]: readonly string[]): ValueName | null => fieldOfPath[path.join(".")] ?? null;
