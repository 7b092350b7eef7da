import { testDatabaseKind } from "../../db/testing/test-database.ts";
import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import { plansOf } from "../../testing/plans.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import { findTraces } from "../audit/testing/traces.ts";
import { UndeliveredMessage } from "../notifications/undelivered/undelivered-message.entity.ts";
import { PatientSearchTerm } from "./patient-search-term.entity.ts";
import { Patient } from "./patient.entity.ts";
import { indexCharts } from "./search/index-charts.ts";
import { searchVersion } from "./search/search-terms.ts";

const counter = new StatementCounter();
let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let desk: ApiClient;

const people = {
  eve: { firstName: "Ève", lastName: "Tremblay", dateOfBirth: "1984-02-29", email: "eve.t@courriel.example", mobile: "+15145550142" },
  jean: { firstName: "Jean-François", lastName: "L’Heureux", dateOfBirth: "1971-03-02", email: null, mobile: "+33612345678" },
  jeanne: {
    firstName: "Jeanne",
    lastName: "Tremblay-Côté",
    preferredName: "Jojo",
    dateOfBirth: "1990-07-01",
    email: "j@x.example",
    mobile: null,
  },
  noe: { firstName: "Noé", lastName: "Œuvray", dateOfBirth: "2001-12-31", email: null, mobile: null, homePhone: "+14185550199" },
  old: { firstName: "Alma", lastName: "Zidane", dateOfBirth: "1930-01-05", email: null, mobile: null, archived: true },
} as const;

const charts = {} as Record<keyof typeof people, Patient & { file: string }>;

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  for (const [name, person] of Object.entries(people)) charts[name as keyof typeof people] = await clinic.patient(person);
  await maple.patient({ ...people.eve });
  desk = await clinic.staff("DESK");
}, 60_000);

afterAll(() => portail.stop());

const listing = `query ($search: String, $access: PatientAccessFilter, $archived: Boolean, $first: Int, $after: String) {
  patients(search: $search, access: $access, archived: $archived, first: $first, after: $after) {
    edges { cursor node { id firstName } } pageInfo { hasNextPage endCursor } } }`;

interface Listed {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string; readonly firstName: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const list = async (variables: Readonly<Record<string, unknown>> = {}, caller = desk): Promise<Listed> =>
  (await caller.data(listing, { first: 20, archived: false, ...variables })).patients;

const namesOf = ({ edges }: Listed): string[] => edges.map(({ node }) => node.firstName);

/** Every page from the first to the last, a few at a time. */
async function listAll(variables: Readonly<Record<string, unknown>>, first: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const page: Listed = await list({ ...variables, first, after });
    ids.push(...page.edges.map(({ node }) => node.id));
    expect(page.edges.length).toBeLessThanOrEqual(first);
    if (!page.pageInfo.hasNextPage) return ids;
    expect(page.edges).toHaveLength(first);
    after = page.pageInfo.endCursor;
  }
}

