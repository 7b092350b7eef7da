import { readFileSync } from "node:fs";

/** @typedef {import("../load/pace.mjs").Sent} Sent */

const variables = { PortalHome: { first: 5 }, PortalLive: {} };

export const operations = /** @type {("PortalHome" | "PortalLive")[]} */ (Object.keys(variables));

/** The web app's own documents, as it was built. @returns {Record<string, { hash: string, text: string }>} */
function builtDocuments() {
  const documents = JSON.parse(readFileSync("dist/persisted-documents.json", "utf8"));
  return Object.fromEntries(
    operations.map((name) => {
      const found = Object.entries(documents).find(([, text]) => new RegExp(`query ${name}\\b`).test(text));
      if (!found) throw new Error(`The web app has no operation ${name}.`);
      return [name, { hash: found[0], text: String(found[1]) }];
    }),
  );
}

/**
 * What the portal's home asks, as the browser sends it and the proxy hands it on: every patient in turn, the page and then what their
 * messages have come to.
 * @param {import("./home-clinic.mjs").HomeClinic} clinic
 * @param {"hash" | "text"} document the product knows its own by hash; any other server is sent the text
 * @returns {Sent[]}
 */
export function homeRequests({ host, cookies }, document) {
  const documents = builtDocuments();
  const headers = {
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
  };
  const bodies = operations.map((operationName) => {
    const { hash, text } = /** @type {{ hash: string, text: string }} */ (documents[operationName]);
    const sent = document === "hash" ? { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } } : { query: text };
    return JSON.stringify({ operationName, variables: variables[operationName], ...sent });
  });
  return cookies.flatMap((cookie) => bodies.map((body) => ({ method: "POST", path: "/graphql", headers: { ...headers, cookie }, body })));
}
