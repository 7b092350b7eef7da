const declared = /^((?:export )?(?:let \w+ = (?:\w+ = )?)?class (\w+)(?: extends [\w.]+)? \{)$/gm;
const mentioned = /^(?:export )?(?:default )?(?:(?:let|const|var) \w+ = (?:\w+ = )?)?class \w+/gm;

/**
 * Gives each class its own name for good: the names of tables' entities, migrations and GraphQL types are read from their classes, which
 * a bundler renames where two modules use the same one.
 * @param {string} code a module as tsc writes it
 */
export function keepClassNames(code) {
  let kept = 0;
  const named = code.replace(declared, (_, line, name) => {
    kept += 1;
    return `${line} static { Object.defineProperty(this, "name", { value: "${name}", configurable: true }); }`;
  });
  if (kept !== (code.match(mentioned) ?? []).length) throw new Error("There is a class whose name would not be kept.");
  return named;
}