describe("searching", () => {
  test.each<[string, string[]]>([
    ["tremblay", ["Ève", "Jeanne"]],
    ["TREMB", ["Ève", "Jeanne"]],
    ["eve tremblay", ["Ève"]],
    ["Tremblay, Ève", ["Ève"]],
    ["tremblay cote", ["Jeanne"]],
    ["cote", ["Jeanne"]],
    ["jojo", ["Jeanne"]],
    ["jean", ["Jean-François", "Jeanne"]],
    ["jeanfrancois", ["Jean-François"]],
    ["Jean François", ["Jean-François"]],
    ["Jean-François", ["Jean-François"]],
    ["francois l'heureux", ["Jean-François"]],
    ["heureux", ["Jean-François"]],
    ["lheureux jean", ["Jean-François"]],
    ["oeuvray", ["Noé"]],
    ["Œuv noe", ["Noé"]],
    ["1984-02-29", ["Ève"]],
    ["29/02/1984", ["Ève"]],
    ["02/29/84", ["Ève"]],
    ["29 février 1984", ["Ève"]],
    ["Feb 29, 1984", ["Ève"]],
    ["19840229", ["Ève"]],
    ["02/03/1971", ["Jean-François"]],
    ["03/02/1971", ["Jean-François"]],
    ["tremblay 1990-07-01", ["Jeanne"]],
    ["1990-07-01 roy", []],
    ["514 555-0142", ["Ève"]],
    ["(514) 555", ["Ève"]],
    ["0142", ["Ève"]],
    ["+1 514 555 0142", ["Ève"]],
    ["0199", ["Noé"]],
    ["418-555-0199", ["Noé"]],
    ["06 12 34 56 78", ["Jean-François"]],
    ["+33 6 12 34", ["Jean-François"]],
    ["5678", ["Jean-François"]],
    ["eve.t@cou", ["Ève"]],
    ["eve.t", ["Ève"]],
    ["J@X.example", ["Jeanne"]],
    ["tremblay 0142", ["Ève"]],
    ["zidane", []],
    ["nobody", []],
    ["5550", []],
    ["%", []],
    ["_remblay", []],
    ["—", []],
  ])("%j finds %j", async (search, names) => {
    expect(namesOf(await list({ search }))).toEqual(names);
  });

  test("a whole identification finds its patient, however it is spelled; a part of one doesn't", async () => {
    const { file, externalId } = charts.eve;
    const health = `TREE8452${String(2900 + Number(externalId!.slice(1))).padStart(4, "0")}`;
    for (const search of [
      file,
      ` ${file.toLowerCase()} `,
      health,
      `${health.slice(0, 4)} ${health.slice(4, 8)}-${health.slice(8)}`.toLowerCase(),
    ])
      expect(namesOf(await list({ search }))).toEqual(["Ève"]);
    expect(namesOf(await list({ search: health.slice(0, 8) }))).toEqual([]);
  });

  test("digits that may be a phone number or an identification find both patients, the one with the number first, each once", async () => {
    const numbered = await clinic.patient({
      ...{ firstName: "Numa", lastName: "Aab", email: null, mobile: "+14385550177" },
      identifications: [{ typeId: clinic.types.file, value: "4385550178" }],
    });
    const phoned = await clinic.patient({ firstName: "Fons", lastName: "Aaa", email: null, mobile: "+14385550178" });
    expect(namesOf(await list({ search: "438 555-0178" }))).toEqual(["Numa", "Fons"]);
    expect(await listAll({ search: "438 555-0178" }, 1)).toHaveLength(2);
    expect(namesOf(await list({ search: "43855501" }))).toEqual(["Numa", "Fons"]);
    await portail.database.manager.update(Patient, { id: phoned.id }, { archived: true });
    await portail.database.manager.update(Patient, { id: numbered.id }, { archived: true });
    expect(namesOf(await list({ search: "438 555-0178" }))).toEqual([]);
    expect(namesOf(await list({ search: "438 555-0178", archived: true }))).toEqual(["Numa", "Fons"]);
  });

  test("another clinic's patients are never found", async () => {
    expect(namesOf(await list({ search: "tremblay" }, await maple.staff("DESK")))).toEqual(["Ève"]);
    expect((await list({ search: "tremblay", archived: null })).edges).toHaveLength(2);
  });

  test("charts are found by what they say now: a change takes the old away with it", async () => {
    const chart = await clinic.patient({
      firstName: "Avant",
      lastName: "Autrefois",
      email: "avant@courriel.example",
      mobile: "+15145550166",
    });
    const change = {
      externalId: chart.externalId!,
      firstName: "Après",
      lastName: "Maintenant",
      email: "apres@courriel.example",
      mobile: null,
    };
    await portail.services.patients.upsert(clinic.consumer, [change], "fr");
    for (const search of ["avant", "autrefois", "avant@courriel", "514 555-0166"]) expect(namesOf(await list({ search }))).toEqual([]);
    for (const search of ["apres maintenant", "apres@"]) expect(namesOf(await list({ search }))).toEqual(["Après"]);
    // A new last name alone moves every term.
    await portail.services.patients.upsert(clinic.consumer, [{ externalId: chart.externalId!, lastName: "Ensuite" }], "fr");
    expect(namesOf(await list({ search: "apres" }))).toEqual(["Après"]);
    const terms = await portail.database.manager.findBy(PatientSearchTerm, { clinicId: clinic.clinic.id, patientId: chart.id });
    expect(new Set(terms.map(({ sortName }) => sortName))).toEqual(new Set(["ensuite apres"]));
  });
});

