/** Counts what passed and what failed, checks and tests alike, and closes with the line that says so. */
export function createTally() {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  /** @type {string[]} */
  const late = [];
  /** @type {string[]} */
  const failures = [];
  /** @type {{ name: string, error: unknown }[]} */
  const explanations = [];

  /** @param {string} name @param {unknown} [error] */
  function count(name, error) {
    if (error === undefined) return void passed++;
    failed++;
    failures.push(name);
    explanations.push({ name, error });
  }

  return {
    count,
    /**
     * @template T
     * @param {string} name
     * @param {() => Promise<T>} work
     * @returns {Promise<T | undefined>} undefined when it failed, which is counted and told at the end
     */
    async attempt(name, work) {
      try {
        const result = await work();
        count(name);
        return result;
      } catch (error) {
        count(name, error);
        return undefined;
      }
    },
    /** @param {string} name @param {{ passed: number, failed: number, skipped: number, late?: readonly string[] }} results */
    add(name, results) {
      passed += results.passed;
      failed += results.failed;
      skipped += results.skipped;
      late.push(...(results.late ?? []));
      if (results.failed > 0) failures.push(`${name} (${results.failed})`);
    },
    /**
     * @param {(error: unknown) => string} explain
     * @param {{ write: (text: string) => unknown }} [out]
     * @returns {number} the exit code
     */
    print(explain, out = process.stdout) {
      for (const { name, error } of explanations) out.write(`\n✗ ${name}\n${explain(error)}\n`);
      out.write("\n");
      if (failures.length > 0) out.write(`Failed: ${failures.join(", ")}\n`);
      if (late.length > 0) out.write(`Passed only at the second try: ${late.length}\n${late.map((test) => `  ${test}\n`).join("")}`);
      if (skipped > 0) out.write(`Skipped: ${skipped}\n`);
      out.write(`${passed} passed, ${failed} failed\n`);
      return failed > 0 ? 1 : 0;
    },
  };
}
