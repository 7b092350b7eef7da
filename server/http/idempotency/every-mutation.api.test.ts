import type { GraphQLField, GraphQLInputType } from "graphql";
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isRequiredInputField } from "graphql";
import { ruleOf } from "../../graphql/access.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { keyUseOf } from "../../graphql/key-use.ts";
import { createSchema } from "../../graphql/schema.ts";
import { newId } from "../../kernel/id.ts";
import { IdempotentCall } from "../../modules/idempotency/idempotent-call.entity.ts";
import type { ApiClient, GraphQLAnswer } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";

type Mutation = GraphQLField<unknown, unknown>;

const mutations: Mutation[] = Object.values(createSchema().getMutationType()!.getFields());

const namesOf = (use: string): string[] => mutations.filter((field) => keyUseOf(field) === use).map(({ name }) => name);

let portail: Portail;
let callers: readonly ApiClient[];

beforeAll(async () => {
  portail = await startPortail();
  const clinic = await TestClinic.open(portail, "demo");
  const people = [await clinic.staff("SUPPORT"), await clinic.staff("ADMIN"), await clinic.signInPatient(await clinic.patient())];
  callers = [portail.program(clinic.token), ...people];
}, 120_000);

afterAll(() => portail.stop());

const scalars: Readonly<Record<string, unknown>> = {
  ...{ String: "x", Int: 1, Float: 1, Boolean: false, ID: toGlobalId("Nothing", newId()) },
  ...{ LocalDate: "2030-01-01", DateTime: "2030-01-01T10:00:00Z", EmailAddress: "x@example.com", PhoneNumber: "+15145550100" },
};

/** As little as the schema takes. */
function least(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return [least(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return scalars[type.name];
  return Object.fromEntries(
    Object.values(type.getFields())
      .filter(isRequiredInputField)
      .map((field) => [field.name, least(field.type)]),
  );
}

const documentOf = ({ name, args: [input] }: Mutation): string =>
  input ? `mutation ($input: ${input.type.toString()}) { ${name}(input: $input) { __typename } }` : `mutation { ${name} { __typename } }`;

const send = (caller: ApiClient, field: Mutation, key: string): Promise<GraphQLAnswer> => {
  const variables = field.args[0] ? { input: least(field.args[0].type) } : {};
  return caller.post({ query: documentOf(field), variables }, { "idempotency-key": key });
};

const codesOf = ({ errors }: GraphQLAnswer): unknown[] => errors.map(({ extensions }) => extensions["code"]);

const replayed = ({ headers }: GraphQLAnswer): boolean => headers["idempotent-replayed"] === "true";

/** What whoever has the right is answered. */
async function asWhoeverMay(field: Mutation, key: string): Promise<{ caller: ApiClient; answer: GraphQLAnswer }> {
  for (const caller of callers) {
    const answer = await send(caller, field, key);
    if (!codesOf(answer).includes("FORBIDDEN")) return { caller, answer };
  }
  throw new Error(`Nobody may call ${field.name}.`);
}

const kept = (key: string): Promise<number> => portail.database.manager.countBy(IdempotentCall, { callKey: key });

test("the exceptions are these, and the schema says so", () => {
  const upserts = ["upsertAppointments", "upsertInvoices", "upsertLocations", "upsertPatients"];
  expect(namesOf("REPEATABLE").toSorted()).toEqual(["disableWebhookEndpoint", "enableWebhookEndpoint", ...upserts]);
  // Whatever anybody may call signs in, on or out.
  const open = mutations.filter((field) => ruleOf(field)?.text === "anyone").map(({ name }) => name);
  expect(namesOf("REFUSED").toSorted()).toEqual([...open, "changeStaffPassword"].toSorted());
  for (const field of mutations)
    expect([field.name, keyUseOf(field) !== "KEPT"]).toEqual([field.name, /\nIdempotency-Key: /.test(field.description ?? "")]);
});

test("what shows a secret shows it once", () => {
  const secret = /^(secret|token|recoveryCodes|otpauthUri)$/;
  const showing = mutations.filter(({ type }) => {
    const payload = getNamedType(type);
    return isObjectType(payload) && Object.keys(payload.getFields()).some((name) => secret.test(name));
  });
  expect(showing.map(({ name }) => name)).toEqual(expect.arrayContaining(["createWebhookEndpoint", "issueApiToken", "renewRecoveryCodes"]));
  for (const field of showing) expect([field.name, keyUseOf(field)]).toEqual([field.name, expect.stringMatching(/^(SHOWN_ONCE|REFUSED)$/)]);
});

test.each(mutations.map((field) => [field.name, keyUseOf(field), field] as const))("%s: %s", async (name, use, field) => {
  const key = `walk-${name}`;
  if (use === "REFUSED") {
    for (const caller of [portail.browser(), ...callers]) expect(codesOf(await send(caller, field, key))).toEqual(["BAD_REQUEST"]);
    expect(await kept(key)).toBe(0);
    return;
  }
  const { caller, answer } = await asWhoeverMay(field, key);
  expect([answer.status, codesOf(answer), replayed(answer)]).toEqual([200, [], false]);
  const again = await send(caller, field, key);
  expect([again.status, codesOf(again), again.data, replayed(again)]).toEqual([200, [], answer.data, use !== "REPEATABLE"]);
  expect(await kept(key)).toBe(use === "REPEATABLE" ? 0 : 1);
});
