import { ChangeType, CriticalityLevel, diff, DiffRule } from "@graphql-inspector/core";
import { deprecationsOf, reasonOf } from "./deprecation.mjs";
import { elementsOf } from "./elements.mjs";

/** @typedef {import("graphql").GraphQLSchema} GraphQLSchema */

const accessLine = /^Access: (.*)\.$/m;

/** @param {GraphQLSchema} schema @returns {Map<string, string>} who may use what, by its path */
const accessOf = (schema) =>
  new Map(
    elementsOf(schema).flatMap(({ path, description }) => {
      const [, rule] = accessLine.exec(description ?? "") ?? [];
      return rule === undefined ? [] : [[path, rule]];
    }),
  );

/** @param {GraphQLSchema} published @param {GraphQLSchema} current */
function newlyDeprecated(published, current) {
  const before = deprecationsOf(published);
  return [...deprecationsOf(current)]
    .filter(([path, { notice }]) => before.get(path)?.notice !== notice)
    .map(([path, { notice, until }]) => `\`${path}\`, until ${until}: ${reasonOf(notice)}`);
}

/** @param {GraphQLSchema} published @param {GraphQLSchema} current */
function changedAccess(published, current) {
  const before = accessOf(published);
  return [...accessOf(current)].flatMap(([path, rule]) => {
    const was = before.get(path);
    return was === undefined || was === rule ? [] : [`\`${path}\`: ${rule} (it was: ${was})`];
  });
}

const additions = new Set([
  ...[ChangeType.TypeAdded, ChangeType.FieldAdded, ChangeType.FieldArgumentAdded, ChangeType.InputFieldAdded],
  ...[ChangeType.EnumValueAdded, ChangeType.UnionMemberAdded, ChangeType.ObjectTypeInterfaceAdded, ChangeType.DirectiveAdded],
]);

/** @param {string} message as the comparison words it, with quoted names */
const worded = (message) => message.replace(/'([^']*)'/g, "`$1`").replace(/\.?$/, "");

/**
 * What changed between two versions of the schema, for those whose programs call it; undefined where nothing did.
 * @param {GraphQLSchema} published
 * @param {GraphQLSchema} current
 * @param {string} day `YYYY-MM-DD`
 * @returns {Promise<string | undefined>}
 */
export async function writeEntry(published, current, day) {
  const changes = (await diff(published, current, [DiffRule.ignoreDescriptionChanges, DiffRule.simplifyChanges])).filter(
    ({ type }) => !/DEPRECAT|DIRECTIVE_USAGE/.test(type),
  );
  /** @param {(change: typeof changes[number]) => boolean} belongs */
  const lines = (belongs) => changes.filter(belongs).map(({ message }) => worded(message));
  const isAddition = (/** @type {{ type: string }} */ { type }) => additions.has(/** @type {never} */ (type));
  const { Breaking, Dangerous, NonBreaking } = CriticalityLevel;
  /** @type {[title: string, lines: string[]][]} */
  const sections = [
    ["Removed, as announced", lines(({ criticality }) => criticality.level === Breaking)],
    ["Deprecated", newlyDeprecated(published, current)],
    ["Who may call", changedAccess(published, current)],
    ["Look at", lines(({ criticality }) => criticality.level === Dangerous)],
    ["Added", lines((change) => change.criticality.level === NonBreaking && isAddition(change))],
    ["Changed", lines((change) => change.criticality.level === NonBreaking && !isAddition(change))],
  ];
  const filled = sections.filter(([, each]) => each.length > 0);
  if (filled.length === 0) return undefined;
  return [`## ${day}`, ...filled.map(([title, each]) => `### ${title}\n\n${each.map((line) => `- ${line}`).join("\n")}`)].join("\n\n");
}
