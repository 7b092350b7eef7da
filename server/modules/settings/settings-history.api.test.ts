import { AuditEvent } from "../audit/audit-event.entity.ts";
import { PortalImage } from "../portal-images/portal-image.entity.ts";
import { PatientSession } from "../sign-in/patient-session.entity.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { newId } from "../../kernel/id.ts";
import { minutes } from "../../kernel/clock.ts";
import { PortalSettingsRevision } from "./portal-settings-revision.entity.ts";
import { PortalSettingsRow } from "./portal-settings.entity.ts";
import { defaultPortalSettings } from "./portal-settings-values.ts";
import { revisionGlobalId } from "./revision-id.ts";

const values = `portalAccess newPatientAccess patientRegistration conversationReplies extraSearchableIdentifications
  backgroundImage { contentHash } otpLifetimeMinutes hiddenAppointmentStatuses notificationSignIn portalBilling`;
const revision = `id version savedAt savedBy note restoredVersion changedFields before { ${values} } after { ${values} }`;
const payload = `portalSettings { version revisionId portalAccess otpLifetimeMinutes backgroundImage { contentHash } }
  errors { __typename code path ... on SettingsConflict { current { version otpLifetimeMinutes updatedBy } } }`;

let portail: Portail;
let clinic: TestClinic;
let support: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  support = await clinic.staff("SUPPORT");
});

afterAll(() => portail.stop());

const clinicId = (): string => clinic.clinic.id;

beforeEach(() =>
  portail.database.transaction(async (tx) => {
    await tx.delete(PortalSettingsRow, { clinicId: clinicId() });
    await tx.delete(PortalSettingsRevision, { clinicId: clinicId() });
    await tx.delete(AuditEvent, { clinicId: clinicId() });
    // The portal's epochs begin anew: no session may be left of one that will be again.
    await tx.delete(PatientSession, { clinicId: clinicId() });
    await portail.services.settings.initialise(tx, clinicId());
  }),
);

const row = () => portail.database.manager.findOneByOrFail(PortalSettingsRow, { clinicId: clinicId() });
const count = () => portail.database.manager.countBy(PortalSettingsRevision, { clinicId: clinicId() });

