import { parseArgs } from "node:util";
import { z } from "zod";
import { ConfigError } from "../config.ts";
import { email, phone } from "../kernel/contact-fields.ts";
import { locales } from "../kernel/locale.ts";
import { explain } from "../kernel/problem-texts.ts";
import { choice, textOf, timeZone, validate } from "../kernel/validation.ts";
import { healthNumberIssuers } from "../modules/patients/health-numbers/issuer.ts";

const slug = z.string("REQUIRED").regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, "NOT_A_SLUG");

const options = z.object({
  slug,
  name: textOf(120),
  phone,
  "time-zone": timeZone,
  locale: choice(locales),
  province: choice(healthNumberIssuers),
  "support-email": email,
  "admin-email": email,
});

export type ClinicOptions = z.output<typeof options>;

const usage = `npm run clinic -- --slug montagne --name "Clinique de la Montagne" --phone "514 555-0100" --time-zone America/Toronto \\
  --locale fr --province QC --support-email support@vendor.example --admin-email admin@clinic.example`;

const resetOptions = z.object({ slug, email });

export type ResetOptions = z.output<typeof resetOptions>;

const resetUsage = "npm run clinic -- reset-second-step --slug montagne --email support@vendor.example";

export const readClinicOptions = (args: readonly string[]): ClinicOptions => readOptions(options, args, usage);

export const readResetOptions = (args: readonly string[]): ResetOptions => readOptions(resetOptions, args, resetUsage);

/** Reads a command's options; says every wrong one in a line of its own. */
function readOptions<S extends z.ZodObject>(options: S, args: readonly string[], usage: string): z.output<S> {
  const known = Object.fromEntries(Object.keys(options.shape).map((name) => [name, { type: "string" as const }]));
  let values: Readonly<Record<string, unknown>>;
  try {
    ({ values } = parseArgs({ args: [...args], options: known }));
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : "The options can't be read."}\n${usage}`);
  }
  const read = validate(options, values, []);
  if (read.ok) return read.value;
  throw new ConfigError([...read.problems.map((problem) => `--${problem.path.join(".")}: ${explain(problem).en}`), usage].join("\n"));
}
