import { z } from "zod";

/** FHIR R4's datatypes as far as they are looked at; what else they hold passes, and is listed where it could matter. */
const text = z.string();

export const period = z.looseObject({ start: text.optional(), end: text.optional() });

export const coding = z.looseObject({ system: text.optional(), code: text.optional(), display: text.optional() });

export const codeableConcept = z.looseObject({ coding: z.array(coding).optional(), text: text.optional() });

export const humanName = z.looseObject({
  use: text.optional(),
  text: text.optional(),
  family: text.optional(),
  given: z.array(text).optional(),
  prefix: z.array(text).optional(),
  suffix: z.array(text).optional(),
  period: period.optional(),
});

export const contactPoint = z.looseObject({
  system: text.optional(),
  value: text.optional(),
  use: text.optional(),
  rank: z.number().optional(),
  period: period.optional(),
});

export const address = z.looseObject({
  use: text.optional(),
  text: text.optional(),
  line: z.array(text).optional(),
  city: text.optional(),
  district: text.optional(),
  state: text.optional(),
  postalCode: text.optional(),
  country: text.optional(),
  period: period.optional(),
});

export const identifier = z.looseObject({
  use: text.optional(),
  type: codeableConcept.optional(),
  system: text.optional(),
  value: text.optional(),
  period: period.optional(),
});

export const reference = z.looseObject({
  reference: text.optional(),
  type: text.optional(),
  identifier: z.unknown().optional(),
  display: text.optional(),
});

export const communication = z.looseObject({ language: codeableConcept.optional(), preferred: z.boolean().optional() });

export const participant = z.looseObject({
  type: z.array(codeableConcept).optional(),
  actor: reference.optional(),
  status: text.optional(),
});

export const extension = z.looseObject({
  url: text.optional(),
  valueCode: text.optional(),
  valueUrl: text.optional(),
  extension: z.array(z.looseObject({ url: text.optional(), valueUrl: text.optional(), valueString: text.optional() })).optional(),
});

export type HumanName = z.output<typeof humanName>;
export type CodeableConcept = z.output<typeof codeableConcept>;
export type Reference = z.output<typeof reference>;
export type Period = z.output<typeof period>;

/** Anything with named elements. */
export type Elements = Readonly<Record<string, unknown>>;

export const isElements = (value: unknown): value is Elements => typeof value === "object" && value !== null && !Array.isArray(value);
