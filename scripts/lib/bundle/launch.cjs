const { readFileSync } = require("node:fs");
const path = require("node:path");
const { Script } = require("node:vm");

const bundle = path.join(__dirname, "portail.js");
const compiled = `${bundle}.compiled`;

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Loads the bundle with what V8 had compiled of it when it was built. Another version of Node.js leaves that aside and compiles anew.
 * It is plain ASCII: read as Latin-1 it is kept as it is, a byte a character.
 */
function load() {
  const cachedData = readIfThere(compiled);
  const script = new Script(readFileSync(bundle, "latin1"), { filename: bundle, ...(cachedData && { cachedData }) });
  /** @type {{ exports: { commands: Record<string, () => Promise<unknown>> } }} */
  const loaded = { exports: { commands: {} } };
  script.runInThisContext()(loaded.exports, require, loaded, bundle, __dirname);
  return { script, commands: loaded.exports.commands };
}

module.exports = { bundle, compiled, load };