const send = async (mutation: string, type: string, input: object, by = support) =>
  (await by.data(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${payload} } }`, { input }))[mutation];
const save = (input: object, by = support) => send("updatePortalSettings", "UpdatePortalSettingsInput", input, by);
const restore = (input: object, by = support) => send("restorePortalSettings", "RestorePortalSettingsInput", input, by);
const setImage = (input: object, by = support) => send("setPortalBackgroundImage", "SetPortalBackgroundImageInput", input, by);

async function saved(input: object): Promise<void> {
  portail.clock.advance(1_000);
  expect((await save(input)).errors).toEqual([]);
}

const history = async (args = "", by = support) =>
  (await by.data(`{ portalSettings { history${args} { edges { cursor node { ${revision} } } pageInfo { hasNextPage endCursor } } } }`))
    .portalSettings.history;
const versions = async (args = "") => (await history(args)).edges.map(({ node }: { node: { version: number } }) => node.version);

const beginning = { ...defaultPortalSettings };

async function storeImage(contentHash: string): Promise<void> {
  const facts = { width: 1280, height: 720, dimmingPercent: 60, state: "STORED", kept: false, uploadedById: null } as const;
  await portail.database.manager.insert(PortalImage, {
    clinicId: clinicId(),
    id: newId(),
    contentHash,
    ...facts,
    uploadedAt: portail.clock.now(),
  });
}

const images = ["a", "b", "c"].map((letter) => letter.repeat(64));
const anImage = images[0]!;

describe("the history", () => {
  test("begins with what the clinic began with, which is nobody's save", async () => {
    const { edges } = await history();
    expect(edges).toHaveLength(1);
    expect(edges[0].node).toEqual({
      id: revisionGlobalId(1),
      version: 1,
      savedAt: portail.clock.now().toISOString(),
      savedBy: null,
      note: null,
      restoredVersion: null,
      changedFields: [],
      before: null,
      after: beginning,
    });
  });

  test("says of each save who, when, why, what changed, from and to; the latest first", async () => {
    await saved({ version: 1, portalAccess: false, note: " Vacances\r\nd’été " });
    const second = portail.clock.now().toISOString();
    await saved({ version: 2, otpLifetimeMinutes: 60, appointmentStatusVisibility: [{ status: "NO_SHOW", hidden: true }], note: "   " });
    const { edges } = await history();
    expect(edges.map(({ node }: { node: { version: number } }) => node.version)).toEqual([3, 2, 1]);
    const closed = { ...beginning, portalAccess: false };
    const savedBy = `SUPPORT ${clinic.clinic.slug}`;
    expect(edges[1].node).toEqual({
      ...{ id: revisionGlobalId(2), version: 2, savedAt: second, savedBy, note: "Vacances\nd’été", restoredVersion: null },
      ...{ changedFields: ["PORTAL_ACCESS"], before: beginning, after: closed },
    });
    expect(edges[0].node).toMatchObject({
      ...{ version: 3, note: null, changedFields: ["OTP_LIFETIME_MINUTES", "APPOINTMENT_STATUS_VISIBILITY"] },
      ...{ before: closed, after: { ...closed, otpLifetimeMinutes: 60, hiddenAppointmentStatuses: ["NO_SHOW"] } },
    });
  });

  test("can be narrowed to the saves that changed one setting", async () => {
    await saved({ version: 1, portalAccess: false });
    await saved({ version: 2, otpLifetimeMinutes: 60 });
    await saved({ version: 3, portalAccess: true, newPatientAccess: false });
    expect(await versions("(field: PORTAL_ACCESS)")).toEqual([4, 2]);
    expect(await versions("(field: NEW_PATIENT_ACCESS)")).toEqual([4]);
    expect(await versions("(field: OTP_LIFETIME_MINUTES)")).toEqual([3]);
    expect(await versions("(field: PORTAL_BILLING)")).toEqual([]);
  });

  test("comes a page at a time without loss or repetition, narrowed or not", async () => {
    for (let version = 1; version <= 11; version += 1) await saved({ version, portalAccess: version % 2 === 0 });
    for (const [field, expected] of [
      ["", [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]],
      [", field: PORTAL_ACCESS", [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]],
    ] as const) {
      const seen: number[] = [];
      for (let after: string | null = null; ;) {
        const page: Awaited<ReturnType<typeof history>> = await history(`(first: 5, after: ${JSON.stringify(after)}${field})`);
        seen.push(...page.edges.map(({ node }: { node: { version: number } }) => node.version));
        if (!page.pageInfo.hasNextPage) break;
        after = page.pageInfo.endCursor;
      }
      expect(seen).toEqual(expected);
    }
    expect(await versions("(first: 0)")).toEqual([12]);
  });

  test.each(["x", "0", "-1", "1.5", "99999999999"])("the malformed cursor %p is the caller's mistake", async (text) => {
    const after = Buffer.from(text).toString("base64url");
    const codes = await support.refusal(`{ portalSettings { history(after: "${after}") { edges { cursor } } } }`);
    expect(codes).toEqual(["VALIDATION_FAILED"]);
  });

  test("a revision is found by its id, and only in its clinic", async () => {
    await saved({ version: 1, otpLifetimeMinutes: 5 });
    const query = `query ($id: ID!) { node(id: $id) { id ... on PortalSettingsRevision { version after { otpLifetimeMinutes } } } }`;
    const id = revisionGlobalId(2);
    expect((await support.data(query, { id })).node).toEqual({ id, version: 2, after: { otpLifetimeMinutes: 5 } });
    for (const version of [3, 0, 4_294_967_296]) expect((await support.data(query, { id: revisionGlobalId(version) })).node).toBeNull();
    const maple = await (await TestClinic.open(portail, "maple")).staff("SUPPORT");
    expect((await maple.data(query, { id })).node).toBeNull();
  });
});

describe("a restore", () => {
  test("is a save: version, revision, note, audit row, and the version that came back", async () => {
    await saved({ version: 1, otpLifetimeMinutes: 5, newPatientAccess: false });
    await saved({ version: 2, otpLifetimeMinutes: 60, conversationReplies: false });
    const { portalSettings, errors } = await restore({ version: 3, revisionId: revisionGlobalId(2), note: "Back" });
    expect(errors).toEqual([]);
    expect(portalSettings).toMatchObject({ version: 4, revisionId: revisionGlobalId(4), otpLifetimeMinutes: 5 });
    expect((await row()).values).toEqual({ ...beginning, otpLifetimeMinutes: 5, newPatientAccess: false });
    const [latest] = (await history("(first: 1)")).edges;
    expect(latest.node).toMatchObject({
      ...{ version: 4, restoredVersion: 2, note: "Back", changedFields: ["CONVERSATION_REPLIES", "OTP_LIFETIME_MINUTES"] },
      ...{ before: { otpLifetimeMinutes: 60 }, after: { otpLifetimeMinutes: 5 } },
    });
    const [audit, ...more] = await portail.database.manager.findBy(AuditEvent, {
      clinicId: clinicId(),
      action: "portal-settings.restored",
    });
    expect([audit?.changedFields, more]).toEqual([["conversationReplies", "otpLifetimeMinutes"], []]);
  });

  test("of what the clinic began with brings back every default", async () => {
    const everything = { portalAccess: false, newPatientAccess: false, patientRegistration: true, conversationReplies: false };
    const rest = { extraSearchableIdentifications: true, otpLifetimeMinutes: 30, notificationSignIn: "CODE" };
    await saved({ version: 1, ...everything, ...rest, appointmentStatusVisibility: [{ status: "NONE", hidden: true }] });
    expect((await restore({ version: 2, revisionId: revisionGlobalId(1) })).errors).toEqual([]);
    expect((await row()).values).toEqual(beginning);
  });

  test("of what is in force makes no version and no revision", async () => {
    await saved({ version: 1, otpLifetimeMinutes: 5 });
    await saved({ version: 2, otpLifetimeMinutes: 15 });
    const { portalSettings, errors } = await restore({ version: 3, revisionId: revisionGlobalId(1) });
    expect([portalSettings.version, errors, await count()]).toEqual([3, [], 3]);
  });

  test("on a stale version gives the conflict, and nothing comes back", async () => {
    await saved({ version: 1, otpLifetimeMinutes: 5 });
    const { portalSettings, errors } = await restore({ version: 1, revisionId: revisionGlobalId(1) });
    const current = { version: 2, otpLifetimeMinutes: 5, updatedBy: `SUPPORT ${clinic.clinic.slug}` };
    expect([portalSettings, errors]).toEqual([
      null,
      [{ __typename: "SettingsConflict", code: "SETTINGS_CONFLICT", path: ["input", "version"], current }],
    ]);
    expect((await row()).version).toBe(2);
  });

  test.each([
    ["that never was", revisionGlobalId(7)],
    ["of version 0", revisionGlobalId(0)],
    ["that is no id", "x"],
    ["that is another thing's id", Buffer.from(`Patient:${newId()}`).toString("base64url")],
  ])("of a revision %s is not found", async (_, revisionId) => {
    const { portalSettings, errors } = await restore({ version: 1, revisionId });
    expect([portalSettings, errors]).toEqual([null, [{ __typename: "NotFound", code: "NOT_FOUND", path: ["input", "revisionId"] }]]);
    expect(await count()).toBe(1);
  });

  test("with a note that is too long is refused at the note", async () => {
    await saved({ version: 1, otpLifetimeMinutes: 5 });
    const { errors } = await restore({ version: 2, revisionId: revisionGlobalId(1), note: "é".repeat(501) });
    expect(errors).toEqual([{ __typename: "ValidationFailed", code: "VALIDATION_FAILED", path: ["input", "note"] }]);
    expect((await row()).version).toBe(2);
  });

  test("of billing without Stripe is refused and says so", async () => {
    await saved({ version: 1, otpLifetimeMinutes: 5 });
    const billing = { ...beginning, portalBilling: true };
    await portail.database.manager.update(PortalSettingsRevision, { clinicId: clinicId(), version: 1 }, { valuesAfter: billing });
    const { errors } = await restore({ version: 2, revisionId: revisionGlobalId(1) });
    expect(errors).toEqual([{ __typename: "StripeNotConfigured", code: "STRIPE_NOT_CONFIGURED", path: ["input", "revisionId"] }]);
    expect((await row()).values).toEqual({ ...beginning, otpLifetimeMinutes: 5 });
  });

  test("of parallel restores and saves on one version exactly one wins, also through two servers", async () => {
    await saved({ version: 1, otpLifetimeMinutes: 5 });
    const beside = await startPortail({ beside: portail });
    try {
      const there = beside.browser();
      for (const [name, value] of support.cookies) there.cookies.set(name, value);
      const answers = await Promise.all([
        restore({ version: 2, revisionId: revisionGlobalId(1) }),
        restore({ version: 2, revisionId: revisionGlobalId(1) }, there),
        save({ version: 2, otpLifetimeMinutes: 10 }),
        save({ version: 2, otpLifetimeMinutes: 240 }, there),
      ]);
      expect(answers.filter(({ portalSettings }) => portalSettings !== null)).toHaveLength(1);
      const lost = answers.flatMap(({ errors }) => errors);
      expect(lost.map(({ code, current }) => [code, current.version])).toEqual(Array(3).fill(["SETTINGS_CONFLICT", 3]));
      expect([await count(), (await row()).version]).toEqual([3, 3]);
    } finally {
      await beside.stop();
    }
  });

  test("that closes the portal ends sessions, that closes registration closes it, that hides a status hides it: as a save does", async () => {
    await saved({ version: 1, portalAccess: false, appointmentStatusVisibility: [{ status: "CONFIRMED", hidden: true }] });
    await saved({
      version: 2,
      portalAccess: true,
      patientRegistration: true,
      appointmentStatusVisibility: [{ status: "CONFIRMED", hidden: false }],
    });
    const patient = await clinic.patient();
    await clinic.appointment(patient);
    const browser = await clinic.signInPatient(patient, { staySignedIn: true });
    const shown = "{ viewer { patient { appointments { edges { node { status } } } } } }";
    const own = async () => (await browser.data(shown)).viewer?.patient.appointments.edges.length ?? "signed out";
    const open = async () => (await portail.browser().data("{ portal { open registrationOpen } }")).portal;
    expect([await own(), await open()]).toEqual([1, { open: true, registrationOpen: true }]);
    expect((await restore({ version: 3, revisionId: revisionGlobalId(2) })).errors).toEqual([]);
    expect([await own(), await open()]).toEqual(["signed out", { open: false, registrationOpen: false }]);
    // Open again, the sessions of before stay over.
    expect((await restore({ version: 4, revisionId: revisionGlobalId(1) })).errors).toEqual([]);
    expect([await own(), await open()]).toEqual(["signed out", { open: true, registrationOpen: false }]);
    expect((await save({ version: 5, appointmentStatusVisibility: [{ status: "CONFIRMED", hidden: true }] })).errors).toEqual([]);
    const again = await clinic.signInPatient(patient);
    expect((await again.data(shown)).viewer.patient.appointments.edges).toEqual([]);
  });
});

describe("the background image", () => {
  afterEach(() => portail.database.manager.delete(PortalImage, { clinicId: clinicId() }));

  test("is set and removed alone, and every page gets it with its files", async () => {
    await storeImage(anImage);
    const { portalSettings, errors } = await setImage({ version: 1, contentHash: anImage, note: "Autumn" });
    expect([errors, portalSettings.backgroundImage]).toEqual([[], { contentHash: anImage }]);
    expect((await row()).values.backgroundImage).toEqual({ contentHash: anImage, width: 1280, height: 720, dimming: 0.6 });
    const asked = "{ portal { backgroundImage { contentHash width height dimming sources { url width height } } } }";
    const { portal } = await portail.browser().data(asked);
    expect(portal.backgroundImage).toEqual({
      ...{ contentHash: anImage, width: 1280, height: 720, dimming: 0.6 },
      sources: [320, 640, 1280].map((width) => ({
        ...{ url: `/files/portal-background-image/${anImage}-${width}.webp`, width, height: (width * 9) / 16 },
      })),
    });
    expect((await setImage({ version: 2 })).errors).toEqual([]);
    expect((await portail.browser().data(asked)).portal.backgroundImage).toBeNull();
    expect((await history()).edges.map(({ node }: { node: { changedFields: string[] } }) => node.changedFields)).toEqual([
      ["BACKGROUND_IMAGE"],
      ["BACKGROUND_IMAGE"],
      [],
    ]);
  });

  test("that a revision names stays and comes back, long after it was replaced", async () => {
    for (const image of images) await storeImage(image);
    await saved({ version: 1, backgroundImage: images[0] });
    await saved({ version: 2, backgroundImage: images[1] });
    const kept = await portail.database.manager.findBy(PortalImage, { clinicId: clinicId(), kept: true });
    expect(kept.map(({ contentHash }) => contentHash).toSorted()).toEqual([images[0], images[1]]);
    const { portalSettings, errors } = await restore({ version: 3, revisionId: revisionGlobalId(2) });
    expect([errors, portalSettings.backgroundImage]).toEqual([[], { contentHash: images[0] }]);
  });

  test("that is not stored is refused, and nothing of the save stays", async () => {
    const { portalSettings, errors } = await save({ version: 1, backgroundImage: anImage, otpLifetimeMinutes: 60 });
    expect([portalSettings, errors]).toEqual([
      null,
      [{ __typename: "ValidationFailed", code: "VALIDATION_FAILED", path: ["input", "backgroundImage"] }],
    ]);
    expect((await setImage({ version: 1, contentHash: anImage })).errors).toHaveLength(1);
    expect([(await row()).version, await count()]).toEqual([1, 1]);
  });

  test("of another clinic is none", async () => {
    await storeImage(anImage);
    const north = await (await TestClinic.open(portail, "nord")).staff("SUPPORT");
    const { errors } = await setImage({ version: 1, contentHash: anImage }, north);
    expect(errors).toEqual([{ __typename: "ValidationFailed", code: "VALIDATION_FAILED", path: ["input", "backgroundImage"] }]);
  });

  test("whose files are gone does not come back: the restore is refused whole", async () => {
    await storeImage(anImage);
    await saved({ version: 1, backgroundImage: anImage, otpLifetimeMinutes: 5 });
    await saved({ version: 2, backgroundImage: null, otpLifetimeMinutes: 15 });
    await portail.database.manager.delete(PortalImage, { clinicId: clinicId() });
    const { errors } = await restore({ version: 3, revisionId: revisionGlobalId(2) });
    expect(errors).toEqual([{ __typename: "ValidationFailed", code: "VALIDATION_FAILED", path: ["input", "revisionId"] }]);
    expect([(await row()).values, await count()]).toEqual([beginning, 3]);
  });

  test("that is in force already can be sent again with the rest of the form", async () => {
    await storeImage(anImage);
    await saved({ version: 1, backgroundImage: anImage });
    await saved({ version: 2, backgroundImage: anImage, otpLifetimeMinutes: 5 });
    expect((await history("(first: 1)")).edges[0].node.changedFields).toEqual(["OTP_LIFETIME_MINUTES"]);
  });
});

describe("a look ahead", () => {
  const asked = `query ($input: PortalSettingsImpactInput!) { portalSettingsImpact(input: $input) {
    changedFields signedInPatientCount after { ${values} } errors { code path } appointmentStatuses { status becomesHidden } } }`;
  const foresee = async (input: object) => (await support.data(asked, { input })).portalSettingsImpact;
  const nothing = { changedFields: [], signedInPatientCount: null, errors: [], appointmentStatuses: [] };

  test("says what would change, and writes nothing", async () => {
    const before = await row();
    expect(await foresee({})).toEqual({ ...nothing, after: beginning });
    const input = {
      ...{ otpLifetimeMinutes: 60, portalAccess: true },
      appointmentStatusVisibility: [
        { status: "NO_SHOW", hidden: true },
        { status: "NONE", hidden: false },
      ],
    };
    expect(await foresee(input)).toEqual({
      ...nothing,
      changedFields: ["OTP_LIFETIME_MINUTES", "APPOINTMENT_STATUS_VISIBILITY"],
      after: { ...beginning, otpLifetimeMinutes: 60, hiddenAppointmentStatuses: ["NO_SHOW"] },
      appointmentStatuses: [{ status: "NO_SHOW", becomesHidden: true }],
    });
    expect([await row(), await count()]).toEqual([before, 1]);
    expect(await portail.database.manager.countBy(AuditEvent, { clinicId: clinicId(), action: "portal-settings.updated" })).toBe(0);
  });

  test("says what a save would be refused for", async () => {
    expect(await foresee({ portalBilling: true, otpLifetimeMinutes: 7 })).toEqual({
      ...nothing,
      after: null,
      errors: [
        { code: "VALIDATION_FAILED", path: ["input", "otpLifetimeMinutes"] },
        { code: "STRIPE_NOT_CONFIGURED", path: ["input", "portalBilling"] },
      ],
    });
  });

  test("of a restore is of the revision's settings; together with fields nobody can tell what is meant", async () => {
    await saved({ version: 1, appointmentStatusVisibility: [{ status: "NO_SHOW", hidden: true }], newPatientAccess: false });
    expect(await foresee({ revisionId: revisionGlobalId(1) })).toEqual({
      ...nothing,
      changedFields: ["NEW_PATIENT_ACCESS", "APPOINTMENT_STATUS_VISIBILITY"],
      after: beginning,
      appointmentStatuses: [{ status: "NO_SHOW", becomesHidden: false }],
    });
    expect(await foresee({ revisionId: revisionGlobalId(2) })).toMatchObject({ changedFields: [], errors: [] });
    expect((await foresee({ revisionId: revisionGlobalId(9) })).errors).toEqual([{ code: "NOT_FOUND", path: ["input", "revisionId"] }]);
    const both = { revisionId: revisionGlobalId(1), portalAccess: false };
    expect((await foresee(both)).errors).toEqual([{ code: "VALIDATION_FAILED", path: ["input", "revisionId"] }]);
  });

  test("counts who is signed in now, each patient once, when the portal would be switched off and only then", async () => {
    const [once, twice, out, idle, shut] = [
      await clinic.patient(),
      await clinic.patient(),
      await clinic.patient(),
      await clinic.patient(),
      await clinic.patient(),
    ];
    await clinic.signInPatient(idle);
    portail.clock.advance(minutes(15));
    await clinic.signInPatient(once);
    await clinic.signInPatient(twice);
    portail.clock.advance(minutes(2));
    await clinic.signInPatient(twice, { staySignedIn: true });
    await (await clinic.signInPatient(out)).data("mutation { signOut { signedOut } }");
    await clinic.signInPatient(shut);
    const archived = { externalId: shut.externalId!, archived: true };
    expect(await portail.services.patients.upsert(clinic.consumer, [archived], "fr")).toMatchObject({ ok: true });
    const maple = await TestClinic.open(portail, "ouest");
    await maple.signInPatient(await maple.patient());

    const closing = { changedFields: ["PORTAL_ACCESS"], signedInPatientCount: 2 };
    expect(await foresee({ portalAccess: false })).toMatchObject(closing);
    expect((await foresee({ otpLifetimeMinutes: 5 })).signedInPatientCount).toBeNull();
    await saved({ version: 1, portalAccess: false });
    expect((await foresee({ portalAccess: true })).signedInPatientCount).toBeNull();
    await saved({ version: 2, portalAccess: true });
    expect(await foresee({ portalAccess: false })).toMatchObject({ ...closing, signedInPatientCount: 0 });
    expect(await foresee({ revisionId: revisionGlobalId(2) })).toMatchObject({ ...closing, signedInPatientCount: 0 });
  });
});
