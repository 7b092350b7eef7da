import { Like } from "typeorm";
import type { ApiClient } from "../../testing/api-client.ts";
import type { BatchAnswer } from "../../testing/batches.ts";
import { outcomesOf, problemsOf, upsertPatients } from "../../testing/batches.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { PatientIdentification } from "./patient-identification.entity.ts";
import { Patient } from "./patient.entity.ts";

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let other: TestClinic;
let program: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
  beside = await startPortail({ beside: portail });
  program = portail.program(clinic.token);
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

type Item = Readonly<Record<string, unknown>>;

let count = 0;
const next = (): number => (count += 1);

const file = (value: string) => ({ typeId: clinic.typeId("file"), value });
const ramq = (value: string) => ({ typeId: clinic.typeId("ramq"), value });

const newcomer = (identifications: readonly object[] = [file(`F-${next()}`)], fields: Item = {}) => ({
  externalId: `I${next()}`,
  firstName: "Zoé",
  lastName: "Gagné",
  dateOfBirth: "1990-07-01",
  sex: "FEMALE",
  identifications,
  ...fields,
});

const send = (...patients: readonly Item[]): Promise<BatchAnswer> => upsertPatients(program, ...patients);

const numbersOf = async (externalId: string): Promise<PatientIdentification[]> => {
  const { manager } = portail.database;
  const { clinicId, id } = await manager.findOneByOrFail(Patient, { clinicId: clinic.clinic.id, externalId });
  return manager.findBy(PatientIdentification, { clinicId, patientId: id });
};

/** Every value of every row, as text. */
const dump = async (): Promise<string> => {
  const { manager, source } = portail.database;
  const tables = source.entityMetadatas.map(({ target }) => manager.find(target));
  return JSON.stringify(await Promise.all(tables));
};

describe("what is refused", () => {
  test.each<[string, () => readonly object[], string[]]>([
    ["a health number of the wrong length", () => [ramq("TREE 8452 290")], ["VALIDATION_FAILED identifications.0.value"]],
    ["a health number of the wrong shape", () => [ramq("1234 TREE 8452")], ["VALIDATION_FAILED identifications.0.value"]],
    ["an unusual check digit", () => [ramq("GAGZ 9057 0111")], []],
    ["two numbers of one type", () => [file("T-1"), file("T-2")], ["VALIDATION_FAILED identifications.1.typeId"]],
    ["a type that nobody made", () => [{ typeId: "SWRlbnRpZmljYXRpb25UeXBl", value: "1" }], ["VALIDATION_FAILED identifications.0.typeId"]],
    ["another clinic's type", () => [{ typeId: other.typeId("file"), value: "1" }], ["VALIDATION_FAILED identifications.0.typeId"]],
    [
      "the id of something else",
      () => [{ typeId: clinic.typeId("file").replace("S", "T"), value: "1" }],
      ["VALIDATION_FAILED identifications.0.typeId"],
    ],
    ["a number of hyphens", () => [file("- - -")], ["VALIDATION_FAILED identifications.0.value"]],
    ["a number of 65 characters", () => [file("9".repeat(65))], ["VALIDATION_FAILED identifications.0.value"]],
  ])("%s", async (_, identifications, problems) => {
    expect(problemsOf(await send(newcomer(identifications())))).toEqual([problems]);
  });

  test("a number of another chart is a CONFLICT at the number, in whatever notation, and says nothing of whose it is", async () => {
    await send(newcomer([file("C-100"), ramq("CONF 9001 0101")], { firstName: "Marguerite", email: "marguerite@courriel.example" }));
    const answer = await send(newcomer([file(" c 100 ")]), newcomer([file(`F-${next()}`), ramq("conf-9001-0101")]));
    expect(problemsOf(answer)).toEqual([["CONFLICT identifications.0.value"], ["CONFLICT identifications.1.value"]]);
    expect(answer.results[0]?.errors[0]).toMatchObject({
      __typename: "Conflict",
      path: ["input", "patients", "0", "identifications", "0", "value"],
    });
    expect(answer.results[0]?.entity).toBeNull();
    expect(JSON.stringify(answer)).not.toMatch(/marguerite|C-100|C100/i);
  });

  test("one number twice in a batch: the second item fails, the first is saved", async () => {
    const [first, second] = [newcomer([file("D-100")]), newcomer([file("d 100")])];
    expect(problemsOf(await send(first, second))).toEqual([[], ["CONFLICT identifications.0.value"]]);
    expect(await numbersOf(first.externalId)).toHaveLength(1);
    expect(await portail.database.manager.countBy(Patient, { externalId: second.externalId })).toBe(0);
  });

  test("an item whose second number is taken claims its first one neither", async () => {
    const taken = newcomer([ramq("PART 9001 0101")]);
    await send(taken);
    const [failing, following] = [newcomer([file("E-100"), ramq("PART 9001 0101")]), newcomer([file("E-100")])];
    expect(problemsOf(await send(failing, following))).toEqual([["CONFLICT identifications.1.value"], []]);
  });

  test("the same number of the same type may be in two clinics", async () => {
    const elsewhere = portail.program(other.token, "maple");
    await send(newcomer([ramq("BOTH 9001 0101")]));
    const theirs = newcomer([{ typeId: other.typeId("ramq"), value: "BOTH 9001 0101" }]);
    expect(outcomesOf(await upsertPatients(elsewhere, theirs))).toEqual(["CREATED"]);
  });
});

