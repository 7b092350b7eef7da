import { CriticalityLevel, diff, DiffRule } from "@graphql-inspector/core";
import { deprecationsOf } from "./deprecation.mjs";
import { removableTypes } from "./removable-types.mjs";

/** @typedef {import("@graphql-inspector/core").Change} Change */

/** @param {string} path @returns {string[]} `A.b.c`, `A.b`, `A` */
const upwards = (path) =>
  path
    .split(".")
    .map((_, place, parts) => parts.slice(0, parts.length - place).join("."))
    .filter(Boolean);

/**
 * What would break somebody's program, but for what had been deprecated for as long as it was said.
 * @param {import("graphql").GraphQLSchema} published
 * @param {import("graphql").GraphQLSchema} current
 * @param {string} today `YYYY-MM-DD`
 * @returns {Promise<string[]>}
 */
export async function findBreaks(published, current, today) {
  const promised = deprecationsOf(published);
  const expired = (/** @type {string} */ path) => (promised.get(path)?.until ?? "9999-12-31") < today;
  const free = removableTypes(published, (path) => upwards(path).some(expired));
  const mayBreak = (/** @type {string} */ path) => upwards(path).some((each) => expired(each) || free.has(each));
  const changes = await diff(published, current, [DiffRule.ignoreDescriptionChanges]);
  const broken = changes.filter(({ criticality, path }) => criticality.level === CriticalityLevel.Breaking && !mayBreak(path ?? ""));
  return [...broken.map(({ message, path }) => explain(message, promised.get(path ?? "")?.until)), ...broughtForward(promised, current)];
}

/** @param {string} message @param {string | undefined} until */
const explain = (message, until) => (until ? `${message} (It was promised until ${until}.)` : message);

/**
 * A day that was promised stands.
 * @param {ReturnType<typeof deprecationsOf>} promised
 * @param {import("graphql").GraphQLSchema} current
 */
const broughtForward = (promised, current) =>
  [...deprecationsOf(current)].flatMap(([path, { until }]) => {
    const before = promised.get(path)?.until;
    return before && until && until < before ? [`${path} was promised until ${before}, and now only until ${until}`] : [];
  });
