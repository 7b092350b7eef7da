import { Raw } from "typeorm";
import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import { faultsOf } from "../../../testing/plans.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import { ApiToken } from "../api-token.entity.ts";
import { SigningKey } from "../signing-keys/signing-key.entity.ts";
import type { ConsumerMutation } from "../testing/consumer-calls.ts";
import { consumerMutations, mutateConsumers, mutationOf, readConsumer } from "../testing/consumer-calls.ts";
import { newKeyPair } from "../testing/sign-token.ts";

const counter = new StatementCounter();
let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let support: ApiClient;

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  support = await clinic.staff("SUPPORT");
});

afterAll(() => portail.stop());

const whoAmI = "{ viewer { permissions apiConsumer { id } } }";

let count = 0;
const nextName = (): string => `Équipe ${(count += 1)}`;

const mutate = (name: ConsumerMutation, input: object) => mutateConsumers(support, name, input);
const make = async (scopes: readonly string[] = ["PATIENTS_READ"], name = nextName()) =>
  (await mutate("createApiConsumer", { name, scopes })).apiConsumer;
const issue = (consumerId: string, fields: object = {}) => mutate("issueApiToken", { consumerId, label: "Production", ...fields });
const status = async (token: string, slug = "demo") => (await portail.program(token, slug).run(whoAmI)).status;
const trail = async (subjectId: string) => {
  const id = Buffer.from(subjectId, "base64url").toString().split(":")[1]!;
  const events = await portail.database.manager.find(AuditEvent, {
    where: { clinicId: clinic.clinic.id, subjectId: id },
    order: { id: "ASC" },
  });
  return events.map(({ action, actorKind, changedFields }) => [action, actorKind, changedFields]);
};
const codes = ({ errors }: { errors: { code: string; path: string[] }[] }) => errors.map(({ code, path }) => [code, path.join(".")]);

