import { readFileSync } from "node:fs";
import { pace } from "./pace.mjs";
import { saturate } from "./saturate.mjs";

/** What drives the servers, a process of its own. Answers are compared as a whole before and after; here each is looked at. */
const verify = (/** @type {string} */ text) => text.startsWith('{"data":{') && text.includes('"patient":{') && !text.includes('"errors"');

/** @type {Map<string, import("./pace.mjs").Sent[]>} */
const known = new Map();

/** @param {string} file */
function requestsIn(file) {
  const read = known.get(file) ?? JSON.parse(readFileSync(file, "utf8"));
  known.set(file, read);
  return read;
}

process.on("message", async (/** @type {any} */ { kind, requests: file, ...given }) => {
  const requests = requestsIn(file);
  const measured = kind === "pace" ? await pace({ ...given, requests, verify }) : await saturate({ ...given, requests, verify });
  process.send?.(measured);
});
process.on("disconnect", () => process.exit(0));
