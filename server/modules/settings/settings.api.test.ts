import { MoreThan } from "typeorm";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import { revisionGlobalId } from "./revision-id.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";
import { defaultPortalSettings } from "./portal-settings-values.ts";

const shown = `version portalAccess newPatientAccess patientRegistration conversationReplies extraSearchableIdentifications
  revisionId backgroundImage { contentHash } otpLifetimeMinutes appointmentStatusVisibility { status hidden } notificationSignIn portalBilling
  otpLifetimeChoices stripeConfigured portalBillingEffective portalBillingObstacle stripeAccount { source } updatedAt updatedBy`;

const saving = `mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) {
  portalSettings { ${shown} }
  errors { __typename code path message messages { fr en } ... on SettingsConflict { current { ${shown} } } } } }`;

let portail: Portail;
let clinic: TestClinic;
let support: ApiClient;
let colleague: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  [support, colleague] = [await clinic.staff("SUPPORT"), await clinic.staff("SUPPORT")];
});

const clinicId = (): string => clinic.clinic.id;

/** Each test begins with the settings of a new clinic; opening one for each would hash passwords most of the time. */
beforeEach(() =>
  portail.database.transaction(async (tx) => {
    await tx.delete(PortalSettingsRow, { clinicId: clinicId() });
    await tx.delete(PortalSettingsRevision, { clinicId: clinicId() });
    await tx.delete(AuditEvent, { clinicId: clinicId(), action: "portal-settings.updated" });
    await portail.services.settings.initialise(tx, clinicId());
  }),
);

afterAll(() => portail.stop());

const save = async (input: object, by = support) => (await by.data(saving, { input })).updatePortalSettings;
const read = async (by = support) => (await by.data(`{ portalSettings { ${shown} } }`)).portalSettings;

const row = () => portail.database.manager.findOneByOrFail(PortalSettingsRow, { clinicId: clinicId() });
/** The saves: what the clinic began with is none. */
const revisions = () =>
  portail.database.manager.find(PortalSettingsRevision, {
    where: { clinicId: clinicId(), version: MoreThan(1) },
    order: { version: "ASC" },
  });
const audits = () =>
  portail.database.manager.find(AuditEvent, {
    where: { clinicId: clinicId(), action: "portal-settings.updated" },
    order: { id: "ASC" },
  });

/** The support account's browser, on another server. */
function sameBrowser(server: Portail): ApiClient {
  const browser = server.browser();
  for (const [name, value] of support.cookies) browser.cookies.set(name, value);
  return browser;
}

const visibility = (...hidden: string[]) => appointmentStatuses.map((status) => ({ status, hidden: hidden.includes(status) }));

test("a new clinic has all ten defaults, as nobody's save", async () => {
  expect(await read()).toEqual({
    version: 1,
    revisionId: revisionGlobalId(1),
    portalAccess: true,
    newPatientAccess: true,
    patientRegistration: false,
    conversationReplies: true,
    extraSearchableIdentifications: false,
    backgroundImage: null,
    otpLifetimeMinutes: 15,
    appointmentStatusVisibility: visibility(),
    notificationSignIn: "CODE_AND_DATE_OF_BIRTH",
    portalBilling: false,
    otpLifetimeChoices: [5, 10, 15, 30, 60, 240, 720, 1440],
    stripeConfigured: false,
    portalBillingEffective: false,
    portalBillingObstacle: null,
    stripeAccount: null,
    updatedAt: portail.clock.now().toISOString(),
    updatedBy: null,
  });
});