describe("a consumer", () => {
  test("is made by support with scopes, in the order of the list and each once, and says who made it", async () => {
    const made = await make(["WEBHOOKS", "PATIENTS_READ", "PATIENTS_READ"], "  Laboratoire\u00a0Boréal ");
    expect(made).toMatchObject({
      ...{ name: "Laboratoire\u00a0Boréal", scopes: ["PATIENTS_READ", "WEBHOOKS"], version: 1, active: true },
      ...{ lastUsedAt: null, deactivatedAt: null, deactivatedBy: null, createdBy: { kind: "SUPPORT", name: "SUPPORT demo" } },
      ...{ tokens: { edges: [] }, signingKeys: { edges: [] } },
      signedTokenAudience: "http://demo.localhost/graphql",
    });
    expect(await readConsumer(support, made.id)).toEqual(made);
    expect(await trail(made.id)).toEqual([["api-consumer.created", "staff", ["name", "scopes"]]]);
  });

  test.each<[string, object, string[][]]>([
    ["no name", { name: " " }, [["VALIDATION_FAILED", "input.name"]]],
    ["a long name", { name: "a".repeat(121) }, [["VALIDATION_FAILED", "input.name"]]],
    ["what only support may do", { scopes: ["PATIENTS_READ", "PORTAL_SETTINGS"] }, [["VALIDATION_FAILED", "input.scopes.1"]]],
    ["the right to make consumers", { scopes: ["INTEGRATIONS"] }, [["VALIDATION_FAILED", "input.scopes.0"]]],
    ["the name of another", { name: "Tests" }, [["CONFLICT", "input.name"]]],
  ])("can't be made or become one with %s", async (_, fields, expected) => {
    const there = await portail.database.manager.count(ApiConsumer);
    expect(codes(await mutate("createApiConsumer", { name: nextName(), scopes: [], ...fields }))).toEqual(expected);
    expect(await portail.database.manager.count(ApiConsumer)).toBe(there);
    const { id, version } = await make();
    expect(codes(await mutate("updateApiConsumer", { id, version, ...fields }))).toEqual(expected);
    expect((await readConsumer(support, id)).version).toBe(1);
  });

  test("is one of many who are made at once with a name, and saved by one of many who save at once", async () => {
    const name = nextName();
    const all = await Promise.all(Array.from({ length: 4 }, () => mutate("createApiConsumer", { name, scopes: [] })));
    expect(all.flatMap(codes)).toEqual(Array.from({ length: 3 }, () => ["CONFLICT", "input.name"]));
    const { id } = all.find(({ apiConsumer }) => apiConsumer).apiConsumer;
    const scopes = [["PATIENTS_READ"], ["BILLING_READ"], ["CLINIC_READ"]];
    const saves = await Promise.all(scopes.map((wanted) => mutate("updateApiConsumer", { id, version: 1, scopes: wanted })));
    const [won, ...others] = saves.filter(({ apiConsumer }) => apiConsumer);
    expect(others).toEqual([]);
    for (const { errors } of saves.filter(({ apiConsumer }) => !apiConsumer))
      expect(errors).toMatchObject([{ code: "CONFLICT", current: { name, version: 2, scopes: won.apiConsumer.scopes } }]);
    expect(await trail(id)).toEqual([
      ["api-consumer.created", "staff", ["name", "scopes"]],
      ["api-consumer.updated", "staff", ["scopes"]],
    ]);
  });

  test("keeps its version where nothing changes, and has its new scopes at the next call", async () => {
    const consumer = await make(["PATIENTS_READ"]);
    const program = portail.program((await issue(consumer.id)).token);
    const { id, name } = consumer;
    expect((await mutate("updateApiConsumer", { id, version: 1, name, scopes: ["PATIENTS_READ"] })).apiConsumer.version).toBe(1);
    expect((await program.data(whoAmI)).viewer.permissions).toEqual(["PATIENTS_READ"]);
    await mutate("updateApiConsumer", { id, version: 1, scopes: ["CLINIC_READ"] });
    expect((await program.data(whoAmI)).viewer.permissions).toEqual(["CLINIC_READ"]);
    expect(await program.refusal("{ patients { edges { node { id } } } }")).toEqual(["FORBIDDEN"]);
  });

  test("is stopped at once with all it is let in by, and goes on with what was not revoked meanwhile", async () => {
    const { id } = await make();
    const [kept, revoked] = [await issue(id), await issue(id)];
    const stopped = (await mutate("deactivateApiConsumer", { id })).apiConsumer;
    expect(stopped).toMatchObject({ active: false, deactivatedBy: { name: "SUPPORT demo" }, version: 2 });
    expect([await status(kept.token), await status(revoked.token)]).toEqual([401, 401]);
    expect((await mutate("deactivateApiConsumer", { id })).apiConsumer).toEqual(stopped);
    expect(codes(await issue(id))).toEqual([["CONFLICT", "input.consumerId"]]);
    const key = { consumerId: id, label: "Clé", publicKey: newKeyPair().publicKey };
    expect(codes(await mutate("registerSigningKey", key))).toEqual([["CONFLICT", "input.consumerId"]]);
    await mutate("revokeApiToken", { id: revoked.apiToken.id });
    expect((await mutate("reactivateApiConsumer", { id })).apiConsumer).toMatchObject({ active: true, deactivatedAt: null, version: 3 });
    expect([await status(kept.token), await status(revoked.token)]).toEqual([200, 401]);
    await mutate("reactivateApiConsumer", { id });
    expect((await trail(id)).map(([action]) => action)).toEqual([
      "api-consumer.created",
      "api-consumer.deactivated",
      "api-consumer.reactivated",
    ]);
  });

  test("stands in a list by name, a page at a time, and in no other clinic's", async () => {
    const page =
      "query ($after: String) { apiConsumers(first: 2, after: $after) { edges { node { name } } pageInfo { hasNextPage endCursor } } }";
    const names: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { apiConsumers } = await support.data(page, { after });
      names.push(...apiConsumers.edges.map(({ node }: { node: { name: string } }) => node.name));
      ({ hasNextPage: more, endCursor: after } = apiConsumers.pageInfo);
    }
    const rows = await portail.database.manager.findBy(ApiConsumer, { clinicId: clinic.clinic.id });
    expect(names).toHaveLength(rows.length);
    expect(names).toEqual(names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
    expect((await (await maple.staff("SUPPORT")).data(page)).apiConsumers.edges).toEqual([{ node: { name: "Tests" } }]);
  });
});