describe("many patients of one name", () => {
  /** The same beginnings, so that whoever finds them finds them in several ways. */
  const size = 45;
  const ids = new Set<string>();

  beforeAll(async () => {
    for (let place = 0; place < size; place += 1) {
      const name = { firstName: `Gil-Gilbert${place % 7}`, lastName: `Gilles${place % 5}`, preferredName: "Gil" };
      ids.add((await clinic.patient({ ...name, email: `gil${place}@courriel.example`, archived: place % 9 === 0 })).id);
    }
    await portail.database.manager.update(Patient, { clinicId: clinic.clinic.id, firstName: "Gil-Gilbert3" }, { accessEnabled: false });
  });

  const found = (globalIds: readonly string[]): string[] => globalIds.map((id) => fromGlobalId("Patient", id)!);

  test.each([1, 3, 7, 20, 100])("pages of %i hold each of them once, whichever way finds them", async (first) => {
    for (const search of ["gil", "gil gil", "gi-gi", "gilbert", "g"]) {
      const all = found(await listAll({ search, archived: null }, first));
      expect(new Set(all).size).toBe(all.length);
      expect([...ids].filter((id) => !all.includes(id))).toEqual([]);
    }
  });

  test.each([2, 20])("pages of %i with filters hold those alone", async (first) => {
    const rows = await portail.database.manager.findBy(Patient, { clinicId: clinic.clinic.id });
    for (const archived of [true, false, null])
      for (const access of ["ENABLED", "DISABLED", null]) {
        const fits = rows.filter(
          (row) => (archived === null || row.archived === archived) && (access === null || row.accessEnabled === (access === "ENABLED")),
        );
        const wanted = fits.map(({ id }) => id).toSorted();
        expect(found(await listAll({ archived, access }, first)).toSorted()).toEqual(wanted);
        expect(found(await listAll({ archived, access, search: "gil" }, first)).toSorted()).toEqual(wanted.filter((id) => ids.has(id)));
      }
  });

  test("without a search they are in the order of their names, through all pages", async () => {
    const rows = await portail.database.manager.findBy(Patient, { clinicId: clinic.clinic.id });
    const order = rows.toSorted((one, other) =>
      one.sortName === other.sortName ? (one.id < other.id ? -1 : 1) : one.sortName < other.sortName ? -1 : 1,
    );
    expect(found(await listAll({ archived: null }, 7))).toEqual(order.map(({ id }) => id));
  });

  test("a page is at most a hundred long, at least one, and twenty by default", async () => {
    expect((await list({ first: 1_000, archived: null })).edges.length).toBeLessThanOrEqual(100);
    expect((await list({ first: -5, archived: null })).edges).toHaveLength(1);
    expect((await desk.data("{ patients { edges { cursor } } }")).patients.edges).toHaveLength(20);
  });

  const cursors = [
    "nothing",
    "W10",
    Buffer.from('["[1,2]","x"]').toString("base64url"),
    Buffer.from('["[0,0,0,1,2]","x"]').toString("base64url"),
  ];

  test.each(cursors)("the cursor %s is nobody's", async (after) => {
    const { errors } = await desk.run(listing, { search: "gil", first: 5, after });
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["VALIDATION_FAILED"]);
  });

  test("a cursor that points to nothing there is finds nothing, and fails not", async () => {
    const after = Buffer.from(JSON.stringify([JSON.stringify([0, 99, 99, "x", "y"]), newId()])).toString("base64url");
    const { errors } = await desk.run(listing, { search: "gil", first: 5, after });
    expect(errors).toEqual([]);
  });
});

describe("the trace of a list", () => {
  const listed = () => findTraces(portail.database.manager, { clinicId: clinic.clinic.id, action: "patient.listed" });

  test("one row that names each chart shown and who saw it, and none of the others", async () => {
    const before = new Set((await listed()).map(({ id }) => id));
    const { edges } = await list({ search: "tremblay" });
    const fresh = (await listed()).filter(({ id }) => !before.has(id));
    expect(new Set(fresh.map(({ id }) => id)).size).toBe(1);
    expect(fresh.map(({ patientId }) => patientId).toSorted()).toEqual(
      edges.map(({ node }) => fromGlobalId("Patient", node.id)).toSorted(),
    );
    expect(fresh.every(({ actorKind, subjectId, patientId }) => actorKind === "staff" && subjectId === patientId)).toBe(true);
  });

  test.each(["audit_events", "audit_event_subjects"])("a list without its trace (%s) is not shown", async (table) => {
    const { source } = portail.database;
    await source.query(`ALTER TABLE ${table} RENAME TO ${table}_away`);
    const { data, errors } = await desk.run(listing, { search: "tremblay", first: 5 });
    await source.query(`ALTER TABLE ${table}_away RENAME TO ${table}`);
    expect(data).toBeNull();
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["INTERNAL"]);
  });

  test("nothing of what was typed is logged", async () => {
    await list({ search: "Zidane 1930-01-05" });
    expect(portail.log()).not.toMatch(/zidane|1930-01-05/i);
  });
});

