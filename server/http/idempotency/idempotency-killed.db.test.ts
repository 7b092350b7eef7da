import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { minutes } from "../../kernel/clock.ts";
import { ConversationTemplate } from "../../modules/conversations/templates/conversation-template.entity.ts";
import type { GraphQLAnswer } from "../../testing/api-client.ts";
import { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail, testKeys } from "../../testing/portail.ts";

const child = join(__dirname, "testing", "serve-until-killed.ts");

const register = createRequire(__filename).resolve("esbuild-register");

let portail: Portail;
let clinic: TestClinic;
beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
}, 120_000);

afterAll(() => portail.stop());

const query = `mutation ($input: CreateConversationTemplateInput!) {
  createConversationTemplate(input: $input) { template { id name version } errors { code path } }
}`;

const send = (caller: ApiClient, key: string, input: object): Promise<GraphQLAnswer> =>
  caller.post({ query, variables: { input } }, { "idempotency-key": key });

const both = (text: string) => ({ fr: text, en: text });

const made = (name: string): Promise<number> =>
  portail.database.manager.countBy(ConversationTemplate, { clinicId: clinic.clinic.id, name });

/** Sends the call to a process of its own and kills it (SIGKILL) where it stands still; the answer where it comes to one. */
async function sendUntilKilled(step: number, key: string, input: object): Promise<GraphQLAnswer | null> {
  const facts = [portail.databaseUrl, testKeys, String(portail.clock.now().getTime()), String(step), portail.folder];
  const script = `require(${JSON.stringify(child)})`;
  const program = ["--require", register, "--eval", script, ...facts];
  const server = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  server.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const exit = once(server, "exit");
  let answer: Promise<GraphQLAnswer | null> | null = null;
  for await (const line of createInterface(server.stdout)) {
    const [, port] = /^listening on (\d+)$/.exec(line) ?? [];
    if (port) {
      const caller = new ApiClient(Number(port), "demo.localhost", { authorization: `Bearer ${clinic.token}` });
      // Nobody answers once it is killed.
      answer = send(caller, key, input).catch(() => null);
      void answer.then(() => server.kill("SIGKILL"));
    } else server.kill("SIGKILL");
  }
  await exit;
  if (!answer) throw new Error(`The server did not listen: ${complaint}`);
  return answer;
}

const reasonOf = ({ status, errors }: GraphQLAnswer): string => [status, ...errors.map(({ extensions }) => extensions["reason"])].join(" ");

test("killed at any step, a call with a key is done once, and whoever sends it again is told the truth", async () => {
  const caller = portail.program(clinic.token);
  const said: string[] = [];
  for (let step = 1; ; step += 1) {
    const [key, name] = [`kill-${step}`, `Modèle ${step}`];
    const input = { name, subject: both("Objet"), body: both("<p>Bonjour</p>") };
    const answer = await sendUntilKilled(step, key, input);
    const soon = await send(caller, key, input);
    portail.clock.advance(minutes(2));
    const later = await send(caller, key, input);
    const last = await send(caller, key, input);
    said.push([soon, later, last].map(reasonOf).join(", "));
    expect({ step, made: await made(name) }).toEqual({ step, made: 1 });
    if (later.status === 200) expect(last.data).toEqual(later.data);
    if (answer === null) continue;
    expect([soon.data, last.data]).toEqual([answer.data, answer.data]);
    break;
  }
  expect(said).toEqual([
    // Within the unit of work nothing is kept: it is done by whoever comes after the lease.
    "409 IN_FLIGHT, 200, 200",
    // After it, it is applied and its answer is lost: it is never done twice.
    "409 IN_FLIGHT, 409 ANSWER_LOST, 409 ANSWER_LOST",
    // With the answer kept, and with the answer sent, it is given again.
    "200, 200, 200",
    "200, 200, 200",
  ]);
}, 300_000);
