import { request } from "node:http";

/** @typedef {import("../load/pace.mjs").Sent} Sent */
/** @typedef {{ text: string, cookie: string }} Answered */

/** One request, and the first cookie that was set. @param {import("node:http").Agent} agent @param {number} port @param {Sent} sent @returns {Promise<Answered>} */
export const askKeepingCookie = (agent, port, { method, path, headers, body }) =>
  new Promise((resolve, reject) => {
    const sending = { ...headers, "content-length": String(Buffer.byteLength(body)) };
    const asked = request({ host: "127.0.0.1", port, method, path, headers: sending, agent }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (/** @type {string} */ part) => (text += part));
      response.on("error", reject);
      response.on("end", () => resolve({ text, cookie: response.headers["set-cookie"]?.[0]?.split(";")[0] ?? "" }));
    });
    asked.on("error", reject).end(body);
  });