describe("a save", () => {
  test.each<[string, object, object?]>([
    ["portalAccess", { portalAccess: false }],
    ["newPatientAccess", { newPatientAccess: false }],
    ["patientRegistration", { patientRegistration: true }],
    ["conversationReplies", { conversationReplies: false }],
    ["extraSearchableIdentifications", { extraSearchableIdentifications: true }],
    ["otpLifetimeMinutes", { otpLifetimeMinutes: 1440 }],
    ["notificationSignIn", { notificationSignIn: "DATE_OF_BIRTH" }],
    [
      "appointmentStatusVisibility",
      {
        appointmentStatusVisibility: [
          { status: "NO_SHOW", hidden: true },
          { status: "CANCELLED", hidden: true },
        ],
      },
      { appointmentStatusVisibility: visibility("NO_SHOW", "CANCELLED") },
    ],
  ])("of %s alone is answered and read back, and the other nine are untouched", async (_, changes, expected = changes) => {
    const before = await read();
    portail.clock.advance(1_000);
    const { portalSettings, errors } = await save({ version: 1, ...changes });
    expect(errors).toEqual([]);
    const updatedAt = portail.clock.now().toISOString();
    const trace = { version: 2, revisionId: revisionGlobalId(2), updatedAt, updatedBy: `SUPPORT ${clinic.clinic.slug}` };
    expect(portalSettings).toEqual({ ...before, ...expected, ...trace });
    expect(await read()).toEqual(portalSettings);
  });

  test("of every field at once is one version, one revision and one audit row that name who, when, from and to", async () => {
    portail.clock.advance(1_000);
    const changes = {
      portalAccess: false,
      newPatientAccess: false,
      patientRegistration: true,
      conversationReplies: false,
      extraSearchableIdentifications: true,
      otpLifetimeMinutes: 30,
      appointmentStatusVisibility: [{ status: "CANCELLED", hidden: true }],
      notificationSignIn: "CODE",
    };
    const { errors } = await save({ version: 1, note: "  Summer hours ", ...changes });
    expect(errors).toEqual([]);
    const { appointmentStatusVisibility: _, ...values } = changes;
    const after = { ...defaultPortalSettings, ...values, hiddenAppointmentStatuses: ["CANCELLED"] };
    const { viewer } = await support.data("{ viewer { staffMember { id name } } }");
    const saved = await row();
    expect(saved.values).toEqual(after);
    expect(await revisions()).toEqual([
      expect.objectContaining({
        version: 2,
        valuesBefore: defaultPortalSettings,
        valuesAfter: after,
        changedFields:
          ",PORTAL_ACCESS,NEW_PATIENT_ACCESS,PATIENT_REGISTRATION,CONVERSATION_REPLIES,EXTRA_SEARCHABLE_IDENTIFICATIONS," +
          "OTP_LIFETIME_MINUTES,APPOINTMENT_STATUS_VISIBILITY,NOTIFICATION_SIGN_IN,",
        note: "Summer hours",
        restoredVersion: null,
        changedAt: portail.clock.now(),
        changedById: saved.updatedById,
        changedByName: viewer.staffMember.name,
      }),
    ]);
    const [audit, ...more] = await audits();
    expect(more).toEqual([]);
    expect(audit).toMatchObject({ actorKind: "staff", actorId: saved.updatedById, occurredAt: portail.clock.now(), patientId: null });
    expect(audit!.changedFields.toSorted()).toEqual(
      [...Object.keys(values), "hiddenAppointmentStatuses"].toSorted((a, b) => (a < b ? -1 : 1)),
    );
  });

  test("that changes nothing makes no version, no revision and no audit row", async () => {
    const before = await row();
    portail.clock.advance(1_000);
    const same = { portalAccess: true, otpLifetimeMinutes: 15, appointmentStatusVisibility: visibility() };
    for (const changes of [{}, same]) {
      const { portalSettings, errors } = await save({ version: 1, ...changes });
      expect([portalSettings.version, errors]).toEqual([1, []]);
    }
    expect(await row()).toEqual(before);
    expect([await revisions(), await audits()]).toEqual([[], []]);
  });

  test("keeps settings that only a newer version of the product knows", async () => {
    const newer = { ...defaultPortalSettings, kioskMode: { on: true } };
    await portail.database.manager.update(PortalSettingsRow, { clinicId: clinicId() }, { values: newer });
    const { errors } = await save({ version: 1, portalAccess: false });
    expect(errors).toEqual([]);
    expect((await row()).values).toEqual({ ...newer, portalAccess: false });
    expect((await read()).kioskMode).toBeUndefined();
  });

  test("reaches no other clinic", async () => {
    const [mine, theirs] = [support, await (await TestClinic.open(portail, "maple")).staff("SUPPORT")];
    await save({ version: 1, portalAccess: false, otpLifetimeMinutes: 60 }, mine);
    expect(await read(theirs)).toMatchObject({ version: 1, portalAccess: true, otpLifetimeMinutes: 15 });
  });
});