describe("changing a chart's numbers", () => {
  test("a type that is not named is untouched, a new number of a type replaces the old one", async () => {
    const patient = newcomer([file("G-1"), ramq("REPL 9001 0101")]);
    await send(patient);
    const before = await numbersOf(patient.externalId);
    expect(outcomesOf(await send({ externalId: patient.externalId, identifications: [file("G-2")] }))).toEqual(["UPDATED"]);
    const after = await numbersOf(patient.externalId);
    expect(after.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
    expect(after.find(({ typeId }) => typeId === clinic.types.ramq)).toEqual(before.find(({ typeId }) => typeId === clinic.types.ramq));
    expect(outcomesOf(await send({ externalId: patient.externalId, identifications: [] }))).toEqual(["UNCHANGED"]);
  });

  test("a replaced number is free afterwards, for anybody", async () => {
    const [patient, follower] = [newcomer([file("H-1")]), newcomer([file("H-1")])];
    await send(patient);
    await send({ externalId: patient.externalId, identifications: [file("H-2")] });
    expect(outcomesOf(await send(follower))).toEqual(["CREATED"]);
    expect(problemsOf(await send({ externalId: patient.externalId, identifications: [file("H-1")] }))).toEqual([
      ["CONFLICT identifications.0.value"],
    ]);
  });

  test("within one batch a number is freed for nobody, so that no order of writing can collide", async () => {
    const [left, right] = [newcomer([file("J-1")]), newcomer([file("J-2")])];
    await send(left, right);
    const swap = [
      { externalId: left.externalId, identifications: [file("J-2")] },
      { externalId: right.externalId, identifications: [file("J-1")] },
    ];
    expect(problemsOf(await send(...swap))).toEqual([["CONFLICT identifications.0.value"], ["CONFLICT identifications.0.value"]]);
    expect(outcomesOf(await send({ ...swap[0], identifications: [file("J-3")] }, { ...swap[1], identifications: [file("J-1")] }))).toEqual([
      "UPDATED",
      "FAILED",
    ]);
  });

  test("a change of numbers raises the chart's version and is audited by the field's name alone", async () => {
    const patient = newcomer([file("K-1")]);
    await send(patient);
    await send({ externalId: patient.externalId, identifications: [file("K-2")] });
    const { manager } = portail.database;
    const { id, version } = await manager.findOneByOrFail(Patient, { externalId: patient.externalId });
    expect(version).toBe(2);
    const updated = await manager.findBy(AuditEvent, { subjectId: id, action: "patient.updated" });
    expect(updated.map(({ changedFields }) => changedFields)).toEqual([["identifications"]]);
  });
});

describe("at rest", () => {
  test("a dump of the whole database shows no number, in no notation, and no log does", async () => {
    await send(newcomer([file("SECRET-4711"), ramq("HIDE 9001 0101")]));
    const all = `${await dump()}${portail.log()}`;
    expect(all).not.toMatch(/SECRET.?4711|HIDE ?9001/i);
    expect(all).not.toContain(Buffer.from("HIDE90010101").toString("base64").slice(0, 12));
    expect(all).not.toContain(Buffer.from("HIDE90010101").toString("hex"));
  });

  test("equal numbers have other indexes and other ciphers in another clinic and under another type", async () => {
    const number = "SAME 9001 0101";
    const here = newcomer([file(number), ramq(number)]);
    await send(here);
    const there = newcomer([{ typeId: other.typeId("file"), value: number }]);
    await upsertPatients(portail.program(other.token, "maple"), there);
    const mine = await numbersOf(here.externalId);
    const theirs = await portail.database.manager.findBy(PatientIdentification, { clinicId: other.clinic.id });
    for (const column of ["valueIndex", "valueEncrypted"] as const) {
      const values = [...mine, ...theirs].map((row) => row[column]);
      expect(new Set(values).size).toBe(values.length);
    }
  });
});

describe("at the same time", () => {
  const charts = async (externalIds: readonly string[]) => {
    const rows = await portail.database.manager.findBy(Patient, { clinicId: clinic.clinic.id });
    return rows.filter(({ externalId }) => externalIds.includes(externalId!));
  };

  test("one batch sent eight times, through two servers: every chart once, CREATED once, otherwise UNCHANGED or CONFLICT", async () => {
    const batch = Array.from({ length: 12 }, () => newcomer([file(`F-${next()}`), ramq(`RACE 90${10 + next()} 0101`.slice(0, 14))]));
    const servers = [program, beside.program(clinic.token)];
    const answers = await Promise.all(Array.from({ length: 8 }, (_, place) => upsertPatients(servers[place % 2]!, ...batch)));
    batch.forEach((_, place) => {
      const outcomes = answers.map(({ results }) => results[place]!);
      expect(outcomes.filter(({ outcome }) => outcome === "CREATED")).toHaveLength(1);
      for (const { outcome, errors } of outcomes.filter((result) => result.outcome !== "CREATED")) {
        expect(["UNCHANGED", "FAILED"]).toContain(outcome);
        expect([...new Set(errors.map(({ code }) => code))]).toEqual(outcome === "FAILED" ? ["CONFLICT"] : []);
      }
    });
    const rows = await charts(batch.map(({ externalId }) => externalId));
    expect(rows).toHaveLength(12);
    for (const { id, version } of rows) {
      expect(version).toBe(1);
      expect(await portail.database.manager.countBy(PatientIdentification, { patientId: id })).toBe(2);
      expect(await portail.database.manager.countBy(AuditEvent, { subjectId: id, action: Like("patient.%ated") })).toBe(1);
    }
    expect(outcomesOf(await send(...batch))).toEqual(batch.map(() => "UNCHANGED"));
  });

  test("two batches race for one number: one chart gets it, the other item fails and its neighbours are saved", async () => {
    const number = "DUEL 9001 0101";
    const batches = [0, 1, 2, 3].map(() => [newcomer(), newcomer([ramq(number)]), newcomer()]);
    const servers = [program, beside.program(clinic.token)];
    const answers = await Promise.all(batches.map((batch, place) => upsertPatients(servers[place % 2]!, ...batch)));
    const middle = answers.map(({ results }) => results[1]!);
    expect(middle.filter(({ outcome }) => outcome === "CREATED")).toHaveLength(1);
    for (const { outcome, errors } of middle.filter((result) => result.outcome !== "CREATED"))
      expect([outcome, errors.map(({ code }) => code)]).toEqual(["FAILED", ["CONFLICT"]]);
    for (const { results } of answers) expect([results[0]?.outcome, results[2]?.outcome]).toEqual(["CREATED", "CREATED"]);
    expect(await charts(batches.flat().map(({ externalId }) => externalId))).toHaveLength(9);
  });

  test("updates of one chart at the same time are counted one by one, and none is lost", async () => {
    const patient = newcomer();
    await send(patient);
    const fields = ["firstName", "lastName", "preferredName", "homePhone"] as const;
    const changes = fields.map((field, place) => ({
      externalId: patient.externalId,
      [field]: field === "homePhone" ? "514 555-0147" : `Nom ${place}`,
    }));
    const servers = [program, beside.program(clinic.token)];
    const answers = await Promise.all(changes.map((change, place) => upsertPatients(servers[place % 2]!, change)));
    const saved = fields.filter((_, place) => answers[place]?.results[0]?.outcome === "UPDATED");
    const [row] = await charts([patient.externalId]);
    expect(row?.version).toBe(1 + saved.length);
    for (const field of saved) expect(row?.[field]).toMatch(/^Nom |^\+1514/);
    for (const { results } of answers)
      expect(results[0]?.errors.map(({ code }) => code)).toEqual(results[0]?.outcome === "UPDATED" ? [] : ["CONFLICT"]);
  });
});
