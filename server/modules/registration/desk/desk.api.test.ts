import { insertRows } from "../../../db/insert-rows.ts";
import { days, hours, later, minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { Permission } from "../../../kernel/permissions.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { findTraces } from "../../audit/testing/traces.ts";
import { OutboxMessage } from "../../notifications/outbox-message.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { saveSettings } from "../../sign-in/testing/steps.ts";
import { Registration } from "../registration.entity.ts";
import { decideBy, globalIdOf, problemsOf, readRegistration, seen, sendRegistration } from "../testing/desk-steps.ts";

let portail: Portail;
let clinic: TestClinic;
let other: TestClinic;
let desk: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
});

afterAll(() => portail.stop());

beforeEach(async () => {
  await portail.database.manager.update(Registration, { state: "PENDING" }, { state: "ARCHIVED" });
  desk = await clinic.staff("DESK");
  admin = await clinic.staff("ADMIN");
});

const rowOf = (registration: Registration) =>
  portail.database.manager.findOneByOrFail(Registration, { clinicId: registration.clinicId, id: registration.id });

const trailOf = async (registration: Registration): Promise<string[]> => {
  const events = await findTraces(portail.database.manager, { subjectId: registration.id });
  return events.map(({ action }) => action);
};

const list = async (client: ApiClient, args = ""): Promise<string[]> => {
  const { registrations } = await client.data(`{ registrations${args && `(${args})`} { edges { node { id } } } }`);
  return registrations.edges.map(({ node }: { node: { id: string } }) => node.id);
};

const minutesAgo = (count: number): Date => later(portail.clock.now(), -minutes(count));