describe("a save with something wrong saves nothing", () => {
  const unchanged = async () => {
    expect((await row()).version).toBe(1);
    expect((await row()).values).toEqual(defaultPortalSettings);
    expect([await revisions(), await audits()]).toEqual([[], []]);
  };

  const required = { fr: "Cette valeur est requise.", en: "This value is required." };
  const choices = "5, 10, 15, 30, 60, 240, 720, 1440";

  test.each<[string, object, string, string, { fr: string; en: string }]>([
    ...["portalAccess", "newPatientAccess", "otpLifetimeMinutes", "appointmentStatusVisibility", "notificationSignIn", "portalBilling"].map(
      (field): [string, object, string, string, typeof required] => [
        `null for ${field}`,
        { [field]: null },
        "VALIDATION_FAILED",
        field,
        required,
      ],
    ),
    [
      "a lifetime outside the choices",
      { otpLifetimeMinutes: 20 },
      "VALIDATION_FAILED",
      "otpLifetimeMinutes",
      { fr: `Choisissez parmi : ${choices}.`, en: `Choose one of: ${choices}.` },
    ],
    [
      "an image that does not exist",
      { backgroundImage: "f".repeat(64) },
      "VALIDATION_FAILED",
      "backgroundImage",
      { fr: "Cette image n'existe pas.", en: "This image does not exist." },
    ],
    [
      "billing without Stripe",
      { portalBilling: true },
      "STRIPE_NOT_CONFIGURED",
      "portalBilling",
      {
        fr: "La facturation exige les clés Stripe de la clinique : entrez-les d’abord, à côté de ce paramètre.",
        en: "Billing needs the clinic’s Stripe keys: enter them first, beside this setting.",
      },
    ],
  ])("%s", async (_, wrong, code, field, messages) => {
    const right = { patientRegistration: true, conversationReplies: false };
    const { portalSettings, errors } = await save({ version: 1, ...right, ...wrong });
    expect(portalSettings).toBeNull();
    const __typename = code === "STRIPE_NOT_CONFIGURED" ? "StripeNotConfigured" : "ValidationFailed";
    expect(errors).toEqual([{ __typename, code, path: ["input", field], messages, message: messages.fr }]);
    await unchanged();
  });

  test("the message is in the language of the request", async () => {
    const input = { version: 1, portalBilling: true };
    const { data } = await support.post({ query: saving, variables: { input } }, { "accept-language": "en-CA" });
    expect(data.updatePortalSettings.errors[0].message).toMatch(/^Billing needs/);
  });

  test.each([
    [
      "an unknown status",
      "input",
      { appointmentStatusVisibility: [{ status: "GONE", hidden: true }] },
      ["appointmentStatusVisibility", "0", "status"],
    ],
    [
      "an unknown status, whatever the variable's name",
      "form",
      { appointmentStatusVisibility: [{ status: "X", hidden: true }] },
      ["appointmentStatusVisibility", "0", "status"],
    ],
    ["an unknown way to sign in", "input", { notificationSignIn: "FACE" }, ["notificationSignIn"]],
    ["a number that is none", "input", { otpLifetimeMinutes: "fifteen" }, ["otpLifetimeMinutes"]],
  ])("%s is refused before anything runs, at its place in the variable", async (_, name, wrong, path) => {
    const query = `mutation ($${name}: UpdatePortalSettingsInput!) { updatePortalSettings(input: $${name}) { errors { code } } }`;
    const { status, data, errors } = await support.run(query, { [name]: { version: 1, portalAccess: false, ...wrong } });
    expect([status, data]).toEqual([400, null]);
    expect(errors.map(({ extensions }) => [extensions["code"], extensions["path"]])).toEqual([["VALIDATION_FAILED", [name, ...path]]]);
    await unchanged();
  });

  test("a hint at what else the schema has is never given", async () => {
    const wrong = { appointmentStatusVisibility: [{ status: "CANCELED", hidden: true }], notificationSignin: "CODE" };
    const { errors } = await support.run(saving, { input: { version: 1, ...wrong } });
    expect(errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/[Dd]id you mean|CANCELLED|notificationSignIn/);
  });
});

