import type { GraphQLObjectType, GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema } from "graphql";
import { isListType, isNonNullType, isObjectType } from "graphql";
import type { Plan, PlannedField } from "./plan.ts";
import type { SchemaTexts } from "./schema-texts.ts";

/** The whole schema as tools ask for it takes less than half of each. */
const mostResolved = 60_000;
const mostCharacters = 3_000_000;

/** Text of ASCII alone takes half the memory and a tenth of the time to send. */
const ascii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The question asks for more of the schema than any tool does. */
export class TooMuchOfSchema extends Error {}

/**
 * Writes an answer about the schema as JSON text, straight from the schema. Nothing in it is a promise, a failure or anybody's secret,
 * so that what executes operations has nothing to do here; and what stands in the schema often is written once.
 */
export class AnswerWriter {
  readonly #info: GraphQLResolveInfo;
  readonly #texts: SchemaTexts;
  #resolved = 0;

  constructor(schema: GraphQLSchema, texts: SchemaTexts) {
    // All that the resolvers of introspection look at.
    this.#info = { schema } as GraphQLResolveInfo;
    this.#texts = texts;
  }

  write(plan: Plan, source: unknown): string {
    const same = this.#texts.same(source);
    const known = plan.written.get(same);
    if (known !== undefined) return known;
    this.#resolved += plan.fields.length;
    if (this.#resolved > mostResolved) throw new TooMuchOfSchema();
    let text = "";
    for (const field of plan.fields) text += `${text === "" ? "{" : ","}${field.key}${this.#field(field, same, plan)}`;
    text = text === "" ? "{}" : `${text}}`;
    if (text.length > mostCharacters) throw new TooMuchOfSchema();
    plan.written.set(same, text);
    return text;
  }

  #field(field: PlannedField, source: unknown, { type }: Plan): string {
    const { leaves } = field;
    if (!leaves) return this.#composite(field.type, this.#resolve(field, source, type), field.plan);
    const known = leaves.get(source);
    if (known !== undefined) return known;
    const text = ascii(JSON.stringify(this.#resolve(field, source, type) ?? null));
    leaves.set(source, text);
    return text;
  }

  #resolve({ definition, args }: PlannedField, source: unknown, parentType: GraphQLObjectType): unknown {
    const info = definition.name === "__typename" ? { ...this.#info, parentType } : this.#info;
    return definition.resolve?.(source, args, undefined, info);
  }

  #composite(type: GraphQLOutputType, value: unknown, plan: Plan | null): string {
    if (isNonNullType(type)) return this.#composite(type.ofType, value, plan);
    if (value === null || value === undefined) return "null";
    if (plan && isObjectType(type)) return this.write(plan, value);
    if (!isListType(type)) return JSON.stringify(value);
    let text = "";
    for (const item of value as readonly unknown[]) text += `${text === "" ? "[" : ","}${this.#composite(type.ofType, item, plan)}`;
    return text === "" ? "[]" : `${text}]`;
  }
}