describe("the queue", () => {
  test("shows what waits, the latest first, a page at a time, and leaves a trace of each", async () => {
    const sent = [];
    for (const ago of [50, 40, 30, 20, 10]) sent.unshift(await sendRegistration(portail, clinic, { submittedAt: minutesAgo(ago) }));
    await sendRegistration(portail, other);
    const ids = sent.map(globalIdOf);
    expect(await list(desk)).toEqual(ids);
    const page = "{ edges { node { id } } pageInfo { hasNextPage endCursor } }";
    const { registrations: one } = await desk.data(`{ registrations(first: 3) ${page} }`);
    expect(one.pageInfo.hasNextPage).toBe(true);
    const { registrations: two } = await desk.data(`query ($after: String) { registrations(first: 3, after: $after) ${page} }`, {
      after: one.pageInfo.endCursor,
    });
    expect([...one.edges, ...two.edges].map(({ node }: { node: { id: string } }) => node.id)).toEqual(ids);
    expect(two.pageInfo.hasNextPage).toBe(false);
    expect(await trailOf(sent[0]!)).toEqual(["registration.listed", "registration.listed"]);
    await expect(desk.refusal('{ registrations(after: "nonsense") { edges { cursor } } }')).resolves.toEqual(["VALIDATION_FAILED"]);
  });

  test("filters by state, time and source; without a state all of them, in one order", async () => {
    const [late, middle, early] = await Promise.all(
      [5, 15, 25].map((ago, place) => sendRegistration(portail, clinic, { submittedAt: minutesAgo(ago), networkKey: `net${place % 2}` })),
    );
    await decideBy(desk, "archiveRegistration", { ...seen(middle!), reason: "OTHER" });
    const ids = [late!, middle!, early!].map(globalIdOf);
    expect(await list(desk)).toEqual([ids[0], ids[2]]);
    expect((await list(desk, "state: null, first: 100")).filter((id) => ids.includes(id))).toEqual(ids);
    const since = `submittedFrom: "${minutesAgo(26).toISOString()}", submittedBefore: "${minutesAgo(14).toISOString()}"`;
    expect(await list(desk, since)).toEqual([ids[2]]);
    expect((await list(desk, `state: null, ${since}`)).filter((id) => ids.includes(id))).toEqual([ids[1], ids[2]]);
    expect(await list(desk, 'source: "net0"')).toEqual([ids[0], ids[2]]);
    expect(await list(desk, 'source: "net1"')).toEqual([]);
  });

  test("finds by parts of names in any order, date of birth, number, e-mail and digits of a phone", async () => {
    const wanted = await sendRegistration(portail, clinic, {
      ...{ firstName: "Jean-François", lastName: "d’Amour Sévigny", preferredName: "Jeff", dateOfBirth: "1971-05-09" },
      ...{ email: "jf.amour@exemple.example", mobile: "+14185550177", number: "SEVJ71050911" },
    });
    await sendRegistration(portail, clinic, { firstName: "Jeanne", lastName: "Amiot" });
    for (const typed of [
      ...["sevigny", "SÉVIGNY jean", "jean-françois d'amour", "francois amour", "Jeff", "amour sev", "1971-05-09", "9 mai 1971"],
      ...["SEVJ 7105 0911", "jf.amour@", "jf.amour@exemple.example", "418 555-0177", "0177", "jeff 0177"],
    ])
      expect([typed, await list(desk, `search: ${JSON.stringify(typed)}`)]).toEqual([typed, [globalIdOf(wanted)]]);
    expect(await list(desk, 'search: "jean"')).toHaveLength(2);
    expect(await list(desk, 'search: "sevigny", state: ARCHIVED')).toEqual([]);
    expect(await list(desk, 'search: "quidam"')).toEqual([]);
  });

  test("pages of a search go on where they ended", async () => {
    const sent = [];
    for (const ago of [6, 5, 4, 3, 2])
      sent.unshift(await sendRegistration(portail, clinic, { lastName: "Ouellet", submittedAt: minutesAgo(ago) }));
    const found: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { registrations } = await desk.data(
        'query ($after: String) { registrations(search: "ouel", first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      found.push(...registrations.edges.map(({ node }: { node: { id: string } }) => node.id));
      ({ endCursor: after, hasNextPage: more } = registrations.pageInfo);
    }
    expect(found).toEqual(sent.map(globalIdOf));
  });

  test("says how many wait and since when", async () => {
    const counts = async () => (await desk.data("{ registrationCounts { pending oldestPendingAt } }")).registrationCounts;
    expect(await counts()).toEqual({ pending: 0, oldestPendingAt: null });
    await sendRegistration(portail, clinic, { submittedAt: minutesAgo(90) });
    await sendRegistration(portail, clinic);
    await sendRegistration(portail, other, { submittedAt: minutesAgo(900) });
    expect(await counts()).toEqual({ pending: 2, oldestPendingAt: minutesAgo(90).toISOString() });
  });

  test("a minor is said to be one: by the day of the clinic on which it was sent in", async () => {
    const today = portail.clock.now().toISOString().slice(0, 10);
    const bornYearsAgo = (years: number, shift = 0): string => {
      const day = new Date(`${String(Number(today.slice(0, 4)) - years)}${today.slice(4)}T00:00:00Z`);
      return later(day, days(shift)).toISOString().slice(0, 10);
    };
    const ages = async (dateOfBirth: string) =>
      readRegistration(desk, await sendRegistration(portail, clinic, { dateOfBirth }), "age isMinor under14");
    expect(await ages(bornYearsAgo(18))).toEqual({ age: 18, isMinor: false, under14: false });
    expect(await ages(bornYearsAgo(18, 1))).toEqual({ age: 17, isMinor: true, under14: false });
    expect(await ages(bornYearsAgo(14, 1))).toEqual({ age: 13, isMinor: true, under14: true });
  });

  test("shows everything that was sent, its number as cards show it, and others of the same person", async () => {
    const first = await sendRegistration(portail, clinic, {
      ...{
        number: "ROYL 8051 0911",
        firstName: "Louise",
        lastName: "Roy",
        dateOfBirth: "1980-01-09",
        city: "Laval",
        email: "l@roy.example",
      },
    });
    const sameNumber = await sendRegistration(portail, clinic, { number: "royl-80510911", firstName: "Autre", submittedAt: minutesAgo(1) });
    const swapped = await sendRegistration(portail, clinic, {
      ...{ firstName: "ROY", lastName: "Louise", dateOfBirth: "1980-01-09", submittedAt: minutesAgo(2) },
    });
    const sameContact = await sendRegistration(portail, clinic, {
      ...{ firstName: "L.", lastName: "R.", dateOfBirth: "1980-01-09", email: "l@roy.example", submittedAt: minutesAgo(3) },
    });
    await sendRegistration(portail, clinic, { email: "l@roy.example" });
    await sendRegistration(portail, clinic, { dateOfBirth: "1980-01-09" });
    const fields =
      "state email address { city street } identification { display value verdict type { name } } sameAs { id } source provenChannel";
    expect(await readRegistration(desk, first, fields)).toEqual({
      ...{ state: "PENDING", email: "l@roy.example", address: { city: "Laval", street: null }, source: null, provenChannel: "EMAIL" },
      identification: { display: "ROYL 8051 0911", value: "ROYL80510911", verdict: expect.any(String), type: { name: "RAMQ" } },
      sameAs: [sameNumber, swapped, sameContact].map((row) => ({ id: globalIdOf(row) })),
    });
  });
});

