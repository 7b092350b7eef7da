import { Agent } from "node:http";
import { codeRequests, expected, signIn, steps } from "./code-requests.mjs";
import { openClinic } from "./product.mjs";
import { productionConfig } from "./production.mjs";
import { baseHost } from "../home/environment.mjs";
import { askKeepingCookie } from "./ask.mjs";
import { built } from "../product.mjs";
import { StatementRecorder } from "./statements.mjs";
import { takeCodes } from "./sent-codes.mjs";

/** @typedef {import("./code-requests.mjs").Step} Step */
/** @typedef {Record<Step, { statements: import("./statements.mjs").Statement[], answer: string }>} Flow */

/**
 * A clinic, and what each step sends to the database once all is prepared and remembered.
 * @param {{ url: string, folder: string, patients: number, connection: import("mysql2/promise").Connection }} given
 */
export async function recordFlow({ url, folder, patients, connection }) {
  await import("reflect-metadata");
  const { assemble } = await built("start/assemble.js");
  const { serve } = await built("start/serve.js");
  const recorder = new StatementRecorder();
  const config = await productionConfig({ url, folder });
  const assembly = await assemble({ ...config, logLevel: "error" }, { statementLogger: recorder });
  const { port, stop } = await serve(assembly, { worker: false });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const clinic = await openClinic(assembly.services, patients + 2);
    const host = clinic.host.replace(/localhost$/, baseHost);
    const requests = codeRequests(host, clinic.typeId);
    const flow = /** @type {Flow} */ ({});
    /** @type {import("./code-requests.mjs").Send} */
    const send = async (sent, step) => {
      recorder.take();
      const answers = [];
      for (const each of sent) answers.push(await askKeepingCookie(agent, port, each));
      const answer = String(answers[0]?.text);
      if (!expected[step].test(answer)) throw new Error(`The product answered a ${step} with ${answer}`);
      flow[step] = { statements: recorder.take(), answer };
      return answers;
    };
    for (const who of clinic.known.slice(0, 2)) await signIn({ send, codes: () => takeCodes(connection) }, requests, [who]);
    return { requests, known: clinic.known.slice(2), flow, statements: steps.map((step) => flow[step].statements) };
  } finally {
    agent.destroy();
    await stop();
  }
}
