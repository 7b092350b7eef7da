import { fromGlobalId } from "../../../graphql/global-id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { outcomesOf, problemsOf, upsertPatients } from "../../../testing/batches.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { Patient } from "../patient.entity.ts";

const statements = new StatementCounter();
let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let other: TestClinic;
let admin: ApiClient;
let desk: ApiClient;
let program: ApiClient;

beforeAll(async () => {
  portail = await startPortail({ statements });
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
  beside = await startPortail({ beside: portail });
  admin = await clinic.staff("ADMIN");
  desk = await clinic.staff("DESK");
  program = portail.program(clinic.token);
}, 60_000);

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

const fields = `id name visibleName { fr en } issuer kind mask portalVisible primary autoAssigned archived version inUse updatedBy { kind name }`;
const errors = `errors { __typename code message path ... on IdentificationTypeConflict { current { name version } } }`;

type Answer = Readonly<Record<string, unknown>>;

const save = async (name: string, input: Answer, by: ApiClient = admin) => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const mutation = `mutation ($input: ${type}) { saved: ${name}(input: $input) { identificationType { ${fields} } ${errors} } }`;
  return (await by.data(mutation, { input })).saved;
};

let count = 0;
const next = (): number => (count += 1);

const shown = { fr: "Carte", en: "Card" };
const make = async (input: Answer = {}, by?: ApiClient) =>
  save("createIdentificationType", { name: `Type ${next()}`, visibleName: shown, kind: "OTHER", ...input }, by);
const made = async (input: Answer = {}) => (await make(input)).identificationType;
const problems = ({ errors: found }: { errors: { code: string; path: string[] }[] }): string[] =>
  found.map(({ code, path }) => `${code} ${path.slice(1).join(".")}`);

const types = async (by: ApiClient = admin) =>
  (await by.data(`{ clinic { identificationTypes { ${fields} } } }`)).clinic.identificationTypes;
const typeOf = async (id: string) => (await types()).find((type: { id: string }) => type.id === id);

const newcomer = (identifications: readonly object[], special: Answer = {}) => ({
  ...{ externalId: `T${next()}`, firstName: "Zoé", lastName: "Gagné", dateOfBirth: "1990-07-01", sex: "FEMALE" },
  identifications,
  email: null as string | null,
  ...special,
});

const numbersOf = async (externalId: string, by: ApiClient = program) => {
  const { id } = await portail.database.manager.findOneByOrFail(Patient, { clinicId: clinic.clinic.id, externalId });
  const gid = Buffer.from(`Patient:${id}`).toString("base64url");
  const query = `query ($id: ID!) { node(id: $id) { ... on Patient {
    identifications { type { id name visibleName { fr } mask archived } value display verdict doubt } } } }`;
  return (await by.data(query, { id: gid })).node.identifications;
};

