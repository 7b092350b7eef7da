import fc from "fast-check";
import { toGlobalId } from "../../graphql/global-id.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { appointmentStatuses, statusWords } from "../../kernel/appointment-status.ts";
import { days, hours, minutes } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { upsertAppointments } from "../../testing/batches.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { readICalendar } from "./testing/read-icalendar.ts";

let portail: Portail;
let clinic: TestClinic;
let program: ApiClient;
let support: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  program = portail.program(clinic.token);
  support = await clinic.staff("SUPPORT");
});

afterAll(() => portail.stop());

type When = "UPCOMING" | "PAST";

interface Shown {
  readonly id: string;
  readonly service: string;
  readonly startsAt: string;
  readonly status: AppointmentStatus;
}

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: Shown }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const page = "edges { cursor node { id service startsAt status } } pageInfo { hasNextPage endCursor }";

const pageQuery = `query ($when: AppointmentsWhen!, $first: Int!, $after: String) {
  viewer { patient { appointments(when: $when, first: $first, after: $after) { ${page} } } }
}`;

const readPage = async (browser: ApiClient, when: When, first = 100, after: string | null = null): Promise<Page> =>
  (await browser.data(pageQuery, { when, first, after })).viewer.patient.appointments;

/** Everything on every page, as somebody would see it who goes on to the end. */
async function readAll(browser: ApiClient, when: When, first = 100): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (let after: string | null = null; ;) {
    const { edges, pageInfo }: Page = await readPage(browser, when, first, after);
    expect(edges.length).toBeLessThanOrEqual(first);
    shown.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return shown;
    after = pageInfo.endCursor;
  }
}

const services = (shown: readonly Shown[]): string[] => shown.map(({ service }) => service);

/** Support makes exactly these the hidden statuses. */
async function hide(...hidden: readonly AppointmentStatus[]): Promise<void> {
  const { portalSettings } = await support.data("{ portalSettings { version } }");
  const appointmentStatusVisibility = appointmentStatuses.map((status) => ({ status, hidden: hidden.includes(status) }));
  const { updatePortalSettings } = await support.data(
    "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }",
    { input: { version: portalSettings.version, appointmentStatusVisibility } },
  );
  expect(updatePortalSettings.errors).toEqual([]);
}

const calendar = (browser: ApiClient, id: string) => browser.send(`/portal/appointments/${id}/calendar.ics`);

interface Plan {
  readonly service: string;
  /** Minutes from now. */
  readonly start: number;
  readonly length?: number;
  readonly status?: AppointmentStatus;
  readonly deactivated?: boolean;
  readonly [field: string]: unknown;
}

let count = 0;

async function book(patient: Patient, ...plans: readonly Plan[]): Promise<Map<string, string>> {
  const now = portail.clock.now().getTime();
  const items = plans.map(({ start, length = 30, ...fields }) => ({
    externalId: `L${(count += 1)}`,
    patientExternalId: patient.externalId,
    locationExternalId: "L1",
    practitionerName: "Dre Côté",
    status: "CONFIRMED",
    startsAt: new Date(now + minutes(start)).toISOString(),
    endsAt: new Date(now + minutes(start + length)).toISOString(),
    ...fields,
  }));
  const { results } = await upsertAppointments(program, ...items);
  return new Map(results.map(({ entity }) => [entity.service, entity.id]));
}

async function patientWith(...plans: readonly Plan[]) {
  const patient = await clinic.patient();
  const ids = plans.length > 0 ? await book(patient, ...plans) : new Map<string, string>();
  return { patient, ids, browser: await clinic.signInPatient(patient) };
}

const day = days(1) / minutes(1);

