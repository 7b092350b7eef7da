import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { BillingProfile } from "./billing-profile.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let admin: ApiClient;
let desk: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  admin = await clinic.staff("ADMIN");
  desk = await clinic.staff("DESK");
});

afterAll(() => portail.stop());

beforeEach(() => portail.database.manager.clear(BillingProfile));

const fields = "legalName street city province postalCode phone gstNumber qstNumber pstNumber paymentDays footer { fr en } version";

const whole = {
  ...{ legalName: "Clinique Témoin inc.", street: "1234, rue Saint-Denis", city: "Montréal", province: "QC", postalCode: "H2X 3K8" },
  ...{ phone: "514 555-0142", gstNumber: "123456789RT0001", footer: { fr: "Merci.", en: "Thank you." } },
};

const save = async (client: ApiClient, input: object) => {
  const selection = `profile { ${fields} } errors { code path messages { fr en } ... on BillingProfileConflict { current { version city } } }`;
  const query = `mutation ($input: SaveBillingProfileInput!) { saveBillingProfile(input: $input) { ${selection} } }`;
  return (await client.data(query, { input })).saveBillingProfile;
};

const read = async (client: ApiClient) => (await client.data(`{ billingProfile { ${fields} } }`)).billingProfile;

const shown = {
  ...whole,
  ...{ phone: "+15145550142", gstNumber: "123456789 RT0001", qstNumber: null, pstNumber: null, paymentDays: 30, version: 1 },
};

test("is none at first, saved by the administration, read by whoever reads invoices, and the clinic's alone", async () => {
  expect(await read(desk)).toBeNull();
  expect(await save(admin, whole)).toEqual({ profile: shown, errors: [] });
  expect(await read(desk)).toEqual(shown);
  expect(await read(portail.program(await clinic.tokenWith("BILLING_READ")))).toEqual(shown);
  expect(await read(await maple.staff("ADMIN"))).toBeNull();
  expect(await save(portail.program(await clinic.tokenWith("CLINIC_WRITE")), { version: 1, city: "Laval" })).toMatchObject({
    profile: { city: "Laval", version: 2 },
  });
});

test("is saved by nobody else", async () => {
  const mutation = "mutation ($input: SaveBillingProfileInput!) { saveBillingProfile(input: $input) { errors { code } } }";
  const reader = portail.program(await clinic.tokenWith("BILLING_READ", "BILLING_WRITE", "REFUNDS"));
  for (const client of [desk, reader, await clinic.staff("SUPPORT")])
    expect(await client.refusal(mutation, { input: whole })).toEqual(["FORBIDDEN"]);
  expect(await portail.browser().refusal(mutation, { input: whole })).toEqual(["UNAUTHENTICATED"]);
  expect(await portail.database.manager.count(BillingProfile)).toBe(0);
});

test("says what is wrong at the field, in both languages", async () => {
  const { profile, errors } = await save(admin, { ...whole, postalCode: "12345", gstNumber: "12" });
  expect(profile).toBeNull();
  expect(errors).toMatchObject([
    {
      code: "VALIDATION_FAILED",
      path: ["input", "postalCode"],
      messages: { fr: expect.stringMatching(/code postal/), en: expect.stringMatching(/postal code/) },
    },
    {
      code: "VALIDATION_FAILED",
      path: ["input", "gstNumber"],
      messages: { fr: expect.stringMatching(/TPS/), en: expect.stringMatching(/GST/) },
    },
  ]);
});

test("is overwritten by nobody who hasn't seen it: the conflict shows it", async () => {
  await save(admin, whole);
  for (const version of [null, 0, 2]) {
    const { profile, errors } = await save(admin, { city: "Laval", version });
    expect([profile, errors[0]]).toMatchObject([
      null,
      { code: "CONFLICT", path: ["input", "version"], current: { version: 1, city: "Montréal" } },
    ]);
  }
  const unknown = await save(await maple.staff("ADMIN"), { ...whole, version: 1 });
  expect(unknown.errors).toMatchObject([{ code: "CONFLICT", current: null }]);
});

test.each([
  ["first", null],
  ["later", 1],
])("of parallel saves, one is written and the others see it (the %s one)", async (_, version) => {
  if (version) await save(admin, whole);
  const cities = ["Laval", "Longueuil", "Lévis", "Gatineau"];
  const saves = await Promise.all(cities.map((city) => save(admin, { ...whole, city, version })));
  const written = saves.filter(({ profile }) => profile);
  expect(written).toHaveLength(1);
  const { city } = written[0].profile;
  for (const { errors } of saves.filter(({ profile }) => !profile)) expect(errors).toMatchObject([{ code: "CONFLICT", current: { city } }]);
  expect((await read(desk)).city).toBe(city);
});

test("leaves the names of what changed, never the values; saving the same again leaves nothing", async () => {
  const { clinicId } = clinic.consumer;
  await portail.database.manager.delete(AuditEvent, { clinicId, action: "billing-profile.saved" });
  await save(admin, whole);
  expect((await save(admin, { ...whole, version: 1 })).profile.version).toBe(1);
  await save(admin, { version: 1, city: "Laval", footer: null });
  const trail = await portail.database.manager.find(AuditEvent, {
    where: { clinicId, action: "billing-profile.saved" },
    order: { id: "ASC" },
  });
  expect(trail).toHaveLength(2);
  expect(trail[1]).toMatchObject({ actorKind: "staff", changedFields: ["city", "footerFr", "footerEn"] });
  expect(JSON.stringify(trail)).not.toMatch(/Témoin|Laval/);
});
