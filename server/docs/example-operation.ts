import type { GraphQLField, GraphQLNamedType, GraphQLSchema } from "graphql";
import { getNamedType, isInterfaceType, isLeafType, isObjectType, isRequiredArgument, parse, print } from "graphql";
import type { Rule } from "../graphql/access.ts";
import { ruleOf } from "../graphql/access.ts";
import type { Actor } from "../kernel/actor.ts";
import { exampleValue, isPlace } from "./example-value.ts";
import { exampleCaller } from "./who-may.ts";

export interface ExampleOperation {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Field = GraphQLField<unknown, unknown>;

const mostLeaves = [12, 8, 5];
const mostBranches = [4, 2, 0];

/** What may be asked for without saying anything more, by the caller whom the example is for. */
class Selection {
  readonly #caller: Actor;

  constructor(caller: Actor) {
    this.#caller = caller;
  }

  /** In braces; empty where nothing of the type may be seen. */
  of(type: GraphQLNamedType, depth: number, above: readonly string[]): string {
    if (type.name === "UserError") return "{ code message path }";
    if (!isObjectType(type) && !isInterfaceType(type)) return "{ __typename }";
    const fields = Object.values(type.getFields()).filter((field) => this.#shows(field, above));
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).slice(0, mostLeaves[depth] ?? 3);
    const branches = fields.filter((field) => !isLeafType(getNamedType(field.type)));
    const shown = type.name.endsWith("Connection") || type.name.endsWith("Edge") || type.name.endsWith("Payload");
    const chosen = shown ? branches : branches.slice(0, mostBranches[depth] ?? 0);
    const path = [...above, type.name];
    const inner = shown ? depth : depth + 1;
    const written = [
      ...leaves.map(({ name }) => name),
      ...chosen.map((field) => `${field.name} ${this.of(getNamedType(field.type), inner, path)}`),
    ];
    const named = isInterfaceType(type) ? ["__typename"] : [];
    return written.length + named.length === 0 ? "{ __typename }" : `{ ${[...named, ...written].join(" ")} }`;
  }

  #shows(field: Field, above: readonly string[]): boolean {
    const type = getNamedType(field.type);
    const rules = [ruleOf(field), isObjectType(type) ? ruleOf(type) : undefined].filter((rule): rule is Rule => rule !== undefined);
    return (
      !field.deprecationReason &&
      !field.args.some(isRequiredArgument) &&
      !above.includes(type.name) &&
      (above.length === 0 || !type.name.endsWith("Connection") || above.at(-1)!.endsWith("Payload")) &&
      rules.every((rule) => rule.allows(this.#caller))
    );
  }
}

const nodeSelection = "{ __typename id ... on Patient { firstName lastName } }";

/** An operation over one root field that can be sent as it is, but for values that are invented. */
export function exampleOperation(schema: GraphQLSchema, kind: "query" | "mutation", field: Field): ExampleOperation {
  const root = kind === "query" ? "Query" : "Mutation";
  const args = field.args.filter((argument) => !argument.deprecationReason && !isPlace(argument));
  const shown = args.filter((argument) => isRequiredArgument(argument) || argument.name === "first" || argument.name === "input");
  const rule = ruleOf(field);
  const caller = exampleCaller(rule ?? { text: "", allows: () => false });
  const type = getNamedType(field.type);
  // What is looked up by its id is what is answered; of anything at all, a chart is an example.
  const answered = type === schema.getType("Node") ? "Patient" : type.name;
  const selection = isLeafType(type) ? "" : type === schema.getType("Node") ? nodeSelection : new Selection(caller).of(type, 0, []);
  const name = `${field.name[0]!.toUpperCase()}${field.name.slice(1)}`;
  const declared = shown.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(", ");
  const given = shown.map((argument) => `${argument.name}: $${argument.name}`).join(", ");
  const head = `${kind} ${name}${declared && `(${declared})`}`;
  return {
    document: print(parse(`${head} { ${field.name}${given && `(${given})`} ${selection} }`)),
    variables: Object.fromEntries(
      shown.map((argument) => [
        argument.name,
        argument.name === "first"
          ? 5
          : exampleValue(argument.name === "id" ? answered : `${root}.${field.name}`, argument.name, argument.type),
      ]),
    ),
  };
}