describe("lists", () => {
  afterEach(() => hide());

  test("upcoming ones stand soonest first, past ones latest first; one under way is upcoming, one just over is past", async () => {
    const { browser } = await patientWith(
      { service: "in a week", start: 7 * day },
      { service: "yesterday", start: -day },
      { service: "tomorrow", start: day },
      { service: "last year", start: -365 * day },
      { service: "under way", start: -10 },
      { service: "just over", start: -30 },
      { service: "ends in a millisecond", start: -30, length: 30 + 1 / 60_000 },
      { service: "began a day ago and lasts a day and a bit less", start: -day + 1, length: day },
    );
    expect(services(await readAll(browser, "UPCOMING"))).toEqual([
      "began a day ago and lasts a day and a bit less",
      "ends in a millisecond",
      "under way",
      "tomorrow",
      "in a week",
    ]);
    expect(services(await readAll(browser, "PAST"))).toEqual(["just over", "yesterday", "last year"]);
    portail.clock.advance(1);
    expect(services(await readAll(browser, "PAST"))).toContain("ends in a millisecond");
    expect(services(await readAll(browser, "UPCOMING"))).not.toContain("ends in a millisecond");
  });

  test.each<When>(["UPCOMING", "PAST"])("equal starts are paged without loss or repetition: %s", async (when) => {
    const start = when === "UPCOMING" ? day : -day;
    const { browser } = await patientWith(
      ...Array.from({ length: 13 }, (_, place) => ({ service: `S${place}`, start: place < 10 ? start : 2 * start })),
    );
    for (const first of [1, 2, 3, 5, 12, 13]) {
      const shown = services(await readAll(browser, when, first));
      expect(shown).toHaveLength(13);
      expect(new Set(shown).size).toBe(13);
      expect(shown.slice(10).sort()).toEqual(["S10", "S11", "S12"]);
    }
  });

  test("a page has what was asked for, at most 100, at least one", async () => {
    const { browser } = await patientWith(...Array.from({ length: 105 }, (_, place) => ({ service: `S${place}`, start: day + place })));
    for (const [first, length] of [
      [1, 1],
      [20, 20],
      [100, 100],
      [101, 100],
      [2_000_000_000, 100],
      [0, 1],
      [-5, 1],
    ] as const) {
      const { edges, pageInfo } = await readPage(browser, "UPCOMING", first);
      expect(edges).toHaveLength(length);
      expect(pageInfo).toEqual({ hasNextPage: true, endCursor: edges.at(-1)?.cursor });
    }
    const { viewer } = await browser.data(`{ viewer { patient { appointments { ${page} } } } }`);
    expect(viewer.patient.appointments.edges).toHaveLength(20);
  });

  test("an empty list is a page without rows and without cursors", async () => {
    const { browser } = await patientWith();
    const query =
      "{ viewer { patient { appointments { edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }";
    const { viewer } = await browser.data(query);
    expect(viewer.patient.appointments).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

  test.each([
    "x",
    "not a cursor",
    encoded([]),
    encoded(["yesterday", "1"]),
    encoded(["+010000-01-01T00:00:00.000Z", "1"]),
    "9".repeat(1_100),
  ])("the malformed cursor %.60j is the caller's mistake", async (after) => {
    const { browser } = await patientWith();
    expect(await browser.refusal(pageQuery, { when: "UPCOMING", first: 5, after })).toEqual(["VALIDATION_FAILED"]);
  });

  test("going on from a cursor stays right while appointments come in before and after it", async () => {
    const { patient, browser } = await patientWith(...[1, 2, 3, 4, 5, 6].map((place) => ({ service: `day ${place}`, start: place * day })));
    const first = await readPage(browser, "UPCOMING", 3);
    await book(patient, { service: "day 1½", start: 1.5 * day }, { service: "day 4½", start: 4.5 * day });
    const second = await readPage(browser, "UPCOMING", 3, first.pageInfo.endCursor);
    const third = await readPage(browser, "UPCOMING", 3, second.pageInfo.endCursor);
    expect([first, second, third].map(({ edges }) => services(edges.map(({ node }) => node)))).toEqual([
      ["day 1", "day 2", "day 3"],
      ["day 4", "day 4½", "day 5"],
      ["day 6"],
    ]);
  });

  test("lists asked for together are as each by itself, in any order, number and combination", async () => {
    const starts = [-9, -8, -7, -6, -1, 1, 2, 3, 4, 5, 6];
    const { patient, browser } = await patientWith(
      ...starts.map((start) => ({ service: `day ${start}`, start: start * day })),
      ...[-5, -4, 7].map((start) => ({ service: `hidden ${start}`, start: start * day, status: "CANCELLED" as const })),
      { service: "as early as another", start: 2 * day },
    );
    await hide("CANCELLED");
    const ahead = (await readPage(browser, "UPCOMING", 2)).pageInfo.endCursor!;
    const desk = await clinic.staff("DESK");
    const id = toGlobalId("Patient", patient.id);
    const asked = [
      ["when: UPCOMING, first: 3", "when: PAST, first: 2"],
      ["when: PAST, first: 50", "when: UPCOMING, first: 1"],
      ["when: UPCOMING, first: 3", "when: UPCOMING, first: 2"],
      [`when: UPCOMING, first: 3, after: "${ahead}"`, "when: PAST, first: 2"],
      ["when: UPCOMING, first: 0", "when: PAST, first: 5000", "when: PAST, first: 1"],
    ];
    for (const arguments_ of asked) {
      const fields = arguments_.map((each, place) => `list${place}: appointments(${each}) { ${page} }`);
      const own = async (selection: string) => (await browser.data(`{ viewer { patient { ${selection} } } }`)).viewer.patient;
      const staffs = async (selection: string) =>
        (await desk.data(`query ($id: ID!) { patient(id: $id) { ${selection} } }`, { id })).patient;
      for (const read of [own, staffs]) {
        const apart = await Promise.all(fields.map((field) => read(field)));
        expect(await read(fields.join(" "))).toEqual(Object.assign({}, ...apart));
      }
    }
  });

  test("of lists asked for together, one with a cursor that is none fails alone", async () => {
    const { browser } = await patientWith({ service: "ahead", start: day }, { service: "before", start: -day });
    const query = `{ viewer { patient { bad: appointments(when: UPCOMING, after: "none") { ${page} } } } }`;
    const both = `{ viewer { patient { good: appointments(when: PAST) { ${page} } bad: appointments(when: UPCOMING, after: "none") { ${page} } } } }`;
    const [alone, together] = [await browser.run(query), await browser.run(both)];
    expect(together.errors).toHaveLength(1);
    const told = (answer: typeof alone) =>
      answer.errors?.map(({ message, path, extensions }) => ({ message, path, code: extensions["code"] }));
    expect(told(together)).toEqual(told(alone));
  });

  test("a cursor of another patient opens nothing of theirs", async () => {
    const [mine, theirs] = [
      await patientWith({ service: "mine", start: 2 * day }),
      await patientWith({ service: "theirs", start: day }, { service: "theirs too", start: 3 * day }),
    ];
    const { edges } = await readPage(theirs.browser, "UPCOMING", 1);
    const { edges: after } = await readPage(mine.browser, "UPCOMING", 5, edges[0]!.cursor);
    expect(services(after.map(({ node }) => node))).toEqual(["mine"]);
  });

  test("each appointment says its location's own time zone, and its status in patient words", async () => {
    const locations = [{ externalId: "L-halifax", name: "Halifax", timeZone: "America/Halifax" }];
    await portail.services.clinics.upsertLocations(clinic.consumer, locations);
    const { browser } = await patientWith(
      { service: "here", start: day },
      { service: "there", start: 2 * day, locationExternalId: "L-halifax", status: "IN_ROOM" },
    );
    const seen = await browser.data(
      "{ viewer { patient { appointments { edges { node { location { name timeZone } statusLabel { fr en } } } } } } }",
    );
    expect(seen.viewer.patient.appointments.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      { location: { name: "Centre-ville", timeZone: "America/Toronto" }, statusLabel: { fr: "Confirmé", en: "Confirmed" } },
      { location: { name: "Halifax", timeZone: "America/Halifax" }, statusLabel: { fr: "En cours", en: "In progress" } },
    ]);
  });
});

describe("what is hidden", () => {
  let hers: Awaited<ReturnType<typeof patientWith>>;

  beforeAll(async () => {
    const plans = appointmentStatuses.flatMap((status, place): Plan[] => [
      { service: `upcoming ${status}`, start: day + place, status },
      { service: `past ${status}`, start: -day - place, status },
    ]);
    hers = await patientWith(
      ...plans,
      { service: "upcoming withdrawn", start: day, deactivated: true },
      { service: "past withdrawn", start: -day, deactivated: true },
    );
  });

  afterEach(() => hide());

  /** What she is shown of these, over the look-up by id. */
  async function lookedUp(names: readonly string[]): Promise<string[]> {
    const fields = names.map(
      (name, place) => `n${place}: node(id: ${JSON.stringify(hers.ids.get(name))}) { ... on Appointment { service } }`,
    );
    const data = await hers.browser.data(`{ ${fields.join(" ")} }`);
    return Object.values(data as Record<string, { service: string } | null>).flatMap((node) => (node ? [node.service] : []));
  }

  /** Written without the product's own rule: she sees what is not withdrawn and not of a hidden status. */
  const expected = (when: string, hidden: readonly AppointmentStatus[]): string[] =>
    appointmentStatuses.filter((status) => !hidden.includes(status)).map((status) => `${when} ${status}`);

  test.each([
    ...appointmentStatuses.map((status) => [status]),
    [],
    ["CANCELLED", "NO_SHOW"],
    [...appointmentStatuses],
  ] as AppointmentStatus[][])("with %s… hidden, no list, look-up or export shows it, and each shows all others", async (...hidden) => {
    await hide(...hidden);
    for (const when of ["UPCOMING", "PAST"] as const) {
      const word = when.toLowerCase();
      expect(services(await readAll(hers.browser, when)).sort()).toEqual(expected(word, hidden).sort());
      const names = [...appointmentStatuses.map((status) => `${word} ${status}`), `${word} withdrawn`];
      expect(await lookedUp(names)).toEqual(expected(word, hidden));
      const status = hidden[0] ?? "CONFIRMED";
      const [exported, withdrawn] = await Promise.all(
        [`${word} ${status}`, `${word} withdrawn`].map((name) => calendar(hers.browser, hers.ids.get(name)!)),
      );
      expect(exported?.status).toBe(hidden.includes(status) ? 404 : 200);
      expect(withdrawn?.status).toBe(404);
    }
  });

  test("her next load follows what support hides and shows, in the session she has", async () => {
    const seen = async () => services(await readAll(hers.browser, "UPCOMING")).includes("upcoming CANCELLED");
    expect(await seen()).toBe(true);
    await hide("CANCELLED");
    expect(await seen()).toBe(false);
    await hide("NO_SHOW");
    expect(await seen()).toBe(true);
  });

  test("what is hidden, withdrawn, another's, of another kind or of nobody gives one and the same answer", async () => {
    await hide("CANCELLED");
    const another = await patientWith({ service: "another's", start: day });
    const ids = [
      hers.ids.get("upcoming CANCELLED"),
      hers.ids.get("past withdrawn"),
      another.ids.get("another's"),
      toGlobalId("Appointment", "01JQ0000000000000000000000"),
      toGlobalId("Appointment", clinic.location.id),
      toGlobalId("Patient", another.patient.id),
      "nonsense",
    ] as string[];
    const headers = { "content-type": "application/json" };
    const looked = await Promise.all(
      ids.map((id) =>
        hers.browser.send("/graphql", {
          method: "POST",
          headers,
          body: JSON.stringify({ query: "query ($id: ID!) { node(id: $id) { id } }", variables: { id } }),
        }),
      ),
    );
    const exported = await Promise.all(ids.map((id) => calendar(hers.browser, id)));
    const still = ({ status, text, headers: { date: _, "x-request-id": __, ...rest } }: (typeof looked)[number]) => ({
      status,
      text,
      names: Object.keys(rest).sort(),
      length: rest["content-length"],
    });
    expect(new Set(looked.map((answer) => JSON.stringify(still(answer))))).toEqual(new Set([JSON.stringify(still(looked[0]!))]));
    expect(JSON.parse(looked[0]!.text)).toEqual({ data: { node: null } });
    expect(new Set(exported.map((answer) => JSON.stringify(still(answer))))).toEqual(new Set([JSON.stringify(still(exported[0]!))]));
    expect(exported[0]?.status).toBe(404);
    expect(exported[0]?.text).not.toMatch(/hidden|masqu|CANCELLED/i);
  });

  test("nobody but the patient exports: not an anonymous browser, not staff, not a program", async () => {
    const id = hers.ids.get("upcoming CONFIRMED")!;
    const desk = await clinic.staff("DESK");
    for (const caller of [portail.browser(), desk]) expect((await calendar(caller, id)).status).toBe(404);
    const bearing = await portail
      .browser()
      .send(`/portal/appointments/${id}/calendar.ics`, { headers: { authorization: `Bearer ${clinic.token}` } });
    expect(bearing.status).toBe(404);
  });

  test.each(["DESK", "ADMIN", "consumer"] as const)(
    "%s sees all of them in the clinic's words, with a mark on those that she does not see",
    async (who) => {
      await hide("CANCELLED", "NOTE_SIGNED");
      const caller = who === "consumer" ? program : await clinic.staff(who);
      const fields = "edges { node { service status deactivated hiddenFromPatient statusLabel { fr en } } }";
      const { node } = await caller.data(
        `query ($id: ID!) { node(id: $id) { ... on Patient { upcoming: appointments(when: UPCOMING, first: 100) { ${fields} } past: appointments(when: PAST, first: 100) { ${fields} } } } }`,
        { id: toGlobalId("Patient", hers.patient.id) },
      );
      for (const list of [node.upcoming, node.past]) {
        const nodes = list.edges.map(
          (edge: { node: Shown & { hiddenFromPatient: boolean; deactivated: boolean; statusLabel: unknown } }) => edge.node,
        );
        expect(nodes).toHaveLength(17);
        for (const { service, status, hiddenFromPatient, deactivated, statusLabel } of nodes) {
          expect(deactivated).toBe(service.endsWith("withdrawn"));
          expect(hiddenFromPatient).toBe(["CANCELLED", "NOTE_SIGNED"].includes(status) || service.endsWith("withdrawn"));
          expect(statusLabel).toEqual(statusWords[status as AppointmentStatus].staff);
        }
      }
    },
  );

  test("support, who holds no right to patients' data, sees none of them", async () => {
    const query = "query ($id: ID!) { node(id: $id) { ... on Appointment { service } } }";
    const { data, errors } = await support.run(query, { id: hers.ids.get("upcoming CONFIRMED")! });
    expect(JSON.stringify(data)).not.toContain("upcoming");
    for (const { extensions } of errors) expect(extensions["code"]).toBe("FORBIDDEN");
  });

  test("a look by staff or a program leaves one row each, a patient's own look none", async () => {
    const reads = async () =>
      (await portail.database.manager.findBy(AuditEvent, { patientId: hers.patient.id })).filter(({ action }) => action.endsWith(".read"));
    const id = hers.ids.get("upcoming CONFIRMED")!;
    const look = (caller: ApiClient) => caller.data("query ($id: ID!) { node(id: $id) { ... on Appointment { service } } }", { id });
    const before = await reads();
    await look(hers.browser);
    await readAll(hers.browser, "UPCOMING");
    await calendar(hers.browser, id);
    expect(await reads()).toHaveLength(before.length);
    await look(await clinic.staff("DESK"));
    await look(program);
    const [desk, consumer, ...more] = (await reads()).slice(before.length).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(more).toEqual([]);
    expect([desk?.actorKind, consumer?.actorKind]).toEqual(["staff", "consumer"]);
    expect(consumer).toMatchObject({ actorId: clinic.consumer.id, changedFields: [] });
    await program.data("query ($id: ID!) { node(id: $id) { ... on Patient { appointments { edges { node { service } } } } } }", {
      id: toGlobalId("Patient", hers.patient.id),
    });
    const listed = (await reads()).slice(before.length + 2).map(({ action }) => action);
    expect(listed.sort()).toEqual(["appointments.read", "patient.read"]);
  });
});

describe("the calendar file", () => {
  test("says the appointment in UTC under an id that stays, with what people wrote, and is not kept by caches", async () => {
    const note = "À jeun; sans café, merci.\nApportez votre carte\\passeport";
    const { patient, ids, browser } = await patientWith({ service: "Suivi, bilan; étape 1", start: day, noteToPatient: note });
    const id = ids.get("Suivi, bilan; étape 1")!;
    const answer = await calendar(browser, id);
    expect(answer.headers).toMatchObject({
      "content-type": expect.stringContaining("text/calendar"),
      "cache-control": "no-store",
      "content-disposition": expect.stringContaining("appointment.ics"),
    });
    const { event } = readICalendar(answer.text);
    const start = new Date(portail.clock.now().getTime() + days(1));
    const compact = (instant: Date) => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
    expect(event.get("DTSTART")).toBe(compact(start));
    expect(event.get("DTEND")).toBe(compact(new Date(start.getTime() + minutes(30))));
    expect(event.get("SUMMARY")).toBe("Suivi, bilan; étape 1 · Clinique demo");
    expect(event.get("DESCRIPTION")).toBe(`Dre Côté\n\n${note}`);
    expect(answer.text).not.toContain(patient.lastName);
    const moved = { externalId: `L${count}`, startsAt: new Date(start.getTime() - hours(1)).toISOString() };
    await upsertAppointments(program, moved);
    const later = readICalendar((await browser.send(`/portail/appointments/${id}/calendar.ics`)).text).event;
    expect(later.get("UID")).toBe(event.get("UID"));
    expect(Number(later.get("SEQUENCE"))).toBeGreaterThan(Number(event.get("SEQUENCE")));
  });

  test("a virtual visit leads to its link", async () => {
    const virtualVisitUrl = "https://video.example/room?a=1&b=2";
    const { ids, browser } = await patientWith({ service: "Vidéo", start: day, visitType: "VIRTUAL_VISIT", virtualVisitUrl });
    expect(readICalendar((await calendar(browser, ids.get("Vidéo")!)).text).event.get("LOCATION")).toBe(virtualVisitUrl);
  });
});

test("whatever is booked and whatever is hidden, a patient sees over all pages what they should, in order", async () => {
  const plan = fc.record({
    start: fc.integer({ min: -3 * day, max: 3 * day }),
    length: fc.integer({ min: 1, max: day }),
    status: fc.constantFrom(...appointmentStatuses),
    deactivated: fc.boolean(),
  });
  const settings = fc.subarray([...appointmentStatuses]);
  const run = async (plans: readonly Omit<Plan, "service">[], hidden: readonly AppointmentStatus[], first: number) => {
    const named = plans.map((booked, place) => ({ ...(booked as Plan), service: `S${place}` }));
    const { browser } = await patientWith(...named);
    await hide(...hidden);
    const shown = named.filter(({ status, deactivated }) => !deactivated && !hidden.includes(status!));
    const upcoming = shown.filter(({ start, length }) => start + length! > 0);
    const past = shown.filter(({ start, length }) => start + length! <= 0);
    for (const [when, oracle, direction] of [
      ["UPCOMING", upcoming, 1],
      ["PAST", past, -1],
    ] as const) {
      const seen = await readAll(browser, when, first);
      expect(services(seen).sort()).toEqual(oracle.map(({ service }) => service).sort());
      const starts = seen.map(({ startsAt }) => direction * Date.parse(startsAt));
      expect(starts).toEqual([...starts].sort((a, b) => a - b));
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 25 }), settings, fc.integer({ min: 1, max: 30 }), run), {
    numRuns: 15,
  });
  await hide();
});