test("others of the same person are shown for a whole page, each with one trace, and not again of themselves", async () => {
  const sent = await Promise.all(Array.from({ length: 4 }, () => sendRegistration(portail, clinic, { number: "SAMA90570111" })));
  const { registrations } = await desk.data("{ registrations { edges { node { id sameAs { id sameAs { id } } } } } }");
  const nodes = registrations.edges.map(({ node }: { node: { id: string; sameAs: { id: string; sameAs: unknown[] }[] } }) => node);
  for (const { id, sameAs } of nodes) {
    expect(sameAs.map((other: { id: string }) => other.id).toSorted()).toEqual(
      sent
        .map(globalIdOf)
        .filter((other) => other !== id)
        .toSorted(),
    );
    expect(sameAs.flatMap((other: { sameAs: unknown[] }) => other.sameAs)).toEqual([]);
  }
  expect(nodes).toHaveLength(4);
  for (const each of sent) expect(await trailOf(each)).toEqual(["registration.listed", "registration.listed"]);
});

describe("confirming", () => {
  test("makes a verified chart of everything that was sent, tells the person, and leaves a trace", async () => {
    const sent = await sendRegistration(portail, clinic, {
      ...{ firstName: "Aline", lastName: "Bélanger", preferredName: "Lili", sex: "OTHER", language: "en", mobile: "+15145550188" },
      ...{ street: "1, rue du Lac", city: "Laval", notificationMethod: "BOTH", number: "BELA 8001 0199" },
    });
    const { registration, errors } = await decideBy(desk, "confirmRegistration", seen(sent));
    expect(errors).toEqual([]);
    expect(registration).toMatchObject({ state: "CONFIRMED", version: 2, decidedAt: portail.clock.now().toISOString() });
    expect(registration.decidedBy).toEqual({ name: "DESK demo" });
    const { patientId } = await rowOf(sent);
    const chart = await portail.database.manager.findOneByOrFail(Patient, { clinicId: sent.clinicId, id: patientId! });
    expect(chart).toMatchObject({
      ...{ firstName: "Aline", lastName: "Bélanger", preferredName: "Lili", dateOfBirth: "1990-07-01", sex: "OTHER", language: "en" },
      ...{ email: sent.email, mobile: "+15145550188", street: "1, rue du Lac", city: "Laval", notificationMethod: "BOTH" },
      ...{ verified: true, archived: false, accessEnabled: true, accessEpoch: 1 },
    });
    const { patient } = await readRegistration(desk, sent, "patient { identifications { display } portalAccess { effective } }");
    expect(patient).toEqual({ identifications: [{ display: "BELA 8001 0199" }], portalAccess: { effective: true } });
    expect(await trailOf(sent)).toEqual(expect.arrayContaining(["registration.confirmed"]));
    const notices = await portail.database.manager.findBy(OutboxMessage, { clinicId: sent.clinicId, kind: "REGISTRATION_ACCEPTED" });
    expect(notices).toHaveLength(1);
  });

  test.each([
    [{ portalAccess: true, newPatientAccess: false }, false],
    [{ portalAccess: false, newPatientAccess: true }, false],
    [{ portalAccess: true, newPatientAccess: true }, true],
  ])("with settings %j the chart's access is %s", async (settings, enabled) => {
    await saveSettings(await clinic.staff("SUPPORT"), settings);
    const sent = await sendRegistration(portail, clinic);
    await decideBy(desk, "confirmRegistration", seen(sent));
    const { patientId } = await rowOf(sent);
    expect(await portail.database.manager.findOneBy(Patient, { id: patientId! })).toMatchObject({ accessEnabled: enabled, verified: true });
  });

  test("a number that a chart has is taken, also in another notation and under another version: nothing is written", async () => {
    const chart = await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: "TAKN80010155" }] });
    const sent = await sendRegistration(portail, clinic, { number: "takn 8001-0155" });
    const payload = await decideBy(desk, "confirmRegistration", seen(sent));
    expect(problemsOf(payload)).toEqual(["IdentificationTaken input.identifications.0.value"]);
    expect(payload.errors[0].patient.id).toBeTruthy();
    expect(payload.registration).toBeNull();
    expect(await rowOf(sent)).toMatchObject({ state: "PENDING", version: 1, decidedAt: null, patientId: null });
    expect(await portail.database.manager.countBy(Patient, { requestKey: `registration:${sent.id}` })).toBe(0);
    expect(chart.id).toBeTruthy();
  });

  test("the same call again answers with what it did; another's key decides nothing", async () => {
    const sent = await sendRegistration(portail, clinic);
    const input = { ...seen(sent), requestKey: "K1" };
    const answers = await Promise.all(Array.from({ length: 5 }, () => decideBy(desk, "confirmRegistration", input)));
    expect(answers.map(problemsOf)).toEqual([[], [], [], [], []]);
    expect(new Set(answers.map(({ registration }) => registration.patient.id)).size).toBe(1);
    expect(problemsOf(await decideBy(admin, "confirmRegistration", input))).toEqual(["RegistrationDecided input.version"]);
    expect(problemsOf(await decideBy(desk, "confirmRegistration", { ...input, requestKey: "K2" }))).toEqual([
      "RegistrationDecided input.version",
    ]);
    expect(problemsOf(await decideBy(desk, "confirmRegistration", { ...input, requestKey: "x".repeat(65) }))).toEqual([
      "ValidationFailed input.requestKey",
    ]);
  });

  test("a chart is not made to wait for texts that go nowhere", async () => {
    const far = { mobile: "+33612345678", notificationMethod: "BOTH" as const };
    const [withEmail, without] = [
      await sendRegistration(portail, clinic, far),
      await sendRegistration(portail, clinic, { ...far, email: null }),
    ];
    for (const sent of [withEmail, without]) expect(problemsOf(await decideBy(desk, "confirmRegistration", seen(sent)))).toEqual([]);
    const methodOf = async (sent: Registration) =>
      (await portail.database.manager.findOneByOrFail(Patient, { id: (await rowOf(sent)).patientId! })).notificationMethod;
    expect([await methodOf(withEmail), await methodOf(without)]).toEqual(["EMAIL", "NONE"]);
  });
});