describe("making and changing a type", () => {
  test("it is made with its facts, its issuer's mask, and who made it", async () => {
    const { identificationType, errors: none } = await make({
      ...{ name: " Alberta ", kind: "PROVINCIAL", issuer: "AB", portalVisible: true, visibleName: { fr: "Carte AB", en: "AB card" } },
    });
    expect(none).toEqual([]);
    expect(identificationType).toEqual({
      ...{ id: expect.any(String), name: "Alberta", visibleName: { fr: "Carte AB", en: "AB card" }, issuer: "AB", kind: "PROVINCIAL" },
      ...{ mask: "99999-9999", portalVisible: true, primary: false, autoAssigned: false, archived: false, version: 1, inUse: false },
      updatedBy: { kind: "STAFF", name: "ADMIN demo" },
    });
    expect(await typeOf(identificationType.id)).toEqual(identificationType);
  });

  test.each<[string, Answer, string[]]>([
    ["no name", { name: undefined }, ["VALIDATION_FAILED name"]],
    ["a blank name", { name: " " }, ["VALIDATION_FAILED name"]],
    ["a name of 81 characters", { name: "n".repeat(81) }, ["VALIDATION_FAILED name"]],
    ["a name that the clinic has", { name: "RAMQ" }, ["CONFLICT name"]],
    ["nearly a name that the clinic has", { name: "r-a m q" }, ["CONFLICT name"]],
    ["no visible name", { visibleName: null }, ["VALIDATION_FAILED visibleName"]],
    ["a visible name in one language", { visibleName: { fr: "Carte", en: " " } }, ["VALIDATION_FAILED visibleName.en"]],
    ["no kind", { kind: null }, ["VALIDATION_FAILED kind"]],
    ["a provincial one without an issuer", { kind: "PROVINCIAL" }, ["VALIDATION_FAILED issuer"]],
    ["an issuer that is no province", { kind: "PROVINCIAL", issuer: "ZZ" }, ["VALIDATION_FAILED issuer"]],
    ["the issuer in small letters", { kind: "PROVINCIAL", issuer: "qc" }, ["VALIDATION_FAILED issuer"]],
    ["health numbers given out", { kind: "PROVINCIAL", issuer: "QC", autoAssigned: true }, ["VALIDATION_FAILED autoAssigned"]],
  ])("%s is refused at the field", async (_, input, expected) => {
    expect(problems(await make(input))).toEqual(expected);
  });

  test("the same name may be in another clinic, and another clinic's type is not found", async () => {
    const theirs = await other.staff("ADMIN");
    const { identificationType } = await make({ name: "Shared" }, theirs);
    expect((await make({ name: "Shared" })).errors).toEqual([]);
    for (const mutation of ["updateIdentificationType", "archiveIdentificationType", "restoreIdentificationType"])
      expect(problems(await save(mutation, { id: identificationType.id, version: 1 }))).toEqual(["NOT_FOUND id"]);
    expect(problems(await save("updateIdentificationType", { id: "none", version: 1 }))).toEqual(["NOT_FOUND id"]);
  });

  test("what is absent is untouched, and a change that changes nothing makes no version", async () => {
    const { id } = await made({ portalVisible: true });
    const changed = await save("updateIdentificationType", { id, version: 1, visibleName: { fr: "Nouveau", en: "New" } });
    expect(changed.identificationType).toMatchObject({ version: 2, portalVisible: true, visibleName: { fr: "Nouveau", en: "New" } });
    const again = await save("updateIdentificationType", { id, version: 2, portalVisible: true });
    expect(again.identificationType.version).toBe(2);
    const { manager } = portail.database;
    const events = await manager.findBy(AuditEvent, { subjectId: fromGlobalId("IdentificationType", id)! });
    expect(events.map(({ action, changedFields }) => [action, changedFields])).toEqual([
      ["identification-type.created", []],
      ["identification-type.updated", ["visibleNameFr", "visibleNameEn"]],
    ]);
  });

  test("a version that is no longer: a conflict with the type as it is, nothing is overwritten", async () => {
    const { id, name } = await made();
    await save("updateIdentificationType", { id, version: 1, portalVisible: true });
    const late = await save("updateIdentificationType", { id, version: 1, name: "Too late" });
    expect(problems(late)).toEqual(["CONFLICT version"]);
    expect(late.errors[0]).toMatchObject({ __typename: "IdentificationTypeConflict", current: { name, version: 2 } });
    expect(problems(await save("archiveIdentificationType", { id, version: 1 }))).toEqual(["CONFLICT version"]);
  });

  test("of eight edits of one version, through two servers, one is saved", async () => {
    const { id } = await made();
    const admins = [admin, await clinic.staff("ADMIN")];
    const alongside = new Map(admins.map((browser) => [browser, beside.browser()]));
    for (const [browser, twin] of alongside) for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
    const callers = [...alongside.keys(), ...alongside.values()];
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        save("updateIdentificationType", { id, version: 1, name: `Edit ${id} ${turn}` }, callers[turn % callers.length]),
      ),
    );
    expect(answers.filter(({ identificationType }) => identificationType !== null)).toHaveLength(1);
    expect(answers.flatMap(problems)).toEqual(Array.from({ length: 7 }, () => "CONFLICT version"));
    expect((await typeOf(id)).version).toBe(2);
  });

  test("of eight types of one name at the same time one is made", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => make({ name: "At once" })));
    expect(answers.flatMap(problems)).toEqual(Array.from({ length: 7 }, () => "CONFLICT name"));
  });
});

