import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DeliveryRefused } from "../../gateways/delivery-error.ts";
import { codeFor, openPostOffice, type PostOffice } from "./testing/post-office.ts";
import { bundleChild } from "../../testing/bundle-child.ts";

const child = join(__dirname, "testing", "deliver-until-killed.ts");
const leaseMs = 120_000;
let office: PostOffice;
let folder: string;
/** The child with all of ours in it: it starts a dozen times. */
let program: string;

beforeAll(async () => {
  program = bundleChild(child);
  office = await openPostOffice();
  folder = await mkdtemp(join(tmpdir(), "portail-killed-"));
});
beforeEach(() => office.clear());
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a worker in a process of its own and kills it (SIGKILL) where it stands still. Answers its last word, and what it sent. */
async function killAt(step: number): Promise<{ readonly word: string; readonly accepted: readonly string[] }> {
  const file = join(folder, `accepted-${step}`);
  const facts = [office.url, office.secretKeys, String(office.clock.now().getTime()), String(step), file];
  const worker = spawn(process.execPath, ["-", ...facts], { stdio: ["pipe", "pipe", "pipe"] });
  worker.stdin.end(program);
  let complaint = "";
  worker.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const exit = once(worker, "exit");
  let word = "";
  for await (const line of createInterface(worker.stdout)) {
    word = line;
    worker.kill("SIGKILL");
  }
  await exit;
  if (word === "") throw new Error(`The worker said nothing: ${complaint}`);
  const text = await readFile(file, "utf8").catch(() => "");
  return { word, accepted: text.split("\n").filter((line) => line !== "") };
}

const idsSent = (): string[] => office.sent.map(({ id }) => id);

test("killed at any step, a worker loses nothing and repeats one message at most, under the same id", async () => {
  const seen: { step: number; repeated: number }[] = [];
  for (let step = 1; ; step += 1) {
    await office.clear();
    office.provider.accept = async ({ to }) => {
      if (to.startsWith("refused")) throw new DeliveryRefused("SMTP_550");
    };
    await office.enqueue(codeFor("marie@example.ca"), codeFor("refused@example.ca"));
    const { word, accepted } = await killAt(step);
    if (word === "all done") break;
    const next = office.makeWorker();
    await next.deliverDue();
    office.advance(leaseMs);
    await next.deliverDue();

    const sent = [...accepted, ...idsSent()];
    const [taken, refused] = await office.rows();
    expect({ step, sent: [...new Set(sent)] }).toEqual({ step, sent: [`${taken!.id}@portail.example`] });
    expect({ step, statuses: [taken!.status, refused!.status] }).toEqual({ step, statuses: ["SENT", "DEAD"] });
    expect({ step, undelivered: (await office.undelivered()).map(({ id }) => id) }).toEqual({ step, undelivered: [refused!.id] });
    seen.push({ step, repeated: sent.length - new Set(sent).size });
  }
  // Before and after each claim, hand-over and end; a refusal is its own answer.
  expect(seen).toHaveLength(6 + 5);
  // Between the provider's yes and the commit that notes it.
  expect(seen.filter(({ repeated }) => repeated > 0)).toEqual([
    { step: 4, repeated: 1 },
    { step: 5, repeated: 1 },
  ]);
}, 300_000);
