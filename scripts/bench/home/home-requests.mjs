import { readFileSync } from "node:fs";

/** @typedef {import("../load/pace.mjs").Sent} Sent */

const variables = { PortalHome: { first: 5 }, PortalLive: {} };

export const operations = /** @type {("PortalHome" | "PortalLive")[]} */ (Object.keys(variables));

/** One of the web app's own documents, as it was built. @param {string} name @returns {{ hash: string, text: string }} */
export function builtDocument(name) {
  const documents = JSON.parse(readFileSync("dist/persisted-documents.json", "utf8"));
  const found = Object.entries(documents).find(([, text]) => new RegExp(`(query|mutation) ${name}\\b`).test(text));
  if (!found) throw new Error(`The web app has no operation ${name}.`);
  return { hash: found[0], text: String(found[1]) };
}

/** What a browser sends along, as the proxy hands it on. @param {string} host */
export const browserHeaders = (host) => ({
  host,
  "x-forwarded-for": "203.0.113.7",
  "x-forwarded-proto": "https",
  "user-agent":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
  accept: "application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed",
  "accept-language": "fr",
  "accept-encoding": "gzip, deflate, br",
  "content-type": "application/json",
  origin: `https://${host}`,
  "sec-fetch-site": "same-origin",
  "portail-app": "portal",
});

/** A document named by its hash, as the web apps send it. @param {string} hash */
export const byHash = (hash) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });

/**
 * What the portal's home asks, as the browser sends it and the proxy hands it on: every patient in turn, the page and then what their
 * messages have come to.
 * @param {import("./home-clinic.mjs").HomeClinic} clinic
 * @param {"hash" | "text"} document the product knows its own by hash; any other server is sent the text
 * @returns {Sent[]}
 */
export function homeRequests({ host, cookies }, document) {
  const headers = browserHeaders(host);
  const bodies = operations.map((operationName) => {
    const { hash, text } = builtDocument(operationName);
    return JSON.stringify({
      operationName,
      variables: variables[operationName],
      ...(document === "hash" ? byHash(hash) : { query: text }),
    });
  });
  return cookies.flatMap((cookie) => bodies.map((body) => ({ method: "POST", path: "/graphql", headers: { ...headers, cookie }, body })));
}