describe("the main type", () => {
  const primaries = async (): Promise<string[]> =>
    (await types()).filter(({ primary }: { primary: boolean }) => primary).map(({ name }: { name: string }) => name);

  test("is one at most: whoever becomes it takes it from the other, whose version grows", async () => {
    const before = (await types()).find(({ primary }: { primary: boolean }) => primary);
    const { name } = await made({ primary: true });
    expect(await primaries()).toEqual([name]);
    expect((await typeOf(before.id)).version).toBe(before.version + 1);
  });

  test("is one also when several become it at the same time", async () => {
    const several = await Promise.all(Array.from({ length: 6 }, () => made()));
    await Promise.all([
      ...several.map(({ id }) => save("updateIdentificationType", { id, version: 1, primary: true })),
      ...several.map(() => make({ primary: true })),
    ]);
    expect(await primaries()).toHaveLength(1);
  });

  test("is none once it is archived", async () => {
    const { id } = await made({ primary: true });
    expect((await save("archiveIdentificationType", { id, version: 1 })).identificationType).toMatchObject({
      primary: false,
      archived: true,
    });
    expect(await primaries()).toEqual([]);
  });
});

describe("a type of which charts have numbers", () => {
  test("keeps its kind and issuer; the rest still changes", async () => {
    const { id } = await made({ kind: "PROVINCIAL", issuer: "SK" });
    await upsertPatients(program, newcomer([{ typeId: id, value: "123 456 789" }]));
    expect(await typeOf(id)).toMatchObject({ inUse: true, version: 1 });
    const refused = await save("updateIdentificationType", { id, version: 1, kind: "OTHER", issuer: null });
    expect(problems(refused)).toEqual(["VALIDATION_FAILED kind", "VALIDATION_FAILED issuer"]);
    const renamed = await save("updateIdentificationType", { id, version: 1, name: "Saskatchewan", kind: "PROVINCIAL", issuer: "SK" });
    expect(renamed.identificationType).toMatchObject({ name: "Saskatchewan", version: 2 });
  });

  test("and a change of issuer that races with the first numbers: either it is saved or the numbers are, never both by other rules", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { id } = await made({ kind: "PROVINCIAL", issuer: "ON" });
      const number = { typeId: id, value: `900000000${round}-AB` };
      const [edit, saved] = await Promise.all([
        save("updateIdentificationType", { id, version: 1, kind: "OTHER", issuer: null }),
        upsertPatients(program, newcomer([number])),
        upsertPatients(beside.program(clinic.token), newcomer([{ typeId: id, value: `900000001${round}-AB` }])),
      ]);
      const type = await typeOf(id);
      expect(type.kind).toBe(edit.identificationType ? "OTHER" : "PROVINCIAL");
      expect(outcomesOf(saved)).toEqual(["CREATED"]);
      // Without its version a provincial number is the same one, another kind's is not.
      const likewise = await upsertPatients(program, newcomer([{ typeId: id, value: `900000000${round}` }]));
      expect(outcomesOf(likewise)).toEqual([type.kind === "OTHER" ? "CREATED" : "FAILED"]);
    }
  });
});