describe("charts from before", () => {
  test("are indexed a few at a time, and then found and sorted; those of today's rules are left alone", async () => {
    const { manager } = portail.database;
    const { id: clinicId } = maple.clinic;
    const made = await Promise.all(
      Array.from({ length: 5 }, (_, place) => maple.patient({ firstName: `Vieux${place}`, lastName: "Dossier" })),
    );
    const untouched = await manager.findOneByOrFail(Patient, { clinicId, lastName: "Tremblay" });
    for (const { id } of made) {
      await manager.delete(PatientSearchTerm, { clinicId, patientId: id });
      await manager.update(Patient, { clinicId, id }, { searchVersion: 0, sortName: "" });
    }
    const staff = await maple.staff("DESK");
    expect(namesOf(await list({ search: "vieux" }, staff))).toEqual([]);
    const before = await manager.findOneByOrFail(Patient, { clinicId, id: made[0]!.id });
    expect(await indexCharts(portail.database)).toBe(5);
    expect(await indexCharts(portail.database)).toBe(0);
    expect(namesOf(await list({ search: "vieux dossier" }, staff))).toEqual(["Vieux0", "Vieux1", "Vieux2", "Vieux3", "Vieux4"]);
    const after = await manager.findOneByOrFail(Patient, { clinicId, id: made[0]!.id });
    expect(after).toEqual({ ...before, sortName: "dossier vieux0", searchVersion });
    expect(await manager.findOneByOrFail(Patient, { clinicId, id: untouched.id })).toEqual(untouched);
  });

  test("one that is changed before its turn comes is indexed by the change", async () => {
    const { manager } = portail.database;
    const { id: clinicId } = clinic.clinic;
    const { id, externalId } = await clinic.patient({ firstName: "Hâtif", lastName: "Dossier" });
    await manager.update(Patient, { clinicId, id }, { searchVersion: 0, sortName: "" });
    await portail.services.patients.upsert(clinic.consumer, [{ externalId: externalId!, preferredName: "Presto" }], "fr");
    expect(namesOf(await list({ search: "presto" }))).toEqual(["Hâtif"]);
    expect(await indexCharts(portail.database)).toBe(0);
  });
});

describe("what could not be delivered", () => {
  test("hangs on its patient, the latest first, and on nobody else", async () => {
    const at = portail.clock.now();
    const { manager } = portail.database;
    const common = {
      ...{ clinicId: clinic.clinic.id, kind: "ONE_TIME_CODE", channel: "EMAIL", reason: "REFUSED", state: "FINAL", attempts: 1 },
      ...{ askedAt: at, dueAt: at, errorCode: null, payload: null, notAfter: null, resentAs: null, resentAt: null },
    } as const satisfies Partial<UndeliveredMessage>;
    const owners = [charts.eve, charts.eve, ...Array.from({ length: 300 }, () => charts.noe)];
    const rows = owners.map(({ id: patientId }, place) => ({
      ...common,
      ...{ id: newId(), patientId, maskedDestination: `m${place}` },
      givenUpAt: new Date(at.getTime() + place),
    }));
    await manager.insert(UndeliveredMessage, rows);
    const query = `query ($id: ID!) { patient(id: $id) { deliveries(first: 1) { edges { node { maskedDestination } } pageInfo { hasNextPage } } } }`;
    const { edges } = await list({ search: "eve tremblay" });
    const { patient } = await desk.data(query, { id: edges[0]!.node.id });
    expect(patient.deliveries).toEqual({ edges: [{ node: { maskedDestination: "m1" } }], pageInfo: { hasNextPage: true } });
  });
});

