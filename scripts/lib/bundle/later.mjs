/** Modules of packages that a start would load for what it never calls, by the files that ask for them. */
const askers = [
  // TypeORM knows many databases.
  { file: /\/typeorm\/driver\/DriverFactory\.js$/, asked: /Driver"$/ },
  // Thousands of names of errors.
  { file: /\/mysql2\/lib\/(?:packets\/packet|base\/pool|commands\/server_handshake)\.js$/, asked: /constants\/errors\.js'$/ },
  // Every media type there is.
  { file: /\/(?:express\/lib\/(?:response|utils)|send\/index|type-is\/index|accepts\/index)\.js$/, asked: /^'mime-types'$/ },
];

/** @param {string} file */
export const asksEarly = (file) => askers.some((asker) => asker.file.test(file));

/**
 * Has a CommonJS module load what it asks for when it first uses it, and no longer as it is loaded itself.
 * @param {string} file @param {string} code
 */
export function askLater(file, code) {
  let later = code;
  for (const { asked } of askers.filter((asker) => asker.file.test(file))) {
    for (const [statement, name, what] of code.matchAll(/^(?:const|var) (\w+) = require\((["'][^"']+["'])\);?$/gm)) {
      if (!asked.test(String(what))) continue;
      const uses = new RegExp(`\\b${name}\\b(?=[.[])`, "g");
      later = later.replace(String(statement), `const ${name} = () => require(${what});`).replace(uses, `(${name}())`);
    }
  }
  if (later === code) throw new Error(`${file} is no longer what it was: see scripts/lib/bundle/later.mjs.`);
  return later;
}
