import type { GraphQLAbstractType, GraphQLObjectType, GraphQLOutputType, GraphQLSchema } from "graphql";
import { GraphQLError, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType, isObjectType } from "graphql";
import { Chance } from "./chance.ts";

/** One number decides all that the resolvers do: who is asked the same in the same world answers the same. */
export interface World {
  readonly seed: string;
  /** How much of what can go wrong does. */
  readonly trouble: number;
  /** How much is answered later. */
  readonly later: number;
  /** Which fields were asked, in order, and with what. */
  readonly asked: string[];
}

const after = async <T>(ticks: number, make: () => T): Promise<T> => {
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
  return make();
};

function leaf(type: GraphQLOutputType, chance: Chance): unknown {
  if (isEnumType(type)) return chance.of(type.getValues()).value;
  const samples: Readonly<Record<string, readonly unknown[]>> = {
    String: ["texte", "", 7, true],
    ID: ["id", 12],
    Int: [0, -3, 12.0, "5", true],
    Float: [1.5, 0, "2.5"],
    Boolean: [true, false, 1],
  };
  return chance.of(samples[String(type)] ?? [new Date(1_700_000_000_000 + chance.below(1e9))]);
}

const wrong: readonly (() => unknown)[] = [
  () => ({ an: "object" }),
  () => Symbol.iterator,
  () => Number.NaN,
  () => "no such value",
  () => [[]],
  () => 2 ** 40,
];

function troubled(chance: Chance): unknown {
  const what = chance.below(6);
  if (what === 0) throw new Error("thrown");
  if (what === 1) throw new GraphQLError("refused", { extensions: { code: "REFUSED" } });
  if (what === 2) throw "a text";
  if (what === 3) return new Error("returned");
  return what === 4 ? null : chance.of(wrong)();
}

/** A value of the type, made from its place alone. */
export function fake(world: World, schema: GraphQLSchema, type: GraphQLOutputType, place: string): unknown {
  const chance = new Chance(`${world.seed} ${place}`);
  const make = (): unknown => {
    if (chance.happens(world.trouble)) return troubled(chance);
    if (isNonNullType(type)) return value(type.ofType);
    return chance.happens(0.1) ? chance.of([null, undefined]) : value(type);
  };
  const value = (inner: GraphQLOutputType): unknown => {
    if (isListType(inner)) return list(inner.ofType);
    return isLeafType(inner) ? leaf(inner, chance) : object(world, schema, inner, place);
  };
  const list = (item: GraphQLOutputType): unknown => {
    const make = (index: number) => fake(world, schema, item, `${place}.${index}`);
    const items = Array.from({ length: chance.below(4) }, (_, index) => {
      try {
        return make(index);
      } catch (error) {
        return error instanceof Error ? error : null;
      }
    });
    return chance.happens(0.1) ? new Set(items) : items;
  };
  return chance.happens(world.later) ? after(chance.below(4), make) : make();
}

/** Holds whatever its type's fields are read as. */
function object(world: World, schema: GraphQLSchema, type: GraphQLOutputType, place: string): unknown {
  const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  const own = new Chance(`type ${world.seed} ${place}`).of(types);
  const fields = isObjectType(own) ? own.getFields() : {};
  return new Proxy(
    { place, typeName: String(own) },
    {
      get(target, name) {
        if (typeof name === "symbol" || !Object.hasOwn(fields, name)) return Reflect.get(target, name) as unknown;
        const made = () => fake(world, schema, fields[name]!.type, `${place}/${name}`);
        return new Chance(`${place}/${name}`).happens(0.1)
          ? (args: unknown) => (world.asked.push(`${place}/${name} ${JSON.stringify(args)}`), made())
          : made();
      },
    },
  );
}

function typeOf(world: World, schema: GraphQLSchema, type: GraphQLAbstractType, source: { place: string; typeName: string }): unknown {
  const chance = new Chance(`resolve ${world.seed} ${source.place}`);
  const name = (): unknown => {
    if (!chance.happens(world.trouble)) return source.typeName;
    if (chance.happens(0.3)) throw new Error("no type");
    return chance.of([undefined, null, 7, "Nothing", "String", schema.getQueryType()!.name, schema.getQueryType(), type.name]);
  };
  return chance.happens(world.later) ? after(chance.below(3), name) : name();
}

const isOne = (world: World, type: GraphQLObjectType, source: { place: string; typeName: string }): boolean | Promise<boolean> => {
  const chance = new Chance(`is ${world.seed} ${source.place} ${type.name}`);
  const answer = (): boolean => {
    if (!chance.happens(world.trouble)) return source.typeName === type.name;
    if (chance.happens(0.5)) throw new Error("hard to say");
    return false;
  };
  return chance.happens(world.later) ? after(chance.below(3), answer) : answer();
};

/** Puts resolvers of no substance under every type. About half of the fields have none, and are read from their object. */
export function furnish(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    const told = new Chance(type.name).happens(0.5);
    if (isAbstractType(type))
      type.resolveType = !told ? undefined : (source, world: World) => typeOf(world, schema, type, source) as Promise<string | undefined>;
    if (!isObjectType(type)) continue;
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    type.isTypeOf = isRoot || !told ? undefined : (source: { place: string; typeName: string }, world: World) => isOne(world, type, source);
    for (const field of Object.values(type.getFields())) {
      if (!isRoot && new Chance(`${type.name}.${field.name}`).happens(0.5)) field.resolve = undefined;
      else
        field.resolve = (source: { place?: string } | undefined, args, world: World, info) => {
          const { path, fieldNodes, returnType, parentType, variableValues, operation } = info;
          const at = [];
          for (let step: typeof path | undefined = path; step; step = step.prev) at.push([step.key, step.typename]);
          const seen = [
            at,
            args,
            String(returnType),
            parentType.name,
            fieldNodes.length,
            variableValues,
            operation.name?.value,
            info.rootValue,
          ];
          world.asked.push(JSON.stringify(seen));
          return fake(world, schema, field.type, `${source?.place ?? ""}/${String(path.key)}`);
        };
    }
  }
  return schema;
}