describe("an archived type", () => {
  test("stays on charts, refuses new numbers, and takes what a chart has when it is sent again", async () => {
    const { id } = await made();
    const holder = newcomer([{ typeId: id, value: "KEPT-1" }]);
    await upsertPatients(program, holder);
    await save("archiveIdentificationType", { id, version: 1 });
    const refused = ["VALIDATION_FAILED identifications.0.typeId"];
    expect(problemsOf(await upsertPatients(program, newcomer([{ typeId: id, value: "NEW-1" }])))).toEqual([refused]);
    const changed = { externalId: holder.externalId, identifications: [{ typeId: id, value: "KEPT-2" }] };
    expect(problemsOf(await upsertPatients(program, changed))).toEqual([refused]);
    expect(outcomesOf(await upsertPatients(program, holder))).toEqual(["UNCHANGED"]);
    expect(await numbersOf(holder.externalId)).toMatchObject([{ type: { id, archived: true }, value: "KEPT1" }]);
    await save("restoreIdentificationType", { id, version: 2 });
    expect(outcomesOf(await upsertPatients(program, newcomer([{ typeId: id, value: "NEW-1" }])))).toEqual(["CREATED"]);
  });

  test("isn't offered at sign-in, and who names it gets no code, with the same answer", async () => {
    const patient = await clinic.patient();
    const offered = async (): Promise<string[]> =>
      (await portail.browser().data("{ portal { identificationTypes { id } } }")).portal.identificationTypes.map(
        ({ id }: { id: string }) => id,
      );
    const id = clinic.typeId("ramq");
    expect(await offered()).toContain(id);
    const { version } = await typeOf(id);
    await save("archiveIdentificationType", { id, version });
    expect(await offered()).not.toContain(id);
    await clinic.requestCode(portail.browser(), patient, `TREE8452${2900 + Number(patient.externalId!.slice(1))}`);
    await expect(portail.codeSentTo(patient.email!)).rejects.toThrow("No code was sent there.");
    await save("restoreIdentificationType", { id, version: version + 1 });
    expect(await offered()).toContain(id);
    expect(await clinic.signInPatient(patient)).toBeDefined();
  });

  test("archiving twice changes nothing more", async () => {
    const { id } = await made();
    await save("archiveIdentificationType", { id, version: 1 });
    expect((await save("archiveIdentificationType", { id, version: 2 })).identificationType.version).toBe(2);
  });
});

describe("an auto-assigned type", () => {
  let id: string;

  beforeAll(async () => {
    id = (await made({ autoAssigned: true })).id;
  });

  afterAll(async () => {
    await save("archiveIdentificationType", { id, version: (await typeOf(id)).version });
  });

  const assigned = async (externalId: string): Promise<string> =>
    (await numbersOf(externalId)).find(({ type }: { type: { id: string } }) => type.id === id)?.value;

  test("gives a new chart the next number, which is identification enough; one that was typed is taken as it is", async () => {
    const [first, second, typed] = [newcomer([]), newcomer([], { identifications: undefined }), newcomer([{ typeId: id, value: "77" }])];
    expect(outcomesOf(await upsertPatients(program, first, second, typed))).toEqual(["CREATED", "CREATED", "CREATED"]);
    expect(await assigned(first.externalId)).toBe("100001");
    expect(await assigned(second.externalId)).toBe("100002");
    expect(await assigned(typed.externalId)).toBe("77");
  });

  test("gives an existing chart none, and repeating a call changes nothing", async () => {
    const chart = newcomer([]);
    await upsertPatients(program, chart);
    const number = await assigned(chart.externalId);
    expect(outcomesOf(await upsertPatients(program, { ...chart, firstName: "Anne" }, newcomer([])))).toEqual(["UPDATED", "CREATED"]);
    expect(await assigned(chart.externalId)).toBe(number);
  });

  test("steps over numbers that somebody typed, also in the same batch, and over a long row of them", async () => {
    const start = Number(await assigned((await chartOf(newcomer([]))).externalId));
    const row = Array.from({ length: 40 }, (_, place) => newcomer([{ typeId: id, value: String(start + 2 + place) }]));
    await upsertPatients(program, ...row);
    const [lacking, bringing] = [newcomer([]), newcomer([{ typeId: id, value: String(start + 1) }])];
    expect(outcomesOf(await upsertPatients(program, lacking, bringing))).toEqual(["CREATED", "CREATED"]);
    expect(Number(await assigned(lacking.externalId))).toBeGreaterThan(start + 41);
  });

  const chartOf = async (chart: ReturnType<typeof newcomer>) => {
    await upsertPatients(program, chart);
    return chart;
  };

  test("never gives a number twice, from two servers at once", async () => {
    const servers = [program, beside.program(clinic.token)];
    const batches = Array.from({ length: 8 }, () => Array.from({ length: 5 }, () => newcomer([])));
    const answers = await Promise.all(batches.map((batch, turn) => upsertPatients(servers[turn % 2]!, ...batch)));
    expect(answers.flatMap(outcomesOf)).toEqual(Array.from({ length: 40 }, () => "CREATED"));
    const numbers = await Promise.all(batches.flat().map(({ externalId }) => assigned(externalId)));
    expect(new Set(numbers).size).toBe(40);
  });

  test("gives none once it is archived: then a chart needs a number of its own", async () => {
    const { version } = await typeOf(id);
    await save("archiveIdentificationType", { id, version });
    expect(problemsOf(await upsertPatients(program, newcomer([])))).toEqual([["VALIDATION_FAILED identifications"]]);
    await save("restoreIdentificationType", { id, version: version + 1 });
  });
});