describe("a token", () => {
  test("is answered once, opens the clinic, and is known from then on by its label and last four", async () => {
    const { id } = await make();
    const { token, apiToken } = await issue(id, { label: " Serveur\n1 " });
    expect(token).toMatch(/^portail_[\w-]{43}$/);
    expect(apiToken).toMatchObject({
      ...{ label: "Serveur 1", lastFour: token.slice(-4), state: "IN_FORCE", expiresAt: null, lastUsedAt: null, revokedAt: null },
      createdBy: { name: "SUPPORT demo" },
    });
    expect(await status(token)).toBe(200);
    const shown = await readConsumer(support, id);
    expect(shown.tokens.edges).toHaveLength(1);
    expect([shown.lastUsedAt, shown.tokens.edges[0].node.lastUsedAt]).toEqual(Array(2).fill(portail.clock.now().toISOString()));
    const stored = JSON.stringify([await portail.database.manager.find(ApiToken), await portail.database.manager.find(AuditEvent)]);
    for (const text of [JSON.stringify(shown), stored, portail.log()]) expect(text).not.toContain(token.slice(8, 40));
    expect(await trail(apiToken.id)).toEqual([["api-token.issued", "staff", []]]);
  });

  test("can be one of several, so that one takes another's place; revoked, it is none at the next call", async () => {
    const { id } = await make();
    const [old, fresh] = [await issue(id, { label: "Avant" }), await issue(id, { label: "Après" })];
    expect([await status(old.token), await status(fresh.token)]).toEqual([200, 200]);
    const { apiToken } = await mutate("revokeApiToken", { id: old.apiToken.id });
    expect(apiToken).toMatchObject({ state: "REVOKED", revokedAt: portail.clock.now().toISOString(), revokedBy: { name: "SUPPORT demo" } });
    expect([await status(old.token), await status(fresh.token)]).toEqual([401, 200]);
    portail.clock.advance(minutes(1));
    expect((await mutate("revokeApiToken", { id: old.apiToken.id })).apiToken).toEqual(apiToken);
    expect((await trail(old.apiToken.id)).map(([action]) => action)).toEqual(["api-token.issued", "api-token.revoked"]);
    const ended =
      "query ($id: ID!) { node(id: $id) { ... on ApiConsumer { tokens { edges { node { label } } } ended: tokens(ended: true) { edges { node { label } } } } } }";
    expect((await support.data(ended, { id })).node).toEqual({
      tokens: { edges: [{ node: { label: "Après" } }] },
      ended: { edges: [{ node: { label: "Avant" } }] },
    });
  });

  test("expires when it was said, to the moment", async () => {
    const { id } = await make();
    const expiresAt = new Date(portail.clock.now().getTime() + days(30)).toISOString();
    const { token, apiToken } = await issue(id, { expiresAt });
    expect(apiToken.expiresAt).toBe(expiresAt);
    portail.clock.advance(days(30) - 1);
    expect(await status(token)).toBe(200);
    portail.clock.advance(1);
    expect(await status(token)).toBe(401);
    support = await clinic.staff("SUPPORT");
    const list = "query ($id: ID!) { node(id: $id) { ... on ApiConsumer { tokens(ended: true) { edges { node { state } } } } } }";
    expect((await support.data(list, { id })).node.tokens.edges).toEqual([{ node: { state: "EXPIRED" } }]);
  });

  test.each<[string, object, string]>([
    ["without a label", { label: "  " }, "input.label"],
    ["with a long label", { label: "a".repeat(81) }, "input.label"],
    ["that is over", { expiresAt: "2020-01-01T00:00:00Z" }, "input.expiresAt"],
    ["that ends on no day", { expiresAt: "demain" }, "input.expiresAt"],
  ])("is not issued %s", async (_, fields, path) => {
    const { id } = await make();
    expect(codes(await issue(id, fields))).toEqual([["VALIDATION_FAILED", path]]);
    expect((await readConsumer(support, id)).tokens.edges).toEqual([]);
  });

  test("is one of at most twenty in force, however many are asked for at once", async () => {
    const { id } = await make();
    for (let n = 0; n < 18; n += 1) await issue(id, { label: `Jeton ${n}` });
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => issue(id, { label: `Ensemble ${n}` })));
    expect(answers.filter(({ token }) => token)).toHaveLength(2);
    expect(answers.flatMap(codes)).toEqual(Array(4).fill(["VALIDATION_FAILED", "input"]));
    await mutate("revokeApiToken", { id: answers.find(({ token }) => token).apiToken.id });
    expect((await issue(id)).token).not.toBeNull();
  });
});

