import { Agent, request } from "node:http";

const errors = "errors { code ... on OtpInvalid { triesLeft } ... on TooManyRequests { retryAt } }";
const requestOtp = `mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { challenge { id expiresAt } ${errors} } }`;
const verifyOtp = `mutation ($input: VerifyOtpInput!) { verifyOtp(input: $input) { outcome ${errors} } }`;

/** @typedef {{ ms: number, text: string, cookie: string }} Answered */
/** @typedef {{ host: string, port: number, path?: string, network: string, cookie?: string, body: string }} Sent */

let networks = 0;

/** An address that nobody else asks from. */
export const nextNetwork = () => {
  networks += 1;
  return `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
};

/** Connections that are kept, of one client. */
export const createAgent = (/** @type {number} */ maxSockets) => new Agent({ keepAlive: true, maxSockets });

/** @param {Agent} agent @param {Sent} sent @returns {Promise<Answered>} */
export const send = (agent, { host, port, path = "/graphql", network, cookie, body }) =>
  new Promise((resolve, reject) => {
    const headers = {
      ...{ host: `${host}:${port}`, "content-type": "application/json", "content-length": Buffer.byteLength(body) },
      ...{ "x-forwarded-for": network, ...(cookie && { cookie }) },
    };
    const began = performance.now();
    const asked = request({ host: "127.0.0.1", port, path, method: "POST", agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (/** @type {string} */ part) => (text += part));
      response.on("error", reject);
      response.on("end", () => {
        const ms = performance.now() - began;
        const set = response.headers["set-cookie"]?.[0]?.split(";")[0];
        resolve({ ms, text, cookie: set ?? cookie ?? "" });
      });
    });
    asked.on("error", reject).end(body);
  });

/** @param {string} identificationTypeId @param {import("./product.mjs").Known} who */
export const requestBody = (identificationTypeId, { value, email }) =>
  JSON.stringify({
    query: requestOtp,
    variables: { input: { identificationTypeId, identificationValue: value, channel: "EMAIL", destination: email } },
  });

/** @param {string} challengeId */
export const verifyBody = (challengeId) =>
  JSON.stringify({ query: verifyOtp, variables: { input: { challengeId, code: "00000000", staySignedIn: false } } });

/** The id of the challenge that was answered; whatever else was answered makes the measurement worthless. @param {string} text */
export function challengeIn(text) {
  const id = JSON.parse(text).data?.requestOtp?.challenge?.id;
  if (typeof id !== "string") throw new Error(`No challenge: ${text}`);
  return id;
}

/** @param {string} text */
export function demandWrongCode(text) {
  if (!text.includes('"OTP_INVALID"')) throw new Error(`Not a wrong code: ${text}`);
}