describe("a chart's numbers", () => {
  const chart = () =>
    newcomer([
      { typeId: clinic.typeId("file"), value: `n-${next()}` },
      { typeId: clinic.typeId("ramq"), value: `gagz 9057 ${1000 + next()}` },
    ]);

  test("are read as cards show them, the doubtful ones marked, and each read is audited", async () => {
    const number = newcomer([{ typeId: clinic.typeId("ramq"), value: "gagz 9057 0119" }]);
    await upsertPatients(program, number);
    const read = await numbersOf(number.externalId, desk);
    expect(read).toEqual([
      {
        type: {
          id: clinic.typeId("ramq"),
          name: "RAMQ",
          visibleName: { fr: "Assurance maladie" },
          mask: "AAAA 9999 9999",
          archived: false,
        },
        ...{ value: "GAGZ90570119", display: "GAGZ 9057 0119", verdict: "UNUSUAL", doubt: "CHECK_DIGIT" },
      },
    ]);
    const { id } = await portail.database.manager.findOneByOrFail(Patient, { externalId: number.externalId });
    const traces = async () =>
      (await portail.database.manager.findBy(AuditEvent, { patientId: id, actorKind: "staff" })).map(({ action }) => action).toSorted();
    expect(await traces()).toEqual(["patient.read"]);
    // A list shows less than a chart: numbers read beside it leave a trace of their own.
    const listed = await desk.data(
      "query ($search: String) { patients(search: $search) { edges { node { identifications { value } } } } }",
      {
        search: "GAGZ 9057 0119",
      },
    );
    expect(listed.patients.edges[0].node.identifications).toEqual([{ value: "GAGZ90570119" }]);
    expect(await traces()).toEqual(["patient.identifications-read", "patient.listed", "patient.read"]);
  });

  test("the patient sees their own of types that patients see, masked but for the end, and never the value", async () => {
    const unseen = await made({ portalVisible: false });
    const patient = await clinic.patient();
    const number = { typeId: unseen.id, value: "UNSEEN-1" };
    await upsertPatients(program, { externalId: patient.externalId, identifications: [number] });
    // `clinic.patient` saves as the same consumer, by the same external ids.
    const browser = await clinic.signInPatient(patient);
    const query = (of: string) => `{ viewer { patient { identifications { ${of} } } } }`;
    const { viewer } = await browser.data(query("type { visibleName { en } } display"));
    expect(viewer.patient.identifications).toHaveLength(2);
    for (const { display } of viewer.patient.identifications) expect(display).toMatch(/^(•••• •••• \d{4}|•+\w+)$/);
    expect(JSON.stringify(viewer)).not.toMatch(/TREE|UNSEEN/);
    expect(await browser.refusal(query("value"))).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    expect(await browser.refusal(query("type { name }"))).toEqual(["FORBIDDEN"]);
  });

  test("of several charts are read with one statement", async () => {
    const charts = Array.from({ length: 5 }, chart);
    const mutation = `mutation ($input: UpsertPatientsInput!) { upsertPatients(input: $input) {
      results { patient { identifications { value verdict } } } } }`;
    const { answer, statements: heard } = await statements.during(() => program.data(mutation, { input: { patients: charts } }));
    const numbers = answer.upsertPatients.results.map(
      ({ patient }: { patient: { identifications: [] } }) => patient.identifications.length,
    );
    expect(numbers).toEqual([2, 2, 2, 2, 2]);
    expect(heard.filter(({ sql }) => /JOIN .identification_types/.test(sql))).toHaveLength(1);
  });
});

