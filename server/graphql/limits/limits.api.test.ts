import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { minutes } from "../../kernel/clock.ts";

const perMinute = 600;

let portail: Portail;
/** Another process on the same database. */
let second: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  const config = { apiPointsPerMinute: perMinute };
  portail = await startPortail({ config });
  second = await startPortail({ beside: portail, config });
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(async () => {
  await second.stop();
  await portail.stop();
});

/** Each test begins with a full budget. */
beforeEach(() => portail.clock.advance(minutes(1)));

const cheap = "{ portal { open } }";
const dear = "{ patients(first: 100) { nodes: edges { node { id } } } }";

const budgetOf = ({ headers }: { headers: Record<string, unknown> }) => ({
  limit: headers["ratelimit-limit"],
  remaining: headers["ratelimit-remaining"],
  cost: headers["portail-cost"],
});

describe("what a consumer's call costs stands in its headers", () => {
  test("in both forms of the draft, and on answers of every kind", async () => {
    const program = portail.program(clinic.token);
    const { headers, status } = await program.run(cheap);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "ratelimit-limit": String(perMinute),
      "ratelimit-remaining": String(perMinute - 2),
      "ratelimit-policy": `"minute";q=${perMinute};w=60`,
      "portail-cost": "2",
    });
    expect(headers["ratelimit"]).toMatch(new RegExp(`^"minute";r=${perMinute - 2};t=\\d+$`));
    expect(Number(headers["ratelimit-reset"])).toBeLessThanOrEqual(60);
    expect(headers["retry-after"]).toBeUndefined();
  });

  test.each([
    ["a document that can't be parsed", "{ portal {", 400],
    ["an invalid one", "{ portal { opem } }", 400],
    ["one over a limit", `{ portal { ${"open ".repeat(200)} } }`, 400],
  ])("%s costs the point of the call", async (_, query, status) => {
    const answer = await portail.program(clinic.token).run(query);
    expect([answer.status, answer.headers["portail-cost"]]).toEqual([status, "1"]);
  });

  test("people's calls are not counted", async () => {
    const { headers } = await portail.browser().run(cheap);
    expect(budgetOf({ headers })).toEqual({ limit: undefined, remaining: undefined, cost: undefined });
  });
});

describe("one budget for all processes", () => {
  test("what is spent at one is gone at the other; at the edge the last point is given and the next one is not", async () => {
    const programs = [portail.program(clinic.token), second.program(clinic.token)];
    let spent = 0;
    for (let call = 0; spent + 101 <= perMinute; call += 1) {
      const { status, headers } = await programs[call % 2]!.run(dear);
      expect([status, headers["portail-cost"]]).toEqual([200, "101"]);
      spent += 101;
    }
    const refused = await programs[0]!.run(dear);
    expect([refused.status, refused.errors[0]?.extensions["code"]]).toEqual([429, "RATE_LIMITED"]);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    expect(refused.data).toBeNull();
    spent += 1;
    const codes: number[] = [];
    for (let call = 0; call < 60; call += 1) codes.push((await programs[call % 2]!.run(cheap)).status);
    const granted = codes.filter((status) => status === 200).length;
    // A process may still hold what it took for a second's worth.
    expect(spent + 2 * granted).toBeLessThanOrEqual(perMinute);
    expect(spent + 2 * granted).toBeGreaterThanOrEqual(perMinute - 2 * (perMinute / 60));
    expect(codes.at(-1)).toBe(429);
    const { headers, errors, status } = await programs[1]!.run(cheap);
    expect([status, errors[0]?.message]).toEqual([429, expect.stringContaining("Retry-After")]);
    portail.clock.advance(Number(headers["retry-after"]) * 1_000);
    expect(budgetOf(await programs[1]!.run(cheap))).toEqual({ limit: "600", remaining: "598", cost: "2" });
  });

  test("parallel calls at both never get more than there is", async () => {
    const programs = [portail.program(clinic.token), second.program(clinic.token)];
    const answers = await Promise.all(Array.from({ length: 14 }, (_, call) => programs[call % 2]!.run(dear)));
    const granted = answers.filter(({ status }) => status === 200).length;
    expect(granted).toBeGreaterThanOrEqual(4);
    expect(granted).toBeLessThanOrEqual(5);
  });

  test("another consumer has a budget of its own", async () => {
    const { token } = await TestClinic.open(portail, "maple");
    for (let call = 0; call < 7; call += 1) await portail.program(clinic.token).run(dear);
    expect(budgetOf(await portail.program(token, "maple").run(cheap))).toMatchObject({ remaining: "598" });
  });
});

