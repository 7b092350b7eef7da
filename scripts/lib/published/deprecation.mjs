import { elementsOf } from "./elements.mjs";

const dated = /\(until (\d{4}-\d{2}-\d{2})\)/;
/** GraphQL can't deprecate a type: its description says so. */
const typeNotice = /^Deprecated\b.*/m;

/** @param {import("./elements.mjs").Element} element @returns {string | undefined} why it will go, in words */
export const noticeOf = ({ path, description, deprecationReason }) =>
  deprecationReason ?? (path.includes(".") ? undefined : typeNotice.exec(description ?? "")?.[0]);

/** @param {string} notice @returns {string | undefined} the last day on which it is there: `YYYY-MM-DD` */
export function untilOf(notice) {
  const [, day] = dated.exec(notice) ?? [];
  const time = Date.parse(`${day}T00:00:00Z`);
  return day && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : undefined;
}

/**
 * @param {import("graphql").GraphQLSchema} schema
 * @returns {Map<string, { notice: string, until: string | undefined }>} what is deprecated, by its path
 */
export const deprecationsOf = (schema) =>
  new Map(
    elementsOf(schema).flatMap((element) => {
      const notice = noticeOf(element);
      return notice === undefined ? [] : [[element.path, { notice, until: untilOf(notice) }]];
    }),
  );

/** @param {string} notice @returns {string} what to use instead, without the date */
export const reasonOf = (notice) =>
  notice
    .replace(/\s*\(until [\d-]*\)/, "")
    .replace(/^Deprecated:?/, "")
    .replace(/\s+/g, " ")
    .trim();

/** @param {import("graphql").GraphQLSchema} schema @returns {string[]} deprecations that don't say until when, or not what to do instead */
export const lintDeprecations = (schema) =>
  [...deprecationsOf(schema)].flatMap(([path, { notice, until }]) => {
    if (!until) return [`${path} is deprecated without a date: "(until YYYY-MM-DD)" belongs into its reason.`];
    return reasonOf(notice).length < 10 ? [`${path} is deprecated without a reason: say what to use instead.`] : [];
  });
