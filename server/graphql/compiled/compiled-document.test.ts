import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import { buildSchema, execute, Kind, parse, validate } from "graphql";
import { createSchema } from "../schema.ts";
import { CompiledDocument } from "./compiled-document.ts";
import { Chance } from "./testing/chance.ts";
import type { World } from "./testing/fake-resolvers.ts";
import { furnish } from "./testing/fake-resolvers.ts";
import type { Sent } from "./testing/random-document.ts";
import { RandomDocument } from "./testing/random-document.ts";

const coercion = { maxErrors: 20, hideSuggestions: true };
const portail = furnish(createSchema());
const nasty = furnish(buildSchema(readFileSync("server/graphql/compiled/testing/nasty.graphql", "utf8")));

interface Observed {
  /** All that leaves the house, in its order: data, and of errors their messages, places and extensions. */
  readonly answer: string;
  readonly parts: readonly string[];
  /** Which resolvers were called, in what order, with what. */
  readonly asked: readonly string[];
}

type Execute = (contextValue: World) => ExecutionResult | Promise<ExecutionResult>;

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function observe(world: Omit<World, "asked">, run: Execute): Promise<Observed> {
  const asked: string[] = [];
  const result = await run({ ...world, asked });
  // What is null already may still be working.
  await turn();
  return { answer: JSON.stringify(result), parts: Object.keys(result), asked };
}

/** A failure that nobody waited for ends a process. graphql-js leaves some, of lists that are null already; nothing of ours may. */
const unhandled: unknown[] = [];
const note = (reason: unknown, promise: Promise<unknown>) => {
  unhandled.push(reason);
  promise.catch(() => undefined);
};
beforeAll(() => process.on("unhandledRejection", note));
afterAll(() => process.off("unhandledRejection", note));

interface Question {
  readonly variables: Sent["variables"];
  readonly world: Omit<World, "asked">;
}

/** The same compiled document answers all questions, as it does for all its callers. */
async function compare(schema: GraphQLSchema, document: DocumentNode, questions: readonly Question[]): Promise<Observed[]> {
  const options = { maxCoercionErrors: coercion.maxErrors };
  const answers: Observed[] = [];
  const compiled = new CompiledDocument(schema, document, coercion);
  for (const { variables, world } of questions) {
    const expected = await observe(world, (contextValue) =>
      execute({ schema, document, variableValues: variables, contextValue, hideSuggestions: true, options }),
    );
    unhandled.length = 0;
    expect(await observe(world, (contextValue) => compiled.execute({ variables, contextValue }))).toEqual(expected);
    expect(unhandled).toEqual([]);
    answers.push(expected);
  }
  return answers;
}

/** The variables, then each of them turned over, made null and left out; conditions are what most depends on it. */
const turnedOver = (variables: Sent["variables"]): Sent["variables"][] => {
  const isCondition = (name: string) => typeof variables[name] === "boolean";
  const names = [...Object.keys(variables).filter(isCondition), ...Object.keys(variables).filter((name) => !isCondition(name))];
  const changed = names.slice(0, 4).flatMap((name) => {
    const { [name]: value, ...rest } = variables;
    return [isCondition(name) ? { ...variables, [name]: !value } : { ...variables, [name]: null }, rest];
  });
  return [variables, ...changed, variables];
};

const worlds = [
  { seed: "calm", trouble: 0, later: 0 },
  { seed: "later", trouble: 0, later: 0.5 },
  { seed: "troubled", trouble: 0.05, later: 0 },
  { seed: "both", trouble: 0.05, later: 0.3 },
];

const builtDocuments = "client/gql/persisted-documents.json";
const trusted = Object.entries(
  existsSync(builtDocuments) ? (JSON.parse(readFileSync(builtDocuments, "utf8")) as Record<string, string>) : {},
);

test("there are documents that the web apps were built with", () => {
  expect(trusted.length).toBeGreaterThan(150);
});

/** Variables that fit an operation well enough to get beyond them. */
function variablesFor(schema: GraphQLSchema, document: DocumentNode, seed: string): Sent["variables"] {
  const writer = new RandomDocument(schema, new Chance(seed));
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).map((variable) => [variable.variable.name.value, writer.valueFor(variable)]),
  );
}

test.each(trusted.map(([hash, text]) => [/(?:query|mutation) (\w+)/.exec(text)?.[1] ?? hash, text] as const))(
  "%s is answered as graphql-js answers it",
  async (name, text) => {
    const document = parse(text);
    const questions = worlds.flatMap((world) =>
      ["1", "2"].flatMap((seed) =>
        turnedOver(variablesFor(portail, document, seed)).map((variables) => ({
          variables,
          world: { ...world, seed: `${name} ${world.seed} ${seed}` },
        })),
      ),
    );
    const answers = await compare(portail, document, questions);
    expect(answers.some(({ asked }) => asked.length > 0)).toBe(true);
  },
);

describe.each([
  ["the product's schema", portail, 60],
  ["a schema of nothing but hard cases", nasty, 300],
] as const)("over %s", (_, schema, numRuns) => {
  test("any document in any world is answered as graphql-js answers it", async () => {
    const met = { valid: 0, data: 0, errors: 0, nulled: 0, refusedVariables: 0 };
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.constantFrom(0, 0.01, 0.06), fc.constantFrom(0, 0.2, 0.7), async (seed, trouble, later) => {
        const { text, variables } = new RandomDocument(schema, new Chance(seed)).write();
        const document = parse(text);
        if (validate(schema, document).length > 0) return;
        met.valid++;
        const world = { seed: String(seed), trouble, later };
        const questions = turnedOver(variables).map((each) => ({ variables: each, world }));
        for (const { answer, parts } of await compare(schema, document, questions)) {
          if (!parts.includes("data")) met.refusedVariables++;
          else if (answer.includes('"data":null')) met.nulled++;
          else if (parts.includes("errors")) met.errors++;
          else met.data++;
        }
      }),
      { numRuns },
    );
    // Each kind of answer was compared, and more than once.
    expect(Object.entries(met).filter(([, times]) => times < 5)).toEqual([]);
  });
});