describe("a signing key", () => {
  const register = (consumerId: string, publicKey: string, label = "Production") =>
    mutate("registerSigningKey", { consumerId, label, publicKey });

  test("is registered once in a clinic, also of many at once, and not again once it was revoked", async () => {
    const [first, second] = [await make(), await make()];
    const { publicKey } = newKeyPair();
    const answers = await Promise.all([first, second, first].map(({ id }) => register(id, publicKey)));
    expect(answers.flatMap(codes)).toEqual(Array(2).fill(["CONFLICT", "input.publicKey"]));
    const { signingKey } = answers.find((answer) => answer.signingKey);
    expect(signingKey).toMatchObject({ label: "Production", algorithm: "EdDSA", revokedAt: null, createdBy: { name: "SUPPORT demo" } });
    expect(signingKey.fingerprint).toMatch(/^[\w-]{43}$/);
    expect((await mutate("revokeSigningKey", { id: signingKey.id })).signingKey).toMatchObject({ revokedBy: { name: "SUPPORT demo" } });
    expect(codes(await register(second.id, publicKey))).toEqual([["CONFLICT", "input.publicKey"]]);
    expect(await trail(signingKey.id)).toEqual([
      ["signing-key.registered", "staff", []],
      ["signing-key.revoked", "staff", []],
    ]);
    const theirs = await maple.staff("SUPPORT");
    const consumerId = toGlobalId("ApiConsumer", maple.consumer.id);
    expect((await mutateConsumers(theirs, "registerSigningKey", { consumerId, label: "Ici", publicKey })).signingKey).not.toBeNull();
  });

  test("that is the private one is refused with what to do, and stands nowhere", async () => {
    const { id } = await make();
    const { privateKey } = newKeyPair("RS512");
    for (const text of [
      privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      JSON.stringify(privateKey.export({ format: "jwk" })),
    ]) {
      const { signingKey, errors } = await register(id, text);
      expect([signingKey, errors.length]).toEqual([null, 1]);
      expect(errors[0]).toMatchObject({ code: "VALIDATION_FAILED", path: ["input", "publicKey"] });
      expect(errors[0].message).toMatch(/clé privée|private key/);
      const secret = text.replaceAll(/\s/g, "").slice(60, 100);
      const { manager } = portail.database;
      const stored = JSON.stringify([await manager.find(SigningKey), await manager.find(AuditEvent), await manager.find(ApiConsumer)]);
      for (const place of [stored, portail.log().replaceAll(/\\n|\s/g, ""), JSON.stringify(errors)]) expect(place).not.toContain(secret);
    }
  });

  test("is one of at most five in force, and has a label", async () => {
    const { id } = await make();
    const answers = await Promise.all(Array.from({ length: 7 }, () => register(id, newKeyPair().publicKey)));
    expect(answers.filter(({ signingKey }) => signingKey)).toHaveLength(5);
    expect(answers.flatMap(codes)).toEqual(Array(2).fill(["VALIDATION_FAILED", "input"]));
    expect(codes(await register(id, "x", " "))).toEqual([
      ["VALIDATION_FAILED", "input.label"],
      ["VALIDATION_FAILED", "input.publicKey"],
    ]);
  });
});

