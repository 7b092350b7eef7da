// Runs on whatever Node there is: nothing newer than Node 14 in this file, and nothing else is imported before it has run.
const oldest = { major: 20, minor: 19 };

/**
 * @param {string} version such as `20.19.0`
 * @returns {string | undefined} what to tell the reader when Portail doesn't run on it
 */
export function versionProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest.major || (major === oldest.major && minor >= oldest.minor)) return undefined;
  return `Portail needs Node.js ${oldest.major}.${oldest.minor} or newer; this is ${version}. Install a current one and run the command again.`;
}

export function demandNode() {
  const problem = versionProblem(process.versions.node);
  if (!problem) return;
  console.error(problem);
  process.exit(1);
}