describe("archiving", () => {
  test("puts it away with the reason, tells the person or not, and is taken back", async () => {
    const before = await portail.database.manager.countBy(OutboxMessage, { kind: "REGISTRATION_ARCHIVED" });
    const [told, untold] = [await sendRegistration(portail, clinic), await sendRegistration(portail, clinic)];
    const note = "  Rappeler lundi ";
    const { registration } = await decideBy(desk, "archiveRegistration", { ...seen(told), reason: "UNREACHABLE", note });
    expect(registration).toMatchObject({ state: "ARCHIVED", archiveReason: "UNREACHABLE", archiveNote: "Rappeler lundi", version: 2 });
    await decideBy(desk, "archiveRegistration", { ...seen(untold), reason: "ABUSE", note: " ", tell: false });
    expect(await rowOf(untold)).toMatchObject({ archiveNote: null });
    expect(await portail.database.manager.countBy(OutboxMessage, { kind: "REGISTRATION_ARCHIVED" })).toBe(before + 1);
    const restored = await decideBy(admin, "restoreRegistration", { ...seen(told), version: 2 });
    expect(restored.registration).toMatchObject({ state: "PENDING", version: 3, decidedAt: null, archiveReason: null, archiveNote: null });
    expect(await trailOf(told)).toEqual(expect.arrayContaining(["registration.archived", "registration.restored"]));
  });

  test("a note that is too long is said at its field", async () => {
    const sent = await sendRegistration(portail, clinic);
    const payload = await decideBy(desk, "archiveRegistration", { ...seen(sent), reason: "OTHER", note: "x".repeat(201) });
    expect(problemsOf(payload)).toEqual(["ValidationFailed input.note"]);
  });
});