describe("what one operation may cost", () => {
  test("is at most what there is in a minute, and told before anything is read", async () => {
    const { status, errors, headers } = await portail
      .program(clinic.token)
      .run("{ patients(first: 100) { edges { node { deliveries(first: 6) { edges { node { id } } } } } } }");
    expect([status, errors[0]?.extensions["code"], headers["portail-cost"], headers["retry-after"]]).toEqual([
      400,
      "RATE_LIMITED",
      "1",
      undefined,
    ]);
    expect(errors[0]?.message).toBe("The operation may cost 701 points; 600 are the most for one request. Ask for smaller pages.");
  });

  test("is less for people", async () => {
    const wide = (count: number) =>
      `{ ${Array.from({ length: count }, (_, place) => `p${place}: patients(first: 100) { edges { node { contactChanges: deliveries(first: 6) { edges { node { id } } } } } }`).join(" ")} }`;
    const { status, errors } = await portail.browser().run(wide(8));
    expect([status, errors[0]?.message]).toEqual([
      400,
      "The operation may cost 5601 points; 5000 are the most for one request. Ask for smaller pages.",
    ]);
    expect((await portail.browser().run(wide(7))).errors[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});

describe("time", () => {
  const upsert = "mutation ($input: UpsertLocationsInput!) { upsertLocations(input: $input) { results { outcome } errors { code } } }";
  const named = (name: string) => ({ input: { locations: [{ externalId: "time", name, timeZone: "America/Toronto" }] } });
  const nameNow = async () => (await portail.database.manager.query("SELECT name FROM locations WHERE external_id = 'time'"))[0].name;

  test("a request that takes too long is given up with an error of its own, and nothing of it is kept", async () => {
    const hasty = await startPortail({ beside: portail, config: { requestMs: 200, apiPointsPerMinute: 60_000 } });
    const program = hasty.program(clinic.token);
    try {
      // A batch has twice the time; what the call is counted by is taken before.
      expect((await portail.program(clinic.token).data(upsert, named("Avant"))).upsertLocations.errors).toEqual([]);
      expect((await program.run(cheap)).status).toBe(200);
      let free: () => void = () => undefined;
      let isHeld: () => void = () => undefined;
      const holding = new Promise<void>((resolve) => (isHeld = resolve));
      const held = portail.database.transaction(async (tx) => {
        await tx.query("UPDATE locations SET external_id = external_id WHERE external_id = 'time'");
        isHeld();
        await new Promise<void>((resolve) => (free = resolve));
      });
      await holding;
      const { status, data, errors } = await program.run(upsert, named("Après"));
      free();
      await held;
      expect([status, data, errors.map(({ extensions }) => extensions["code"])]).toEqual([503, null, ["TIMED_OUT"]]);
      expect(errors[0]?.message).toMatch(/abandonnée/);
      expect(await nameNow()).toBe("Avant");
      expect((await program.data(upsert, named("Après"))).upsertLocations.results).toEqual([{ outcome: "UPDATED" }]);
      expect(await nameNow()).toBe("Après");
    } finally {
      await hasty.stop();
    }
  });
});

describe("what is wrong is said without guessing at names of the schema", () => {
  const strictest = /did you mean/i;

  test.each<[string, string, object]>([
    ["a field", "{ portal { opem } }", {}],
    ["an argument", "{ patients(frist: 1) { edges { cursor } } }", {}],
    ["a type in a fragment", "{ ... on Querry { portal { open } } }", {}],
    ["a type of a variable", "query A($x: Strng) { portal { open } }", {}],
    ["a directive's argument", "{ portal { open @skip(iff: true) } }", {}],
    ["an enum's value in the document", "{ patients(first: 1, filter: { access: ONN }) { edges { cursor } } }", {}],
    ["an input's field in the document", 'mutation { requestOtp(input: { channl: "x" }) { errors { code } } }', {}],
    [
      "an input's field in a variable",
      "mutation A($i: RequestOtpInput!) { requestOtp(input: $i) { errors { code } } }",
      { i: { contct: "x" } },
    ],
    [
      "an enum's value in a variable",
      "mutation A($i: UpsertPatientsInput!) { upsertPatients(input: $i) { errors { code } } }",
      { i: { patients: [{ externalId: "a", sex: "MALLE" }] } },
    ],
    ["a field of a type that has it under another", '{ node(id: "x") { firstName } }', {}],
  ])("%s", async (_, query, variables) => {
    for (const client of [portail.browser(), portail.program(clinic.token)]) {
      const { errors, status } = await client.run(query, variables as Record<string, unknown>);
      expect(status).toBe(400);
      expect(errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors)).not.toMatch(strictest);
    }
  });

  test("of many wrong values a few are named", async () => {
    const patients = Array.from({ length: 400 }, () => ({ unknown: 1 }));
    const { errors } = await portail
      .program(clinic.token)
      .run("mutation A($i: UpsertPatientsInput!) { upsertPatients(input: $i) { errors { code } } }", { i: { patients } });
    expect(errors.length).toBeLessThanOrEqual(21);
  });
});
