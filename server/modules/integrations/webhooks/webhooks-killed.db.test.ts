import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { minutes } from "../../../kernel/clock.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail, testKeys } from "../../../testing/portail.ts";
import { makeEndpoint } from "./testing/webhook-calls.ts";
import type { WebhookReceiver } from "./testing/webhook-receiver.ts";
import { startReceiver } from "./testing/webhook-receiver.ts";
import { WebhookDelivery } from "./webhook-delivery.entity.ts";

const child = join(__dirname, "testing", "deliver-until-killed.ts");
let portail: Portail;
let clinic: TestClinic;
let receiver: WebhookReceiver;
let program: string;

beforeAll(async () => {
  const bundle = buildSync({ entryPoints: [child], bundle: true, write: false, platform: "node", format: "esm", packages: "external" });
  program = bundle.outputFiles[0]!.text;
  [portail, receiver] = await Promise.all([startPortail(), startReceiver()]);
  clinic = await TestClinic.open(portail, "demo");
  await makeEndpoint(portail.program(clinic.token), receiver.url, ["PATIENT_ACCESS_CHANGED"]);
});
afterAll(async () => {
  await portail.stop();
  await receiver.stop();
});

/** Runs a worker in a process of its own and kills it (SIGKILL) where it stands still. Answers its last word. */
async function killAt(step: number): Promise<string> {
  const facts = [portail.databaseUrl, testKeys, String(portail.clock.now().getTime()), String(step)];
  const worker = spawn(process.execPath, ["--input-type=module", "-", ...facts], { stdio: ["pipe", "pipe", "pipe"] });
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
  return word;
}

test("killed at any step, a process loses no event and repeats one at most, under the same id", async () => {
  const patient = await clinic.patient();
  const seen: { readonly step: number; readonly repeated: number }[] = [];
  for (let step = 1; ; step += 1) {
    const move = { patientId: patient.id, enabled: step % 2 === 0, reason: null };
    expect((await portail.services.access.set(clinic.consumer, move)).ok).toBe(true);
    const word = await killAt(step);
    if (word !== "all done") {
      // The lease of who died ends.
      portail.clock.advance(minutes(1));
      await portail.services.webhooks.worker.deliverDue();
    }
    const ids = receiver.take().map(({ headers }) => headers["webhook-id"]);
    const rows = await portail.database.manager.find(WebhookDelivery, { order: { id: "ASC" } });
    expect({ step, states: [...new Set(rows.map(({ state }) => state))] }).toEqual({ step, states: ["DELIVERED"] });
    expect({ step, ids: [...new Set(ids)] }).toEqual({ step, ids: [rows.at(-1)!.eventId] });
    if (word === "all done") break;
    seen.push({ step, repeated: ids.length - 1 });
  }
  // Within and after the claim, with the receiver's answer in hand, within and after the last word.
  expect(seen).toEqual([
    { step: 1, repeated: 0 },
    { step: 2, repeated: 0 },
    { step: 3, repeated: 1 },
    { step: 4, repeated: 1 },
    { step: 5, repeated: 0 },
  ]);
}, 300_000);
