import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

/** @typedef {{ status: number, retryAfter: string | undefined, cookies: string[], text: string }} Answer */
/** @typedef {{ name: string, text: string, hash: string }} Operation */
/** @typedef {{ token?: string, cookie?: string, network?: string }} Caller */

/** Longer than a call is leased to a process that is gone. */
const longestTryingMs = 150_000;

/**
 * Sends operations to whichever process of the product comes next, and again with the same key until there is an answer: as a
 * program does that was told to come back.
 * @param {{ ports: number[], host: string, tally: import("./tally.mjs").Tally }} given
 */
export function createCaller({ ports, host, tally }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  let turn = 0;
  let closed = false;

  /** @param {number} port @param {Record<string, string>} headers @param {string} body @returns {Promise<Answer>} */
  const send = (port, headers, body) =>
    new Promise((resolve, reject) => {
      const options = { host: "127.0.0.1", port, path: "/graphql", method: "POST", agent, timeout: 40_000, headers };
      const sent = request(options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part) => (text += part));
        response.on("error", reject);
        response.on("end", () => {
          const cookies = (response.headers["set-cookie"] ?? []).map((cookie) => String(cookie.split(";")[0]));
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"], cookies, text });
        });
      });
      sent.on("timeout", () => sent.destroy(new Error("timeout")));
      sent.on("error", reject).end(body);
    });

  /**
   * @param {Operation} operation @param {object} variables @param {Caller} caller @param {{ key?: string, writes?: boolean }} [how]
   * @returns {Promise<{ data: any, cookies: string[], lost: boolean, tries: number }>} lost: it was done, but what it answered is not known any more
   */
  async function call({ name, text, hash }, variables, { token, cookie, network = "10.0.0.1" }, { key, writes = false } = {}) {
    const body = JSON.stringify(
      token
        ? { query: text, variables }
        : { operationName: name, variables, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
    );
    const headers = {
      ...{ host: `${host}:4000`, "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) },
      ...{ accept: "application/graphql-response+json", "x-forwarded-for": network },
      ...(token && { authorization: `Bearer ${token}` }),
      ...(cookie && { cookie }),
      ...(key && { "idempotency-key": key }),
    };
    const giveUp = performance.now() + longestTryingMs;
    for (let tries = 1; ; tries += 1) {
      turn += 1;
      const port = Number(ports[turn % ports.length]);
      const began = performance.now();
      const answer = await send(port, headers, body).catch((/** @type {NodeJS.ErrnoException} */ error) => error);
      const read = readAnswer(answer);
      if (read.kind === "DONE") {
        tally.answered(name, { tries, writes, ms: performance.now() - began });
        return { ...read, tries };
      }
      tally.failed(read.error, read.retriable);
      if (closed || !read.retriable || performance.now() > giveUp) throw new Error(`${name}: ${read.error} ${read.message}`);
      await wait(read.waitMs * (0.8 + 0.4 * Math.random()));
    }
  }

  const close = () => {
    closed = true;
    agent.destroy();
  };
  return { call, close };
}

/** @param {Answer | NodeJS.ErrnoException} answer */
function readAnswer(answer) {
  if (answer instanceof Error)
    return /** @type {const} */ ({
      kind: "FAILED",
      error: `connection ${answer.code ?? answer.message}`,
      message: "",
      retriable: true,
      waitMs: 200,
    });
  const { status, retryAfter, cookies, text } = answer;
  const { data, errors = [] } = JSON.parse(text);
  const { code, reason } = errors[0]?.extensions ?? {};
  if (status === 409 && reason === "ANSWER_LOST") return /** @type {const} */ ({ kind: "DONE", data: null, cookies, lost: true });
  if (status === 200 && errors.length === 0) return /** @type {const} */ ({ kind: "DONE", data, cookies, lost: false });
  const error = [status, code, reason, ...(retryAfter ? ["Retry-After"] : [])].filter(Boolean).join(" ");
  // What says when to come back may be sent again as it is; nothing else has any business here.
  return /** @type {const} */ ({
    kind: "FAILED",
    error,
    message: String(errors[0]?.message ?? ""),
    retriable: retryAfter !== undefined,
    waitMs: Number(retryAfter ?? 0) * 1_000,
  });
}