describe("the versions of an Ontario card", () => {
  test("are one number: another chart's collides, the holder's own replaces the old one, and either finds the chart at sign-in", async () => {
    const { id } = await made({ kind: "PROVINCIAL", issuer: "ON", portalVisible: true });
    const card = (version: string) => [{ typeId: id, value: `9876-543-217${version}` }];
    const holder = newcomer(card("-AB"), { email: "ontario@courriel.example" });
    expect(outcomesOf(await upsertPatients(program, holder))).toEqual(["CREATED"]);
    for (const version of ["", "-AB", "-XY", " xy"])
      expect(problemsOf(await upsertPatients(program, newcomer(card(version))))).toEqual([["CONFLICT identifications.0.value"]]);
    const renewed = { externalId: holder.externalId, identifications: card("-XY") };
    expect(outcomesOf(await upsertPatients(program, renewed))).toEqual(["UPDATED"]);
    expect(outcomesOf(await upsertPatients(program, renewed))).toEqual(["UNCHANGED"]);
    expect(await numbersOf(holder.externalId)).toMatchObject([{ value: "9876543217XY", display: "9876-543-217-XY", verdict: "VALID" }]);
    for (const version of ["", "-AB", "-XY"]) {
      portail.clock.advance(120_000);
      const input = { identificationTypeId: id, identificationValue: `9876543217${version}`, channel: "EMAIL", destination: holder.email };
      const mutation = "mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { errors { code } } }";
      await portail.browser().data(mutation, { input });
      expect(await portail.codeSentTo("ontario@courriel.example")).toMatch(/^\d{8}$/);
    }
  });
});

describe("checking a number before it is saved", () => {
  const check = async (by: ApiClient, typeId: string, value: string) => {
    const query = "query ($typeId: ID!, $value: String!) { identificationCheck(typeId: $typeId, value: $value) { verdict doubt display } }";
    return by.run(query, { typeId, value });
  };

  test.each([
    ["ramq", "tree 8452 2901", { verdict: "UNUSUAL", doubt: "SHAPE", display: "TREE 8452 2901" }],
    ["ramq", "aaaa01010119", { verdict: "UNUSUAL", doubt: "CHECK_DIGIT", display: "AAAA 0101 0119" }],
    ["ramq", "aaaa01010112", { verdict: "VALID", doubt: null, display: "AAAA 0101 0112" }],
    ["ramq", "tree 8452", { verdict: "IMPOSSIBLE", doubt: "LENGTH", display: "TREE8452" }],
    ["ramq", "tree 8452 29O1", { verdict: "IMPOSSIBLE", doubt: "ALPHABET", display: "TREE 8452 29O1" }],
    ["file", " d-12 ", { verdict: "VALID", doubt: null, display: "D12" }],
    ["file", " - ", { verdict: "IMPOSSIBLE", doubt: "LENGTH", display: "" }],
    ["file", "9".repeat(65), { verdict: "IMPOSSIBLE", doubt: "LENGTH", display: "9".repeat(65) }],
  ] as const)("of type %s, %j", async (type, value, expected) => {
    expect((await check(desk, clinic.typeId(type), value)).data.identificationCheck).toEqual(expected);
  });

  test("of another clinic's type there is nothing to say", async () => {
    const answer = await check(desk, other.typeId("ramq"), "AAAA01010112");
    expect(answer.errors.map(({ extensions }) => extensions["code"])).toEqual(["NOT_FOUND"]);
  });
});

test("a clinic has fifty types at most", async () => {
  const theirs = await other.staff("ADMIN");
  const { manager } = portail.database;
  const existing = await manager.countBy(IdentificationType, { clinicId: other.clinic.id });
  for (let made = existing; made < 50; made += 1) await make({ name: `Filler ${made}` }, theirs);
  expect(problems(await make({ name: "One more" }, theirs))).toEqual(["VALIDATION_FAILED "]);
}, 60_000);