describe("two who save at once", () => {
  test("a stale version gives the conflict with what is saved now and by whom", async () => {
    await save({ version: 1, otpLifetimeMinutes: 30 });
    const { portalSettings, errors } = await save({ version: 1, portalAccess: false }, colleague);
    expect(portalSettings).toBeNull();
    const by = `SUPPORT ${clinic.clinic.slug}`;
    expect(errors).toEqual([
      {
        __typename: "SettingsConflict",
        code: "SETTINGS_CONFLICT",
        path: ["input", "version"],
        message: `${by} a enregistré d'autres paramètres entre-temps. Rien n'a été écrasé.`,
        messages: {
          fr: `${by} a enregistré d'autres paramètres entre-temps. Rien n'a été écrasé.`,
          en: `${by} saved other settings in the meantime. Nothing was overwritten.`,
        },
        current: await read(),
      },
    ]);
    expect((await row()).values).toEqual({ ...defaultPortalSettings, otpLifetimeMinutes: 30 });
  });

  test.each([0, -1, 2, 2_147_483_647])("version %p, which never was, is stale too", async (version) => {
    const { errors } = await save({ version, portalAccess: false });
    expect(errors[0].code).toBe("SETTINGS_CONFLICT");
    expect((await row()).version).toBe(1);
  });

  async function race(clients: readonly ApiClient[]): Promise<void> {
    const values = [5, 10, 30, 60, 240, 720];
    const saves = values.map((otpLifetimeMinutes, place) => save({ version: 1, otpLifetimeMinutes }, clients[place % clients.length]));
    const answers = await Promise.all(saves);
    const winners = answers.filter(({ portalSettings }) => portalSettings !== null);
    expect(winners).toHaveLength(1);
    const losers = answers.filter(({ portalSettings }) => portalSettings === null);
    expect(losers.map(({ errors }) => [errors[0].code, errors[0].current.version])).toEqual(losers.map(() => ["SETTINGS_CONFLICT", 2]));
    expect((await read()).otpLifetimeMinutes).toBe(winners[0].portalSettings.otpLifetimeMinutes);
    expect((await row()).version).toBe(2);
    expect([(await revisions()).length, (await audits()).length]).toEqual([1, 1]);
  }

  test("of parallel saves on one version exactly one wins", async () => {
    await race([support, colleague]);
  });

  test("of parallel saves through two servers on one database exactly one wins", async () => {
    const beside = await startPortail({ beside: portail });
    try {
      const there = sameBrowser(beside);
      await race([support, there]);
      expect(await read(there)).toEqual(await read());
    } finally {
      await beside.stop();
    }
  });
});

describe("with Stripe configured", () => {
  test("billing can be switched on, and the form says so", async () => {
    const stripe = { configured: true, secretKey: "sk_test", webhookSecret: "whsec_test" } as const;
    const beside = await startPortail({ beside: portail, config: { stripe } });
    try {
      const there = sameBrowser(beside);
      expect(await read(there)).toMatchObject({
        ...{ stripeConfigured: true, portalBilling: false, portalBillingEffective: false, portalBillingObstacle: null },
        stripeAccount: { source: "INSTALLATION" },
      });
      const { portalSettings, errors } = await save({ version: 1, portalBilling: true }, there);
      expect([errors, portalSettings.portalBilling, portalSettings.portalBillingEffective]).toEqual([[], true, true]);
      // Without Stripe it stays on, and is not effective.
      expect(await read()).toMatchObject({
        ...{ portalBilling: true, portalBillingEffective: false, portalBillingObstacle: "STRIPE_NOT_CONFIGURED" },
        ...{ stripeConfigured: false, stripeAccount: null },
      });
    } finally {
      await beside.stop();
    }
  });
});

