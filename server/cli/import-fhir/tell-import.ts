import type { ConsumerActor } from "../../kernel/actor.ts";
import { messageOf } from "../../modules/integrations/fhir/fhir-finding.type.ts";
import type { FhirImportService } from "../../modules/integrations/fhir/fhir-import.service.ts";
import type { FhirImport, OutcomeCounts } from "../../modules/integrations/fhir/job/fhir-import.entity.ts";

/** The others are read through the API. */
const mostLines = 50;

const countLine = (what: string, { created, updated, unchanged, failed }: OutcomeCounts): string =>
  `  ${what.padEnd(13)} ${created} new, ${updated} changed, ${unchanged} unchanged, ${failed} refused`;

/** What became of an import, and the first of what was left out: where and why, without values. */
export async function tellImport(
  imports: FhirImportService,
  actor: ConsumerActor,
  row: FhirImport,
  say: (text: string) => void,
): Promise<void> {
  const { state, stopReason, total, processed, counts, findingCount } = row;
  if (state === "DONE") say(`Done: ${processed} of ${total} resources dealt with.`);
  else say(`Stopped after ${processed} of ${total} resources (${stopReason}).`);
  say(countLine("Locations", counts.LOCATION));
  say(countLine("Patients", counts.PATIENT));
  say(countLine("Appointments", counts.APPOINTMENT));
  const { items } = await imports.findings(actor, row, { first: mostLines, after: null });
  if (items.length === 0) return;
  say(`Not taken over as it stands (${findingCount}):`);
  for (const { item } of items) say(`  ${item.path}: ${messageOf(item).en}`);
  if (findingCount > items.length) say(`  … and ${findingCount - items.length} more: read them through the API.`);
}
