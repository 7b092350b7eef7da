import type { GraphQLFieldResolver, GraphQLNamedType, GraphQLOutputType, GraphQLResolveInfo, GraphQLSchema } from "graphql";
import { defaultFieldResolver, getNamedType, getNullableType, isInterfaceType, isListType, isObjectType } from "graphql";
import { Extensions } from "type-graphql";
import type { Actor } from "../kernel/actor.ts";
import { holds } from "../kernel/actor.ts";
import { Fault } from "../kernel/fault.ts";
import type { Permission } from "../kernel/permissions.ts";
import { isPromise } from "./compiled/promises.ts";
import type { Context } from "./context.ts";

/** Who may use a field or see a type. The text is printed into the schema's descriptions. */
export interface Rule {
  readonly text: string;
  allows(actor: Actor): boolean;
}

export const anyone: Rule = { text: "anyone", allows: () => true };

export const signedIn: Rule = { text: "anyone signed in", allows: (actor) => actor.kind !== "anonymous" };

export const patientThemself: Rule = { text: "the patient, for their own record", allows: (actor) => actor.kind === "patient" };

export const permitted = (permission: Permission): Rule => ({
  text: `\`${permission}\``,
  allows: (actor) => holds(actor, permission),
});

export const either = (...rules: readonly Rule[]): Rule => ({
  text: rules.map((rule) => rule.text).join("; or "),
  allows: (actor) => rules.some((rule) => rule.allows(actor)),
});

export const both = (...rules: readonly Rule[]): Rule => ({
  text: rules.map((rule) => rule.text).join(" and "),
  allows: (actor) => rules.every((rule) => rule.allows(actor)),
});

const nobody: Rule = { text: "nobody", allows: () => false };

/** Declares the rule of a root field, a type, or a field that is stricter than its type. Without one: nobody. */
export const Access = (rule: Rule): ClassDecorator & MethodDecorator & PropertyDecorator => Extensions({ access: rule }) as never;

export const ruleOf = (element: { extensions: Readonly<Record<string, unknown>> }): Rule | undefined =>
  element.extensions["access"] as Rule | undefined;

const typeRule = (type: GraphQLNamedType): Rule => (isObjectType(type) ? (ruleOf(type) ?? nobody) : anyone);

/** Refuses whoever the rule does not allow. */
export const check = (rule: Rule, actor: Actor): void => {
  if (!rule.allows(actor)) throw new Fault(actor.kind === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN");
};

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** The rule of what a value really is: a type's own, or that of the concrete type behind an interface. */
type RuleOfValue = (value: unknown, context: Context, info: GraphQLResolveInfo) => Rule;

const guarded = (own: Rule, ofValue: RuleOfValue | null, resolve: Resolver): Resolver => {
  if (!ofValue)
    return (source, args, context, info) => {
      check(own, context.actor);
      return resolve(source, args, context, info);
    };
  return (source, args, context, info) => {
    check(own, context.actor);
    const allowed = (value: unknown): unknown => {
      // Null tells nothing, and is what a viewer's other kinds are: only what is there needs the right to see it.
      if (value !== null && value !== undefined) check(ofValue(value, context, info), context.actor);
      return value;
    };
    const value: unknown = resolve(source, args, context, info);
    return isPromise(value) ? value.then(allowed) : allowed(value);
  };
};

function ruleOfValue(schema: GraphQLSchema, fieldType: GraphQLOutputType): RuleOfValue | null {
  const type = getNamedType(fieldType);
  if (isObjectType(type)) {
    const rule = typeRule(type);
    return rule === anyone ? null : () => rule;
  }
  // Lists of an interface hold errors, whose own fields are guarded.
  if (!isInterfaceType(type) || isListType(getNullableType(fieldType))) return null;
  return (value, context, info) => {
    const name = type.resolveType?.(value, context, info, type);
    const concrete = typeof name === "string" ? schema.getType(name) : undefined;
    return concrete ? typeRule(concrete) : nobody;
  };
}

const described = (description: string | null | undefined, rule: Rule): string => `${description ?? ""}\n\nAccess: ${rule.text}.`.trim();

/**
 * Puts every rule in front of its resolver, once, when the schema is built: fields that anyone may read cost nothing at run time.
 * A type's rule is checked wherever a field leads to it, so that no nested way in is forgotten.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  const roots = new Set<GraphQLNamedType | null | undefined>([schema.getQueryType(), schema.getMutationType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    const isRoot = roots.has(type);
    if (!isRoot) type.description = described(type.description, typeRule(type));
    for (const field of Object.values(type.getFields())) {
      const declared = ruleOf(field);
      if (declared) field.description = described(field.description, declared);
      const own = declared ?? (isRoot ? nobody : anyone);
      const ofValue = ruleOfValue(schema, field.type);
      if (own !== anyone || ofValue) field.resolve = guarded(own, ofValue, field.resolve ?? defaultFieldResolver);
    }
  }
  return schema;
}