describe("two at once", () => {
  test("of twenty who decide in every way one wins, and each other is told by whom", async () => {
    const chart = await clinic.patient();
    const sent = await sendRegistration(portail, clinic);
    const patient = { patientId: Buffer.from(`Patient:${chart.id}`).toString("base64url"), patientVersion: chart.version };
    const ways = [
      (client: ApiClient) => decideBy(client, "confirmRegistration", seen(sent)),
      (client: ApiClient) => decideBy(client, "archiveRegistration", { ...seen(sent), reason: "OTHER" }),
      (client: ApiClient) => decideBy(client, "mergeRegistration", { ...seen(sent), ...patient, take: ["MOBILE", "SEX", "FIRST_NAME"] }),
      (client: ApiClient) => decideBy(client, "restoreRegistration", seen(sent)),
    ];
    const clients = [desk, admin, await clinic.staff("DESK"), await clinic.staff("ADMIN")];
    const answers = await Promise.all(Array.from({ length: 20 }, (_, place) => ways[place % 4]!(clients[place % 3]!)));
    const won = answers.filter(({ errors }) => errors.length === 0);
    expect(won).toHaveLength(1);
    const lost = answers.filter(({ errors }) => errors.length > 0).map(({ errors }) => errors);
    for (const [error, ...more] of lost) {
      expect(more).toEqual([]);
      expect(error).toMatchObject({ __typename: "RegistrationDecided", code: "CONFLICT", path: ["input", "version"] });
    }
    const { state, decidedBy } = won[0].registration;
    expect(await rowOf(sent)).toMatchObject({ state, version: 2 });
    const last = await decideBy(admin, "confirmRegistration", seen(sent));
    expect(last.errors[0]).toMatchObject({ decidedBy, current: { id: globalIdOf(sent), state, version: 2 } });
    const decisions = (await trailOf(sent)).filter((action) => /confirmed|archived|merged|restored/.test(action));
    expect(decisions).toHaveLength(1);
    expect(await portail.database.manager.countBy(Patient, { requestKey: `registration:${sent.id}` })).toBe(state === "CONFIRMED" ? 1 : 0);
  });

  test("one that was restored since is another version: who saw the earlier one decides nothing", async () => {
    const sent = await sendRegistration(portail, clinic);
    await decideBy(desk, "archiveRegistration", { ...seen(sent), reason: "OTHER" });
    await decideBy(desk, "restoreRegistration", { ...seen(sent), version: 2 });
    const late = await decideBy(admin, "confirmRegistration", seen(sent));
    expect(late.errors[0]).toMatchObject({
      __typename: "RegistrationDecided",
      decidedAt: null,
      decidedBy: null,
      current: { state: "PENDING" },
    });
  });
});

