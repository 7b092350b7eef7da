import { toGlobalId } from "../../graphql/global-id.ts";
import { minutes } from "../../kernel/clock.ts";
import { consumerScopes, permissions } from "../../kernel/permissions.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { upsertPatientsMutation } from "../../testing/batches.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { Patient } from "../patients/patient.entity.ts";
import { ApiConsumer } from "./api-consumer.entity.ts";
import { ApiToken } from "./api-token.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let other: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
});

afterAll(() => portail.stop());

const whoAmI = "{ viewer { permissions session { startedAt } apiConsumer { id name } patient { firstName } staffMember { name } } }";

const tokenRow = async (caller: { readonly consumerId: string }): Promise<ApiToken> =>
  portail.database.manager.findOneByOrFail(ApiToken, { clinicId: clinic.clinic.id, consumerId: caller.consumerId });

const own = () => tokenRow({ consumerId: clinic.consumer.id });

test("a token says which consumer calls, with its scopes, without a session", async () => {
  const { viewer } = await portail.program(clinic.token).data(whoAmI);
  expect(viewer).toEqual({
    permissions: consumerScopes,
    session: null,
    apiConsumer: { id: toGlobalId("ApiConsumer", clinic.consumer.id), name: "Tests" },
    patient: null,
    staffMember: null,
  });
});

describe("a token that is not valid", () => {
  const unknown = (): [string, () => Promise<ApiClient> | ApiClient][] => [
    ["made up", () => portail.program("portail_0000000000000000000000000000000000000000000")],
    ["changed in one letter", () => portail.program(`${clinic.token.slice(0, -1)}${clinic.token.endsWith("A") ? "B" : "A"}`)],
    ["with something behind it", () => portail.program(`${clinic.token}x`)],
    ["without its prefix", () => portail.program(clinic.token.replace("portail_", ""))],
    ["another clinic's", () => portail.program(other.token)],
    ["sent to another clinic's host", () => portail.program(clinic.token, "maple")],
    ["its own hash", async () => portail.program((await own()).tokenHash)],
    ["blank", () => portail.browser("demo", { authorization: "Bearer " })],
    ["of another scheme", () => portail.browser("demo", { authorization: `Basic ${clinic.token}` })],
    [
      "revoked",
      async () => {
        const token = await clinic.tokenWith("PATIENTS_READ");
        await portail.program(token).data(whoAmI);
        const { manager } = portail.database;
        const [newest] = await manager.find(ApiToken, { where: { clinicId: clinic.clinic.id }, order: { id: "DESC" }, take: 1 });
        await manager.update(ApiToken, { id: newest!.id }, { revokedAt: portail.clock.now() });
        return portail.program(token);
      },
    ],
  ];

  test.each(unknown())("%s: 401, whatever is asked for, and nothing else", async (_, caller) => {
    for (const query of [whoAmI, "{ portal { open } }", "{ __typename }"]) {
      const { status, data, errors, headers } = await (await caller()).run(query);
      expect([status, data, headers["www-authenticate"]]).toEqual([401, null, expect.stringContaining("Bearer")]);
      expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["UNAUTHENTICATED"]);
    }
  });

  test("is not helped by a cookie that is valid", async () => {
    const desk = await clinic.staff("DESK");
    expect((await desk.post({ query: whoAmI }, { authorization: "Bearer nonsense" })).status).toBe(401);
    expect((await desk.run(whoAmI)).data.viewer.staffMember.name).toBe("DESK demo");
  });
});

test("a token stands in the database and in the log as a hash at most", async () => {
  const { manager } = portail.database;
  await portail.program(clinic.token).data(whoAmI);
  const stored = JSON.stringify([await manager.find(ApiToken), await manager.find(ApiConsumer)]);
  for (const text of [stored, portail.log()]) expect(text).not.toContain(clinic.token.slice(8, 40));
  expect((await own()).tokenHash).toMatch(/^[\w-]{43,64}$/);
});

test("when a token was last used is kept to five minutes, without a write at every call", async () => {
  const program = portail.program(clinic.token);
  portail.clock.advance(minutes(10));
  await program.data(whoAmI);
  const first = portail.clock.now();
  expect((await own()).lastUsedAt).toEqual(first);
  portail.clock.advance(minutes(5) - 1);
  await program.data(whoAmI);
  expect((await own()).lastUsedAt).toEqual(first);
  portail.clock.advance(1);
  await program.data(whoAmI);
  expect((await own()).lastUsedAt).toEqual(portail.clock.now());
});

