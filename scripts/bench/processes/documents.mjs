import { readFileSync } from "node:fs";

const names = /** @type {const} */ ([
  "RequestOtp",
  "VerifyOtp",
  "SendReply",
  "CloseConversation",
  "SignInStaff",
  "SignOutPatient",
  "PortalLive",
]);

/** @typedef {typeof names[number]} Name */
/** @typedef {{ headers: Record<string, string>, body: string }} Call */
/** @typedef {{ host: string, network: string, cookie?: string, app?: "portal" | "admin" }} Asker */

/** The web apps' own documents, as they were built: what a process knows by its hash, and what any other is sent as text. */
export function createCalls() {
  const built = Object.entries(JSON.parse(readFileSync("dist/persisted-documents.json", "utf8")));
  const documents = Object.fromEntries(
    names.map((name) => {
      const [hash, text] = built.find(([, each]) => new RegExp(`(query|mutation) ${name}\\b`).test(String(each))) ?? [];
      if (!hash) throw new Error(`The web apps have no operation ${name}.`);
      return [name, { hash, text: String(text) }];
    }),
  );

  /** As the browser sends it, and the proxy hands it on. @param {Name} operationName @param {object} variables @param {Asker} asker @param {"hash" | "text"} [by] @returns {Call} */
  return (operationName, variables, { host, network, cookie, app = "portal" }, by = "hash") => {
    const { hash, text } = /** @type {{ hash: string, text: string }} */ (documents[operationName]);
    const sent = by === "hash" ? { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } } : { query: text };
    const headers = {
      ...{ host, "content-type": "application/json", accept: "application/graphql-response+json", "accept-language": "fr" },
      ...{ "x-forwarded-for": network, "x-forwarded-proto": "https", "portail-app": app, ...(cookie && { cookie }) },
      ...(by === "hash" && { origin: `https://${host}`, "sec-fetch-site": "same-origin" }),
    };
    return { headers, body: JSON.stringify({ operationName, variables, ...sent }) };
  };
}