describe("a flood", () => {
  const flood = async (client = desk) =>
    (await client.data("{ registrationFlood { since count sources { id count firstAt lastAt contactDomains } } }")).registrationFlood;

  const clear = async (input: Readonly<Record<string, unknown>>) =>
    (
      await desk.data(
        "mutation ($input: ArchiveRegistrationsInput!) { archiveRegistrations(input: $input) { count batchId errors { __typename code path message } } }",
        { input: { reason: "ABUSE", ...input } },
      )
    ).archiveRegistrations;

  const restore = async (batchId: string, client = desk) =>
    (
      await client.data(
        "mutation ($input: RestoreRegistrationsInput!) { restoreRegistrations(input: $input) { count batchId errors { code path } } }",
        { input: { batchId } },
      )
    ).restoreRegistrations;

  test("is seen, cleared in one act, and taken back", async () => {
    expect(await flood()).toBeNull();
    const script = [];
    for (let place = 0; place < 130; place += 1)
      script.push(
        await sendRegistration(portail, clinic, {
          networkKey: "script",
          submittedAt: minutesAgo(place / 10),
          email: `x${place}@spam.example`,
        }),
      );
    const person = await sendRegistration(portail, clinic, { networkKey: "home" });
    const seenFlood = await flood();
    expect(seenFlood).toMatchObject({ count: 131, sources: [{ id: "script", count: 130, contactDomains: ["spam.example"] }] });
    expect(await flood(await other.staff("DESK"))).toBeNull();
    const told = await portail.database.manager.count(OutboxMessage);

    const wrong = await clear({ source: "script", expectedCount: 129 });
    expect(wrong).toMatchObject({ count: 0, batchId: null, errors: [{ path: ["input", "expectedCount"] }] });
    expect(wrong.errors[0].message).toContain("130");
    expect((await clear({ expectedCount: 131 })).errors).toMatchObject([{ path: ["input", "source"] }]);

    const { count, batchId, errors } = await clear({ source: "script", expectedCount: 130, note: "robot" });
    expect({ count, errors }).toEqual({ count: 130, errors: [] });
    expect(await list(desk)).toEqual([globalIdOf(person)]);
    expect(await rowOf(script[0]!)).toMatchObject({ state: "ARCHIVED", archiveReason: "ABUSE", archiveNote: "robot", version: 2 });
    expect(await trailOf(script[0]!)).toEqual(["registration.archived"]);
    expect(await portail.database.manager.count(OutboxMessage)).toBe(told);
    expect(await flood()).toBeNull();

    await decideBy(desk, "restoreRegistration", { ...seen(script[3]!), version: 2 });
    expect((await restore(batchId, await other.staff("ADMIN"))).errors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect(await restore(batchId)).toEqual({ count: 129, batchId, errors: [] });
    expect(await rowOf(script[0]!)).toMatchObject({ state: "PENDING", decidedAt: null, archiveReason: null, version: 3 });
    expect((await restore(batchId)).errors).toMatchObject([{ code: "NOT_FOUND" }]);
  });

  test("clearing and deciding at once: each registration is decided once, and the count is what was moved", async () => {
    const sent = await Promise.all(Array.from({ length: 12 }, () => sendRegistration(portail, clinic, { networkKey: "race" })));
    const [cleared, again, ...answers] = await Promise.all([
      clear({ source: "race", expectedCount: 12 }),
      clear({ source: "race", expectedCount: 12 }),
      ...sent.slice(0, 4).map((row) => decideBy(admin, "confirmRegistration", seen(row))),
    ]);
    const confirmed = answers.filter(({ errors }) => errors.length === 0).length;
    expect(cleared.count + again.count + confirmed).toBe(12);
    expect(await portail.database.manager.countBy(Registration, { networkKey: "race", state: "CONFIRMED" })).toBe(confirmed);
  });

  test("by time alone, and no more than a thousand", async () => {
    await sendRegistration(portail, clinic, { submittedAt: minutesAgo(300) });
    await sendRegistration(portail, clinic);
    const { count } = await clear({ submittedBefore: later(portail.clock.now(), -hours(1)).toISOString(), expectedCount: 1 });
    expect(count).toBe(1);
    const [left] = await portail.database.manager.findBy(Registration, { clinicId: clinic.clinic.id, state: "PENDING" });
    expect(await list(desk)).toEqual([globalIdOf(left!)]);
    const copies = Array.from({ length: 1_001 }, () => ({ ...left!, id: newId(), proofId: newId(), networkKey: "more" }));
    for (let start = 0; start < copies.length; start += 100)
      await insertRows(portail.database.source.manager, Registration, copies.slice(start, start + 100));
    const tooMany = await clear({ source: "more", expectedCount: 1_001 });
    expect(tooMany).toMatchObject({ count: 0, errors: [{ path: ["input", "expectedCount"] }] });
    expect(tooMany.errors[0].message).toContain("1000");
  });
});

describe("another clinic", () => {
  test("its registration does not exist: it is not read, decided or counted", async () => {
    const theirs = await sendRegistration(portail, other);
    const chart = await clinic.patient();
    const patient = { patientId: Buffer.from(`Patient:${chart.id}`).toString("base64url"), patientVersion: chart.version };
    expect(await readRegistration(desk, theirs, "id")).toBeNull();
    expect((await desk.data("query ($id: ID!) { node(id: $id) { id } }", { id: globalIdOf(theirs) })).node).toBeNull();
    expect(await list(desk, "state: null, first: 100")).not.toContain(globalIdOf(theirs));
    for (const [name, more] of [
      ["confirmRegistration", {}],
      ["archiveRegistration", { reason: "OTHER" }],
      ["restoreRegistration", {}],
      ["undoRegistrationMerge", {}],
      ["mergeRegistration", { ...patient, take: [] }],
    ] as const)
      expect(problemsOf(await decideBy(desk, name, { ...seen(theirs), ...more }))).toEqual(["NotFound input.registrationId"]);
    expect(await rowOf(theirs)).toMatchObject({ state: "PENDING", version: 1 });
    const sent = await sendRegistration(portail, clinic);
    const foreignChart = await other.patient();
    const foreign = { patientId: Buffer.from(`Patient:${foreignChart.id}`).toString("base64url"), patientVersion: 1 };
    expect(problemsOf(await decideBy(desk, "mergeRegistration", { ...seen(sent), ...foreign, take: [] }))).toEqual([
      "NotFound input.patientId",
    ]);
    expect(await rowOf(sent)).toMatchObject({ state: "PENDING", version: 1 });
  });
});

describe("rights", () => {
  test("deciding needs the right; making and changing charts needs that right too", async () => {
    const sent = await sendRegistration(portail, clinic);
    const input = { input: seen(sent) };
    const confirm = "mutation ($input: ConfirmRegistrationInput!) { confirmRegistration(input: $input) { errors { code } } }";
    const withScopes = async (...scopes: readonly Permission[]) => portail.program(await clinic.tokenWith(...scopes));
    expect(await (await withScopes("PATIENTS_WRITE", "PATIENTS_READ")).refusal(confirm, input)).toEqual(["FORBIDDEN"]);
    expect(await (await withScopes("REGISTRATIONS", "PATIENTS_READ")).refusal(confirm, input)).toEqual(["FORBIDDEN"]);
    const blind = await withScopes("REGISTRATIONS");
    expect(await blind.refusal("query ($id: ID!) { registration(id: $id) { matches { confidence } } }", { id: globalIdOf(sent) })).toEqual([
      "FORBIDDEN",
    ]);
    expect(await readRegistration(blind, sent, "firstName bestConfidence identification { display } sameAs { id }")).toBeTruthy();
    expect(await (await clinic.staff("SUPPORT")).refusal("{ registrations { edges { cursor } } }")).toEqual(["FORBIDDEN"]);
    expect(await portail.browser().refusal("{ registrations { edges { cursor } } }")).toEqual(["UNAUTHENTICATED"]);
    expect(await (await withScopes("REGISTRATIONS", "PATIENTS_WRITE")).data(confirm, input)).toEqual({
      confirmRegistration: { errors: [] },
    });
  });
});