describe("scopes", () => {
  const operations: [string, string, Record<string, unknown>][] = [
    [
      "PATIENTS_WRITE",
      "mutation ($input: UpsertPatientsInput!) { upsertPatients(input: $input) { results { outcome } } }",
      { input: { patients: [] } },
    ],
    [
      "APPOINTMENTS_WRITE",
      "mutation ($input: UpsertAppointmentsInput!) { upsertAppointments(input: $input) { results { outcome } } }",
      { input: { appointments: [] } },
    ],
    [
      "CLINIC_WRITE",
      "mutation ($input: UpsertLocationsInput!) { upsertLocations(input: $input) { results { outcome } } }",
      { input: { locations: [] } },
    ],
    ["CLINIC_READ", "{ clinic { name locations { name } } }", {}],
  ];

  test.each(operations)("what needs %s is refused without it and done with it", async (scope, query, variables) => {
    const others = consumerScopes.filter((held) => held !== scope);
    expect(await portail.program(await clinic.tokenWith(...others)).refusal(query, variables)).toEqual(["FORBIDDEN"]);
    expect(await portail.program(await clinic.tokenWith(scope as (typeof consumerScopes)[number])).refusal(query, variables)).toEqual([]);
  });

  test("without any scope a token opens nothing but itself", async () => {
    const program = portail.program(await clinic.tokenWith());
    expect((await program.data(whoAmI)).viewer.permissions).toEqual([]);
    for (const [, query, variables] of operations) expect(await program.refusal(query, variables)).toEqual(["FORBIDDEN"]);
  });

  test("who may write charts and not read them is told the outcome, and is shown no chart", async () => {
    const program = portail.program(await clinic.tokenWith("PATIENTS_WRITE"));
    const person = { firstName: "Zoé", lastName: "Gagné", dateOfBirth: "1990-07-01", sex: "FEMALE" };
    const patients = [{ externalId: "W1", ...person, identifications: [{ typeId: clinic.typeId("file"), value: "W-1" }] }];
    const { data, errors } = await program.run(upsertPatientsMutation, { input: { patients } });
    expect(data.upsertPatients.results[0]).toMatchObject({ outcome: "CREATED", entity: null });
    expect(errors.map(({ path, extensions }) => [path, extensions["code"]])).toEqual([
      [["upsertPatients", "results", 0, "entity"], "FORBIDDEN"],
    ]);
    expect(await portail.database.manager.countBy(Patient, { externalId: "W1" })).toBe(1);
  });

  test("PORTAL_SETTINGS is nobody's scope, even where it is stored as one", async () => {
    expect(permissions.filter((permission) => !consumerScopes.includes(permission))).toEqual(["PORTAL_SETTINGS", "INTEGRATIONS"]);
    const program = portail.program(await clinic.tokenWith("PORTAL_SETTINGS", "CLINIC_READ"));
    const stored = await portail.database.manager.find(ApiConsumer, { order: { id: "DESC" }, take: 1 });
    expect(stored[0]?.scopes).toContain("PORTAL_SETTINGS");
    expect((await program.data(whoAmI)).viewer.permissions).toEqual(["CLINIC_READ"]);
    const settingsId = toGlobalId("PortalSettings", clinic.clinic.id);
    const attempts: [string, Record<string, unknown>][] = [
      ["{ portalSettings { version otpLifetimeMinutes } }", {}],
      [
        "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { portalSettings { version } } }",
        { input: { version: 1, portalAccess: false } },
      ],
      ["query ($id: ID!) { node(id: $id) { ... on PortalSettings { otpLifetimeMinutes } } }", { id: settingsId }],
    ];
    for (const [query, variables] of attempts) {
      const { data, errors } = await program.run(query, variables);
      expect(errors.map(({ extensions }) => extensions["code"])).toEqual(data?.node === null && errors.length === 0 ? [] : ["FORBIDDEN"]);
      expect(JSON.stringify(data)).not.toMatch(/otpLifetimeMinutes|version/);
    }
    expect((await portail.browser().data("{ portal { open } }")).portal.open).toBe(true);
  });
});
