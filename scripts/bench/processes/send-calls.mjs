import { Agent, request } from "node:http";

/** @typedef {{ path?: string, headers: Record<string, string>, body: string }} Call */
/** @typedef {{ status: number, text: string, cookie: string }} Answer */

/** @param {Agent} agent @param {number} port @param {Call} call @returns {Promise<Answer>} */
export const sendCall = (agent, port, { path = "/graphql", headers, body }) =>
  new Promise((resolve, reject) => {
    const sent = { ...headers, "content-length": String(Buffer.byteLength(body)) };
    const asked = request({ host: "127.0.0.1", port, path, method: "POST", agent, headers: sent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (/** @type {string} */ part) => (text += part));
      response.on("error", reject);
      response.on("end", () => {
        const set = (response.headers["set-cookie"] ?? []).map((each) => String(each.split(";")[0]));
        resolve({
          status: Number(response.statusCode),
          text,
          cookie: [...(headers["cookie"] ? [headers["cookie"]] : []), ...set].join("; "),
        });
      });
    });
    asked.on("error", reject).end(body);
  });

/** All of them, so many at a time. @param {number} port @param {Call[]} calls @param {number} connections @returns {Promise<{ ms: number, answers: Answer[] }>} */
export async function sendCalls(port, calls, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  /** @type {Answer[]} */
  const answers = [];
  let next = 0;
  const work = async () => {
    for (let place = next++; place < calls.length; place = next++)
      answers[place] = await sendCall(agent, port, /** @type {Call} */ (calls[place]));
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: connections }, work));
  const ms = performance.now() - began;
  agent.destroy();
  return { ms, answers };
}
