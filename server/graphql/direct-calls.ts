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

/** The fields of a class of arguments, with those of what it extends; null where one of them is an input object. */
function plainArguments(storage: Storage, type: unknown): string[] | null {
  const names: string[] = [];
  for (let one = type as Class | null; one?.prototype !== undefined; one = Object.getPrototypeOf(one) as Class | null) {
    const { fields = [] } = storage.argumentTypes.find(({ target }) => target === one) ?? {};
    if (fields.some((field) => isInput(storage, field.getType()))) return null;
    names.push(...fields.map(({ name }) => name));
  }
  return names;
}

const isInput = (storage: Storage, type: unknown): boolean => storage.inputTypes.some(({ target }) => target === type);

function readArguments(storage: Storage, type: unknown): Read | null {
  const names = plainArguments(storage, type);
  return (
    names &&
    ((_source, args) => {
      const given: Record<string, unknown> = {};
      for (const name of names) if (args[name] !== undefined) given[name] = args[name];
      return make(type as Class, given);
    })
  );
}

/** How one parameter is read; null where TypeGraphQL makes objects of what was sent. */
function reader(storage: Storage, parameter: Parameter): Read | null {
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
      return isInput(storage, parameter.getType()) ? null : (_source, args) => args[name];
    }
    case "args":
      return readArguments(storage, parameter.getType());
    default:
      return null;
  }
}

function callOf(storage: Storage, instance: object, { methodName, params = [] }: Method): GraphQLFieldResolver<unknown, unknown> | null {
  const readers = [...params].sort((a, b) => a.index - b.index).map((parameter) => reader(storage, parameter));
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
 * promises of arguments although nothing is validated. What takes input objects is left to it.
 */
export function callDirectly(schema: GraphQLSchema, instances: ReadonlyMap<unknown, object>): GraphQLSchema {
  const storage = getMetadataStorage();
  const typeNames = new Map<unknown, string>([...storage.objectTypes, ...storage.interfaceTypes].map(({ target, name }) => [target, name]));
  const direct = (typeName: string | undefined, method: Method): void => {
    const type = typeName === undefined ? undefined : schema.getType(typeName);
    const instance = instances.get(method.target);
    const field = isObjectType(type) ? type.getFields()[method.schemaName] : undefined;
    if (!field || !instance || method.middlewares?.length) return;
    field.resolve = callOf(storage, instance, method) ?? field.resolve;
  };
  for (const method of storage.queries) direct(schema.getQueryType()?.name, method);
  for (const method of storage.mutations) direct(schema.getMutationType()?.name, method);
  for (const method of storage.fieldResolvers) if (method.kind === "external") direct(typeNames.get(method.getObjectType?.()), method);
  return schema;
}
