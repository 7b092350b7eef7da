import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { buildSchema } from "graphql";
import { findBreaks } from "./breaks.mjs";
import { writeEntry } from "./changelog.mjs";
import { deprecationsOf, lintDeprecations } from "./deprecation.mjs";

/** What integrating teams were given last, and what changed each time. */
export const publishedFile = "docs/schema/published.graphql";
const changelogFile = "docs/schema/changelog.md";
const currentFile = "schema.graphql";

/** How long somebody has to change a program before what it uses goes away. */
export const noticeDays = 180;

const head = `# Changelog of the schema

What changed for programs that call the API, newest first. Nothing is removed, and nothing made stricter, that was not deprecated before,
with the last day on which it works: \`(until YYYY-MM-DD)\`, at least ${noticeDays} days ahead. New fields, types, enum values and kinds of
errors come at any time: a program ignores what it does not know.
`;

/** @param {string} file */
const read = (file) => buildSchema(readFileSync(file, "utf8"));

export const today = () => new Date().toISOString().slice(0, 10);

/** @param {string} day @param {number} days */
const daysAfter = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** @param {string[]} problems @param {string} title */
function refuse(problems, title) {
  if (problems.length > 0) throw new Error([title, ...problems.map((problem) => `  ${problem}`)].join("\n"));
}

/** Fails where a program that was written for the published schema would break without having been told in time. */
export async function demandUnbroken(day = today()) {
  if (!existsSync(publishedFile)) throw new Error(`${publishedFile} is missing. Run \`npm run schema:publish\`.`);
  const current = read(currentFile);
  refuse(lintDeprecations(current), `${currentFile} deprecates without saying until when:`);
  refuse(
    await findBreaks(read(publishedFile), current, day),
    `${currentFile} breaks programs that were written for ${publishedFile}. Deprecate first, publish, and remove when the date is past:`,
  );
}

/**
 * @param {import("graphql").GraphQLSchema} published
 * @param {import("graphql").GraphQLSchema} current
 * @param {string} day
 * @returns {string[]} what is deprecated from now on, and for too short a time
 */
export function hastyDeprecations(published, current, day) {
  const before = deprecationsOf(published);
  const earliest = daysAfter(day, noticeDays);
  return [...deprecationsOf(current)]
    .filter(([path, { until }]) => !before.has(path) && (until ?? "") < earliest)
    .map(([path, { until }]) => `${path} works until ${until}: give ${noticeDays} days, to ${earliest}.`);
}

/** @param {string} entry @param {string} changelog its text so far, empty at first */
export const prepend = (entry, changelog) =>
  [
    head.trimEnd(),
    entry,
    ...changelog
      .split(/\n(?=## )/)
      .slice(1)
      .map((each) => each.trim()),
  ].join("\n\n") + "\n";

/** @returns {Promise<string | undefined>} the new entry; undefined where nothing changed that a program would notice */
export async function publishSchema(day = today()) {
  const text = readFileSync(currentFile, "utf8");
  const first = !existsSync(publishedFile);
  if (!first) await demandUnbroken(day);
  const current = buildSchema(text);
  if (!first) refuse(hastyDeprecations(read(publishedFile), current, day), "Too little notice:");
  const entry = first ? `## ${day}\n\nThe first version.` : await writeEntry(read(publishedFile), current, day);
  mkdirSync(dirname(publishedFile), { recursive: true });
  writeFileSync(publishedFile, text);
  if (entry) writeFileSync(changelogFile, prepend(entry, existsSync(changelogFile) ? readFileSync(changelogFile, "utf8") : ""));
  return entry;
}