describe("the public portal", () => {
  const portal = `{ portal { open registrationOpen locales otpChannels clinic { slug name phone timeZone defaultLocale }
    identificationTypes { id issuer kind visibleName { fr en } } } }`;

  test("says whether it is open, whether one may register and which identifications may be named, and follows the settings", async () => {
    const anybody = portail.browser(clinic.clinic.slug);
    const ramq = {
      id: clinic.typeId("ramq"),
      issuer: "QC",
      kind: "PROVINCIAL",
      visibleName: { fr: "Assurance maladie", en: "Health number" },
    };
    const file = { id: clinic.typeId("file"), issuer: null, kind: "OTHER", visibleName: { fr: "Numéro de dossier", en: "File number" } };
    const { slug, name, phone } = clinic.clinic;
    const always = {
      locales: ["FR", "EN"],
      otpChannels: ["EMAIL", "SMS"],
      clinic: { slug, name, phone, timeZone: "America/Toronto", defaultLocale: "FR" },
    };
    const opened = { open: true, registrationOpen: false, identificationTypes: [ramq], ...always };
    expect((await anybody.data(portal)).portal).toEqual(opened);
    await save({ version: 1, extraSearchableIdentifications: true, patientRegistration: true });
    expect((await anybody.data(portal)).portal).toEqual({ ...opened, registrationOpen: true, identificationTypes: [ramq, file] });
    await save({ version: 2, portalAccess: false });
    expect((await anybody.data(portal)).portal).toMatchObject({ open: false });
  });

  test("has no field that shows a setting's value beyond these", async () => {
    const anybody = portail.browser(clinic.clinic.slug);
    const { __type } = await anybody.data(`{ __type(name: "Portal") { fields { name } } }`);
    const names = __type.fields.map(({ name }: { name: string }) => name).toSorted();
    expect(names).toEqual(["backgroundImage", "clinic", "identificationTypes", "locales", "open", "otpChannels", "registrationOpen"]);
  });
});

describe("the access of charts", () => {
  const enabled = async (id: string): Promise<boolean> =>
    (await portail.database.manager.findOneByOrFail(Patient, { clinicId: clinicId(), id })).accessEnabled;

  test.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])("made with portal access %p and access for new patients %p is the two together", async (portalAccess, newPatientAccess) => {
    await save({ version: 1, portalAccess, newPatientAccess });
    expect(await enabled((await clinic.patient()).id)).toBe(portalAccess && newPatientAccess);
  });

  test("is not changed by switching the portal or the setting for new ones off and on, nor by a later upsert", async () => {
    const withAccess = await clinic.patient();
    await save({ version: 1, newPatientAccess: false });
    const without = await clinic.patient();
    await save({ version: 2, portalAccess: false });
    const madeWhileClosed = await clinic.patient();
    const all = [withAccess, without, madeWhileClosed];
    const expected = [true, false, false];
    expect(await Promise.all(all.map(({ id }) => enabled(id)))).toEqual(expected);
    await save({ version: 3, portalAccess: true, newPatientAccess: true });
    expect(await Promise.all(all.map(({ id }) => enabled(id)))).toEqual(expected);
    const inputs = all.map(({ externalId }) => ({ externalId: externalId!, firstName: "Zoé" }));
    const outcome = await portail.services.patients.upsert(clinic.consumer, inputs, "fr");
    expect(outcome).toMatchObject({ ok: true, value: [{ outcome: "UPDATED" }, { outcome: "UPDATED" }, { outcome: "UPDATED" }] });
    expect(await Promise.all(all.map(({ id }) => enabled(id)))).toEqual(expected);
  });
});