describe("who may", () => {
  const inputs = async (): Promise<Record<ConsumerMutation, object>> => {
    const { id, version } = await make();
    const token = (await issue(id)).apiToken.id;
    const { publicKey } = newKeyPair();
    const key = (await mutate("registerSigningKey", { consumerId: id, label: "Clé", publicKey })).signingKey.id;
    return {
      createApiConsumer: { name: nextName(), scopes: ["PATIENTS_READ"] },
      updateApiConsumer: { id, version, scopes: ["PATIENTS_WRITE"] },
      deactivateApiConsumer: { id },
      reactivateApiConsumer: { id },
      issueApiToken: { consumerId: id, label: "À moi" },
      revokeApiToken: { id: token },
      registerSigningKey: { consumerId: id, label: "À moi", publicKey: newKeyPair().publicKey },
      revokeSigningKey: { id: key },
    };
  };

  test("keep consumers: support alone; not the clinic's staff, not a consumer for itself or for others, nobody else", async () => {
    const all = await inputs();
    const itself = portail.program((await issue((all.updateApiConsumer as { id: string }).id)).token);
    const everything = portail.program(clinic.token);
    const patient = await clinic.signInPatient(await clinic.patient());
    const changes = () =>
      portail.database.manager.countBy(AuditEvent, { action: Raw((column) => `${column} LIKE 'api-%' OR ${column} LIKE 'signing-%'`) });
    const before = await changes();
    for (const name of consumerMutations) {
      const variables = { input: all[name] };
      for (const caller of [await clinic.staff("ADMIN"), await clinic.staff("DESK"), itself, everything, patient])
        expect([name, await caller.refusal(mutationOf(name), variables)]).toEqual([name, ["FORBIDDEN"]]);
      expect(await portail.browser().refusal(mutationOf(name), variables)).toEqual(["UNAUTHENTICATED"]);
    }
    const list = "{ apiConsumers { edges { node { name } } } }";
    for (const caller of [await clinic.staff("ADMIN"), itself, everything, patient])
      expect(await caller.refusal(list)).toEqual(["FORBIDDEN"]);
    expect(await changes()).toBe(before);
  });

  test("see a consumer: support, and it itself without who keeps it; to another one it is not there", async () => {
    const all = await inputs();
    const { id } = all.updateApiConsumer as { id: string };
    const itself = portail.program((await issue(id)).token);
    const node =
      "query ($id: ID!) { node(id: $id) { ... on ApiConsumer { name scopes tokens { edges { node { label } } } signingKeys { edges { node { label } } } } } }";
    expect((await itself.data(node, { id })).node).toMatchObject({
      scopes: ["PATIENTS_READ"],
      signingKeys: { edges: [{ node: { label: "Clé" } }] },
    });
    const keeper = "query ($id: ID!) { node(id: $id) { ... on ApiConsumer { createdBy { name } } } }";
    expect(await itself.refusal(keeper, { id })).toEqual(["FORBIDDEN"]);
    expect((await portail.program(clinic.token).data(node, { id })).node).toBeNull();
    expect((await itself.data(node, { id: toGlobalId("ApiConsumer", clinic.consumer.id) })).node).toBeNull();
    expect((await (await maple.staff("SUPPORT")).data(node, { id })).node).toBeNull();
    expect(await (await clinic.staff("ADMIN")).refusal(node, { id })).toEqual(["FORBIDDEN"]);
  });

  test("keep what is another clinic's, or is nothing: nobody, and it is not there", async () => {
    const all = await inputs();
    const theirs = await maple.staff("SUPPORT");
    for (const name of consumerMutations.filter((each) => each !== "createApiConsumer")) {
      const named = "consumerId" in all[name] ? "consumerId" : "id";
      for (const [client, id] of [
        [theirs, null],
        [support, "nothing"],
        [support, toGlobalId("Patient", newId())],
      ] as const) {
        const answer = await mutateConsumers(client, name, { ...all[name], ...(id && { [named]: id }) });
        expect([name, ...codes(answer)]).toEqual([name, ["NOT_FOUND", `input.${named}`]]);
      }
    }
  });
});

test("lists are read from an index, whatever there is", async () => {
  const { services, database } = portail;
  const consumer = { clinicId: clinic.clinic.id, scopes: [], version: 1, createdAt: portail.clock.now(), createdBy: null };
  const stopped = { lastUsedAt: null, deactivatedAt: null, deactivatedBy: null };
  const rows = Array.from({ length: 1_000 }, (_, n) => ({ ...consumer, ...stopped, id: newId(), name: `Programme ${n}` }));
  for (let from = 0; from < rows.length; from += 250) await database.manager.insert(ApiConsumer, rows.slice(from, from + 250));
  if (testDatabaseKind() === "mariadb") await database.source.query("ANALYZE TABLE api_consumers");
  const { id } = await make();
  const list = "query ($after: String) { apiConsumers(first: 20, after: $after) { edges { node { name } } pageInfo { endCursor } } }";
  const { statements } = await counter.during(async () => {
    const { apiConsumers } = await support.data(list);
    await support.data(list, { after: apiConsumers.pageInfo.endCursor });
    await readConsumer(support, id);
    await services.sweeps.find(({ name }) => name === "used-token-ids")!.run(new AbortController().signal);
  });
  const lists = statements.filter(({ sql }) => /FROM [`"]api_\w+[`"]/.test(sql) && /ORDER BY/.test(sql));
  const tables = lists.map(({ sql }) => /FROM [`"](\w+)/.exec(sql)?.[1]);
  expect(new Set(tables)).toEqual(new Set(["api_consumers", "api_tokens", "api_signing_keys", "api_used_token_ids"]));
  expect(await faultsOf(portail, lists)).toEqual([]);
});
