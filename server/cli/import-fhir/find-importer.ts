import { ConfigError } from "../../config.ts";
import type { Database } from "../../db/database.ts";
import type { ConsumerActor } from "../../kernel/actor.ts";
import { holds } from "../../kernel/actor.ts";
import { newId } from "../../kernel/id.ts";
import type { Clinic } from "../../modules/clinics/clinic.entity.ts";
import { ApiConsumer } from "../../modules/integrations/api-consumer.entity.ts";
import { consumerActor } from "../../modules/integrations/consumers/consumer-actor.ts";
import { importRights, mayImport } from "../../modules/integrations/fhir/import-rights.ts";

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** For which consumer a bundle is imported: the one that is named, or the only one that may. */
export async function findImporter(database: Database, clinic: Clinic, name: string | null): Promise<ConsumerActor> {
  const rows = await database.manager.find(ApiConsumer, { where: { clinicId: clinic.id }, order: { name: "ASC" } });
  const origin = { requestId: `command-line ${newId()}`, networkAddress: null };
  const active = rows.filter(({ deactivatedAt }) => deactivatedAt === null).map((row) => consumerActor(row, origin));
  const able = active.filter(mayImport);
  if (name === null) {
    const [only, ...others] = able;
    if (only && others.length === 0) return only;
    if (!only) throw new ConfigError(`No active API consumer of "${clinic.slug}" holds ${importRights.join(", ")}.`);
    throw new ConfigError(`--consumer says whose ids the bundle has: ${quoted(able.map((each) => each.name))}.`);
  }
  const named = active.find((each) => each.name === name);
  if (!named)
    throw new ConfigError(`"${clinic.slug}" has no active API consumer "${name}"; it has ${quoted(active.map((each) => each.name))}.`);
  const lacking = importRights.filter((right) => !holds(named, right));
  if (lacking.length > 0) throw new ConfigError(`"${name}" lacks ${lacking.join(", ")}.`);
  return named;
}
