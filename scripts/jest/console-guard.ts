import { format } from "node:util";

/**
 * A test that prints something nobody planned fails. A test that expects output says so with
 * `jest.spyOn(console, "error").mockImplementation(() => undefined)`, which then takes the place of what is set here.
 */
const unplanned: string[] = [];

for (const method of ["log", "info", "debug", "warn", "error"] as const) {
  console[method] = (...words: unknown[]) => {
    unplanned.push(`console.${method}: ${format(...words)}`);
  };
}

function demandSilence(): void {
  const printed = unplanned.splice(0);
  if (printed.length > 0) throw new Error(`Unplanned console output:\n${printed.join("\n")}`);
}

afterEach(demandSilence);
afterAll(demandSilence);
