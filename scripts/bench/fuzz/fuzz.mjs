import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import path from "node:path";
import { buildSchema } from "graphql";
import { buildClient } from "../../lib/build.mjs";
import { table } from "../measure.mjs";
import { bodyOf, mutate } from "./mutate.mjs";
import { seeded } from "./random.mjs";
import { knownShapes } from "./shapes.mjs";
import { startSubject } from "./subject.mjs";
import { fullVariables } from "./variables.mjs";

/** What anybody's body may have. */
const most = 16_384;
const pool = 24;
const worst = 10;
const goalMs = 20;

/** @typedef {{ name: string, query: string | null, body: string, ms: number }} Candidate */

/** @param {Candidate[]} known @param {Candidate} found */
function keep(known, found) {
  known.push(found);
  known.sort((a, b) => b.ms - a.ms);
  if (known.length > pool) known.pop();
}

/**
 * Searches for the body of at most 16 KiB that costs the server the most CPU when somebody without an account sends it: from shapes that
 * are known to cost, and from all that the web apps may send, by mutations of whatever costs most so far. The dearest are measured again,
 * and their least cost counts: what else the machine does adds to it and never takes away.
 * @param {{ url: string, seconds: number, seed: number, open: boolean, tell: (line: string) => void }} given
 */
export async function benchFuzz({ url, seconds, seed, open, tell }) {
  if (!existsSync("dist/persisted-documents.json")) await buildClient();
  const trusted = JSON.parse(readFileSync("dist/persisted-documents.json", "utf8"));
  const schema = buildSchema(readFileSync("schema.graphql", "utf8"));
  const folder = mkdtempSync(path.join(tmpdir(), "portail-fuzz-"));
  const subject = await startSubject({ url, folder, open });
  const random = seeded(seed);
  try {
    const corpus = [
      ...Object.entries(knownShapes).map(([name, query]) => ({ name, query, body: bodyOf(query) })),
      ...Object.entries(fullVariables(schema, trusted, most)).map(([name, body]) => ({ name, query: null, body })),
    ].filter(({ body }) => Buffer.byteLength(body) <= most);
    await subject.cost(bodyOf(String(knownShapes["the whole schema"])), 40);
    /** @type {Candidate[]} */
    const known = [];
    for (const each of corpus) keep(known, { ...each, ms: await subject.cost(each.body, 2) });
    tell(`${corpus.length} known shapes tried`);
    let tried = corpus.length;
    const queries = corpus.flatMap(({ query }) => (query === null ? [] : [query]));
    for (const end = performance.now() + seconds * 1_000; performance.now() < end; tried += 1) {
      const parents = known.filter(({ query }) => query !== null);
      const parent = random.next() < 0.7 && parents.length > 0 ? String(random.pick(parents).query) : random.pick(queries);
      const query = mutate(parent, random, random.pick(queries));
      const body = bodyOf(query);
      if (Buffer.byteLength(body) > most) continue;
      const ms = await subject.cost(body, 2);
      if (ms <= Number(known.at(-1)?.ms) || known.some((each) => each.body === body)) continue;
      // Once more before it counts: most surprises are the machine's.
      keep(known, { name: `found after ${tried}`, query, body, ms: Math.min(ms, await subject.cost(body, 3)) });
    }
    tell(`${tried} bodies tried`);
    const finalists = [...known];
    const floor = Math.min(...(await repeat(() => subject.cost(bodyOf("{ __typename }"), 20), 7)));
    const measured = [];
    for (const each of finalists) measured.push({ ...each, ms: Math.min(...(await repeat(() => subject.cost(each.body, 5), 7))) });
    measured.sort((a, b) => b.ms - a.ms);
    return report({ measured, floor, tried, seed, open });
  } finally {
    await subject.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {() => Promise<number>} measure @param {number} rounds */
async function repeat(measure, rounds) {
  const all = [];
  for (let round = 0; round < rounds; round += 1) all.push(await measure());
  return all;
}

/** @param {{ measured: Candidate[], floor: number, tried: number, seed: number, open: boolean }} given */
function report({ measured, floor, tried, seed, open }) {
  const dearest = measured.slice(0, worst);
  const held = Number(dearest[0]?.ms) <= goalMs;
  const lines = [
    `CPU of the whole server process for one body that no cache knows (user and system, garbage collection included); the least of 7 means of 5`,
    `${open ? "demo mode, any document" : "production"}, seed ${seed}, ${tried} bodies; a request that asks for nothing costs ${floor.toFixed(2)} ms`,
    `load ${loadavg()[1]?.toFixed(1)} on ${availableParallelism()} cores: where it is above their number, all costs here are too high`,
    ...table([
      ["shape", "ms", "bytes", "begins with"],
      ...dearest.map(({ name, ms, body, query }) => [
        name,
        ms.toFixed(1),
        String(Buffer.byteLength(body)),
        `${(query ?? body).replace(/\s+/g, " ").slice(0, 60)} [${createHash("sha256").update(body).digest("hex").slice(0, 8)}]`,
      ]),
    ]),
    `goal: at most ${goalMs} ms each: ${held ? "held" : "NOT held"}`,
  ];
  return {
    lines,
    result: {
      ...{ seed, tried, open, goalMs, floorMs: floor },
      dearest: dearest.map(({ name, ms, body }) => ({ name, ms, bytes: Buffer.byteLength(body) })),
    },
  };
}
