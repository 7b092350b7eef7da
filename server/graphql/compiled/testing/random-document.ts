import type { GraphQLField, GraphQLInputType, GraphQLNamedType, GraphQLSchema, NamedTypeNode, VariableDefinitionNode } from "graphql";
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  typeFromAST,
} from "graphql";
import type { Chance } from "./chance.ts";

export interface Sent {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const leaves: Readonly<Record<string, readonly unknown[]>> = { Int: [1, 0, 20], Float: [1.5], Boolean: [true, false] };

const namesOfEveryObject = ["constructor", "toString", "__proto__", "valueOf"];

/** Documents of any shape over a schema. Most are valid; whether one is, validation says. */
export class RandomDocument {
  readonly #schema: GraphQLSchema;
  readonly #chance: Chance;
  readonly #declared: string[] = [];
  readonly #fragments: string[] = [];
  readonly #variables: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  readonly #names = new Set<string>();
  #count = 0;

  constructor(schema: GraphQLSchema, chance: Chance) {
    this.#schema = schema;
    this.#chance = chance;
  }

  write(): Sent {
    const mutation = this.#schema.getMutationType();
    const root = mutation && this.#chance.happens(0.25) ? mutation : this.#schema.getQueryType()!;
    const selection = this.#selection(root, 5);
    const declared = this.#declared.length > 0 ? `(${this.#declared.join(", ")})` : "";
    const kind = root === mutation ? "mutation" : "query";
    return { text: [`${kind} Random${declared} ${selection}`, ...this.#fragments].join("\n"), variables: this.#variables };
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const parts = Array.from({ length: 1 + this.#chance.below(5) }, () => this.#part(type, depth));
    if (this.#chance.happens(0.2)) parts.push(...parts.slice(0, 2));
    return `{ ${["__typename", ...parts].slice(this.#chance.below(2)).join(" ")} }`;
  }

  #part(type: GraphQLNamedType, depth: number): string {
    if (depth > 0 && this.#chance.happens(0.25)) return this.#fragment(type, depth - 1);
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
    const fitting = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
    return fitting.length === 0 ? "__typename" : this.#field(this.#chance.of(fitting), depth);
  }

  #field({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(type);
    const given = args.flatMap(({ name: argument, type: wanted }) =>
      !isNonNullType(wanted) && this.#chance.happens(0.5) ? [] : `${argument}: ${this.#given(wanted)}`,
    );
    // Two fields of one key must ask for the same.
    const key = args.length > 0 || this.#chance.happens(0.3) ? `k${this.#count++}: ` : "";
    const within = isCompositeType(named) ? ` ${this.#selection(named, depth - 1)}` : "";
    return `${key}${name}${given.length > 0 ? `(${given.join(", ")})` : ""}${this.#condition()}${within}`;
  }

  #fragment(type: GraphQLNamedType, depth: number): string {
    const others = isAbstractType(type) ? this.#schema.getPossibleTypes(type) : isObjectType(type) ? type.getInterfaces() : [];
    const on = this.#chance.happens(0.5) || others.length === 0 ? type : this.#chance.of<GraphQLNamedType>(others);
    const selection = this.#selection(on, depth);
    if (this.#chance.happens(0.5))
      return `... ${this.#chance.happens(0.8) || on !== type ? `on ${on.name}` : ""}${this.#condition()} ${selection}`;
    const name = `F${this.#count++}`;
    this.#fragments.push(`fragment ${name} on ${on.name} ${selection}`);
    return `...${name}${this.#condition()}`;
  }

  #condition(): string {
    if (!this.#chance.happens(0.15)) return "";
    const decided = this.#chance.happens(0.5) ? String(this.#chance.happens(0.5)) : this.#variable("Boolean!", this.#chance.happens(0.5));
    return ` @${this.#chance.of(["skip", "include"])}(if: ${decided})`;
  }

  #variable(type: string, value: unknown): string {
    const name = namesOfEveryObject.find((each) => !this.#names.has(each)) ?? `v${this.#count++}`;
    this.#names.add(name);
    this.#declared.push(`$${name}: ${type}`);
    if (value !== undefined) this.#variables[name] = value;
    return `$${name}`;
  }

  /** What a variable may be given. */
  valueFor({ type }: VariableDefinitionNode): unknown {
    return unnamed(this.#value(typeFromAST(this.#schema, type as NamedTypeNode) as GraphQLInputType));
  }

  #given(type: GraphQLInputType): string {
    if (!this.#chance.happens(0.5)) return this.#written(this.#value(type));
    const value = this.#chance.happens(0.01) ? this.#chance.of([null, "nothing", -1]) : this.#value(type);
    if (!this.#chance.happens(0.4)) return this.#variable(String(type), unnamed(value));
    // By its default it may stand where null may not, until it is null.
    const declared = `${String(isNonNullType(type) ? type.ofType : type)} = ${this.#written(this.#value(type))}`;
    return this.#variable(declared, this.#chance.happens(0.5) ? undefined : unnamed(value));
  }

  #value(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType);
    if (isListType(type)) return Array.from({ length: this.#chance.below(3) }, () => this.#value(type.ofType));
    if (isEnumType(type)) return new EnumName(this.#chance.of(type.getValues()).name);
    if (!isInputObjectType(type)) return this.#chance.of(leaves[type.name] ?? ["text", ""]);
    const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || this.#chance.happens(0.3));
    return Object.fromEntries(fields.map((field) => [field.name, this.#value(field.type)]));
  }

  #written(value: unknown): string {
    if (value instanceof EnumName) return value.name;
    if (Array.isArray(value)) return `[${value.map((item) => this.#written(item)).join(", ")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    return `{ ${Object.entries(value)
      .map(([name, inner]) => `${name}: ${this.#written(inner)}`)
      .join(", ")} }`;
  }
}

/** Written without quotes in a document, and as a text in variables. */
class EnumName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): string {
    return this.name;
  }
}

const unnamed = (value: unknown): unknown => (value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown));
