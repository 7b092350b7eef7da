import type { Config } from "../../config.ts";
import { ConfigError } from "../../config.ts";
import { newId } from "../../kernel/id.ts";
import { assemble } from "../../start/assemble.ts";
import { readResetOptions } from "../../start/clinic-options.ts";

/**
 * For a staff member whose authenticator app and recovery codes are all lost: whoever may run this on the server has made sure who asks.
 * The audit trail keeps it, and the staff member is told by e-mail.
 */
export async function resetSecondStepFor(config: Config, args: readonly string[]): Promise<void> {
  const { slug, email } = readResetOptions(args);
  const { database, services } = await assemble(config);
  try {
    const clinic = await services.clinics.findBySlug(slug);
    if (!clinic) throw new ConfigError(`There is no clinic "${slug}".`);
    const by = { kind: "anonymous", clinicId: clinic.id, origin: { requestId: `command-line ${newId()}`, networkAddress: null } } as const;
    const reset = await services.staffAccount.resetSecondStep(by, email, clinic.defaultLocale);
    if (!reset) throw new ConfigError(`Nobody at "${slug}" signs in as ${email}.`);
    const sessions = `${reset.endedSessions} session${reset.endedSessions === 1 ? "" : "s"} ended`;
    console.log(
      `${reset.removed ? "The second step is off" : "There was no second step"}; ${sessions}; no wait is left from wrong guesses.`,
    );
    console.log(
      reset.required
        ? "The account sets up an authenticator app at its next sign-in, with the password it has."
        : "The account signs in with its password, and can turn the second step on again under My account.",
    );
  } finally {
    await database.close();
  }
}
