import { readFile, stat } from "node:fs/promises";
import type { Config } from "../../config.ts";
import { ConfigError } from "../../config.ts";
import type { ConsumerActor } from "../../kernel/actor.ts";
import { explain } from "../../kernel/problem-texts.ts";
import type { FhirImportService, ImportWish } from "../../modules/integrations/fhir/fhir-import.service.ts";
import type { FhirImport } from "../../modules/integrations/fhir/job/fhir-import.entity.ts";
import { assemble } from "../../start/assemble.ts";
import { readImportOptions } from "../../start/import-options.ts";
import { findImporter } from "./find-importer.ts";
import { followImport } from "./follow-import.ts";
import { tellImport } from "./tell-import.ts";

/** Of a file on the server: the whole of it is held in memory. */
const largestFileBytes = 64 * 1024 * 1024;

async function readBundleFile(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new ConfigError(`There is no file "${file}".`);
  if (found.size > largestFileBytes)
    throw new ConfigError(`The file has more than ${largestFileBytes / 1024 / 1024} MB: divide the bundle.`);
  return readFile(file, "utf8");
}

type Say = (text: string) => void;

/** Another one of the consumer is finished first: two at once could pass each other. */
async function finishOther(imports: FhirImportService, actor: ConsumerActor, say: Say): Promise<void> {
  const { items } = await imports.listOf(actor, actor.id, { first: 1, after: null });
  const running = items[0]?.item;
  if (running?.state !== "RUNNING") return;
  say("An import of this consumer is under way, and is finished first.");
  await followImport(imports, actor, running.id, say);
}

async function begin(imports: FhirImportService, actor: ConsumerActor, wish: ImportWish, say: Say): Promise<FhirImport> {
  for (;;) {
    const started = await imports.start(actor, wish, largestFileBytes);
    if (started.ok) return started.value;
    if (started.problems.some(({ reason }) => reason !== "FHIR_IMPORT_RUNNING"))
      throw new ConfigError(started.problems.map((problem) => explain(problem).en).join("\n"));
    await finishOther(imports, actor, say);
  }
}

/** Imports a bundle from a file, with progress; false where it was stopped before its end. */
export async function importBundle(config: Config, args: readonly string[], say: Say): Promise<boolean> {
  const { file, slug, consumer, ...how } = readImportOptions(args);
  const bundle = await readBundleFile(file);
  const { database, services } = await assemble(config);
  try {
    const clinic = await services.clinics.findBySlug(slug);
    if (!clinic) throw new ConfigError(`There is no clinic "${slug}".`);
    const actor = await findImporter(database, clinic, consumer);
    const imports = services.fhirImports;
    const row = await begin(imports, actor, { bundle, ...how }, say);
    say(`${row.total} resources for "${actor.name}" at ${clinic.slug}:`);
    const over = await followImport(imports, actor, row.id, say);
    await tellImport(imports, actor, over, say);
    return over.state === "DONE";
  } finally {
    await database.close();
  }
}