describe("plans", () => {
  beforeAll(async () => {
    if (testDatabaseKind() === "mariadb")
      await portail.database.source.query("ANALYZE TABLE patients, patient_search_terms, patient_identifications, undelivered_messages");
  });

  const seeks = /FROM patient_search_terms lead WHERE/;

  test.each(["gil", "gil gilbert", "tremblay 1984-02-29", "gi-gi"])(
    "a search for %j reads its terms in the order of their key, page after page",
    async (search) => {
      const first = await list({ search, first: 3, archived: null });
      const pages = [{}, { after: first.pageInfo.endCursor }];
      for (const page of pages) {
        const { statements } = await counter.during(() => list({ search, first: 3, access: "ENABLED", ...page }));
        const seeking = statements.filter(({ sql }) => seeks.test(sql) && /ORDER BY/.test(sql));
        expect(seeking.length).toBeGreaterThan(0);
        for (const { steps, faults } of await plansOf(portail, seeking)) {
          const plan = steps.map(({ text }) => text);
          expect(faults).toEqual([]);
          const entered = {
            sqlite: /^SEARCH lead USING (COVERING )?INDEX sqlite_autoindex_patient_search_terms_1 \(clinic_id=\? AND term(>|=)/,
            mariadb: /^lead (range|ref) PRIMARY (?!.*(?:filesort|temporary))/,
          };
          expect(plan[0]).toMatch(entered[testDatabaseKind()]);
          for (const step of plan.slice(1))
            expect(step).toMatch(
              { sqlite: /SEARCH (own|chart)|SUBQUERY/, mariadb: /^(own|chart) (ref|range|eq_ref|const)/ }[testDatabaseKind()],
            );
        }
      }
    },
  );

  test("counts of what to begin with come from the key, and stop", async () => {
    const { statements } = await counter.during(() => list({ search: "gil tremblay 1984-02-29", archived: null }));
    const counts = statements.filter(({ sql }) => /UNION ALL/.test(sql));
    expect(counts).toHaveLength(1);
    expect(counts[0]!.sql.match(/LIMIT 1000/g)!.length).toBeGreaterThan(3);
    const [plan] = await plansOf(portail, counts);
    expect(plan!.steps.filter(({ scans }) => scans)).toEqual([]);
  });

  test.each([
    [{ archived: false }, 2],
    [{ archived: true, access: "DISABLED" }, 1],
    [{ archived: null }, 4],
  ])("a list %j reads as many rows as it shows, from the index in order", async (filter, reads) => {
    const { pageInfo } = await list({ archived: null, first: 2 });
    const { statements } = await counter.during(() => list({ ...filter, first: 5, after: pageInfo.endCursor }));
    const lists = statements.filter(({ sql }) => /FROM [`"]patients[`"]/.test(sql) && /ORDER BY/.test(sql));
    expect(lists).toHaveLength(reads);
    for (const { steps } of await plansOf(portail, lists)) {
      expect(steps).toHaveLength(1);
      expect(steps[0]!.text).toMatch(
        {
          sqlite:
            /^SEARCH chart USING COVERING INDEX patients_listed \(clinic_id=\? AND archived=\? AND access_enabled=\? AND sort_name>\?\)$/,
          mariadb: /^chart range patients_listed Using where; Using index$/,
        }[testDatabaseKind()],
      );
    }
  });

  test("what could not be delivered to a patient is read from the index in order", async () => {
    const query = "query ($id: ID!) { patient(id: $id) { deliveries(first: 5) { edges { cursor } } } }";
    const { statements } = await counter.during(() => desk.data(query, { id: toGlobalId("Patient", charts.eve.id) }));
    const lists = statements.filter(({ sql }) => /FROM [`"]undelivered_messages[`"]/.test(sql));
    expect(lists).toHaveLength(1);
    const [plan] = await plansOf(portail, lists);
    expect(plan!.steps).toHaveLength(1);
    expect(plan!.text).toMatch(/undelivered_messages_of_patient/);
    expect(plan!.faults).toEqual([]);
  });

  test("a search costs a few statements, however many it finds", async () => {
    const cost = async (first: number) => (await counter.during(() => list({ search: "gil", first, archived: null }))).statements.length;
    expect(await cost(40)).toBeLessThanOrEqual(await cost(2));
    expect(await cost(40)).toBeLessThanOrEqual(8);
  });
});
