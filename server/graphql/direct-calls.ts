import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from "graphql";
import { isObjectType } from "graphql";
import { getMetadataStorage } from "type-graphql";

type Class = abstract new () => object;

type Read = (source: unknown, args: Readonly<Record<string, unknown>>, context: unknown, info: GraphQLResolveInfo) => unknown;

type Storage = ReturnType<typeof getMetadataStorage>;

type Method = Storage["queries"][number] | Storage["fieldResolvers"][number];

type Parameter = NonNullable<Method["params"]>[number];

const named = (read: Read, name: string | undefined): Read =>
  name === undefined
    ? read
    : (source, args, context, info) => (read(source, args, context, info) as Readonly<Record<string, unknown>>)[name];

/** What was not given is not there, whatever the class declares. */
function make(type: Class, given: Readonly<Record<string, unknown>>): object {
  const made = new (type as new () => Record<string, unknown>)();
  for (const key of Object.keys(made)) if (made[key] === undefined && !(key in given)) delete made[key];
  return Object.assign(made, given);
}

const ofClass =
  (type: Class) =>
  (value: unknown): unknown =>
    typeof value !== "object" || value === null || value instanceof type ? value : make(type, value as Readonly<Record<string, unknown>>);

type Convert = (value: unknown) => unknown;

const asGiven: Convert = (value) => value;

/** What a class declares, with what it extends; the nearest declaration of a name counts. */
function fieldsOf(declared: Storage["inputTypes"], type: unknown): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (let one = type as Class | null; one?.prototype !== undefined; one = Object.getPrototypeOf(one) as Class | null)
    for (const { name, getType } of declared.find(({ target }) => target === one)?.fields ?? [])
      if (!found.has(name)) found.set(name, getType());
  return found;
}

/** How objects of what was sent are made, worked out at the first of them: input objects may hold each other. */
class Inputs {
  readonly #storage: Storage;
  readonly #known = new Map<unknown, Convert>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Whatever has the type: input objects and lists of them become objects of their class. */
  converter(type: unknown): Convert {
    const { inputTypes } = this.#storage;
    if (!inputTypes.some(({ target }) => target === type)) return asGiven;
    const known = this.#known.get(type);
    if (known) return known;
    let read: Convert | undefined;
    const convert: Convert = (value) => {
      if (value === null || value === undefined) return value;
      if (Array.isArray(value)) return value.map(convert);
      return (read ??= this.maker(inputTypes, type as Class))(value);
    };
    this.#known.set(type, convert);
    return convert;
  }

  /** An object of the class with what was given of its fields. */
  maker(declared: Storage["inputTypes"], type: Class): Convert {
    const fields = [...fieldsOf(declared, type)].map(([name, of]) => ({ name, convert: this.converter(of) }));
    return (value) => {
      const sent = value as Readonly<Record<string, unknown>>;
      const given: Record<string, unknown> = {};
      for (const { name, convert } of fields) if (sent[name] !== undefined) given[name] = convert(sent[name]);
      return make(type, given);
    };
  }
}

/** How one parameter is read; null where it is TypeGraphQL's to say. */
function reader(storage: Storage, inputs: Inputs, parameter: Parameter): Read | null {
  switch (parameter.kind) {
    case "context":
      return named((_source, _args, context) => context, parameter.propertyName);
    case "info":
      return (_source, _args, _context, info) => info;
    case "root": {
      const own = named((source) => source, parameter.propertyName);
      if (!parameter.getType) return own;
      const made = ofClass(parameter.getType() as Class);
      return (source, args, context, info) => made(own(source, args, context, info));
    }
    case "arg": {
      const { name } = parameter;
      const convert = inputs.converter(parameter.getType());
      return convert === asGiven ? (_source, args) => args[name] : (_source, args) => convert(args[name]);
    }
    case "args": {
      const read = inputs.maker(storage.argumentTypes, parameter.getType() as Class);
      return (_source, args) => read(args);
    }
    default:
      return null;
  }
}

function callOf(
  storage: Storage,
  inputs: Inputs,
  instance: object,
  { methodName, params = [] }: Method,
): GraphQLFieldResolver<unknown, unknown> | null {
  const readers = [...params].sort((a, b) => a.index - b.index).map((parameter) => reader(storage, inputs, parameter));
  if (readers.includes(null)) return null;
  const read = readers as readonly Read[];
  const method = (instance as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>)[methodName]!.bind(instance);
  const [first, second] = read;
  if (!first) return () => method();
  if (!second) return (source, args, context, info) => method(first(source, args, context, info));
  return (source, args, context, info) => method(...read.map((each) => each(source, args, context, info)));
}

/**
 * Has methods called with what their parameters are, as TypeGraphQL would, which sorts and reads them anew for each call and makes
 * promises of arguments although nothing is validated.
 */
export function callDirectly(schema: GraphQLSchema, instances: ReadonlyMap<unknown, object>): GraphQLSchema {
  const storage = getMetadataStorage();
  const inputs = new Inputs(storage);
  const typeNames = new Map<unknown, string>([...storage.objectTypes, ...storage.interfaceTypes].map(({ target, name }) => [target, name]));
  const direct = (typeName: string | undefined, method: Method): void => {
    const type = typeName === undefined ? undefined : schema.getType(typeName);
    const instance = instances.get(method.target);
    const field = isObjectType(type) ? type.getFields()[method.schemaName] : undefined;
    if (!field || !instance || method.middlewares?.length) return;
    field.resolve = callOf(storage, inputs, instance, method) ?? field.resolve;
  };
  for (const method of storage.queries) direct(schema.getQueryType()?.name, method);
  for (const method of storage.mutations) direct(schema.getMutationType()?.name, method);
  for (const method of storage.fieldResolvers) if (method.kind === "external") direct(typeNames.get(method.getObjectType?.()), method);
  return schema;
}
