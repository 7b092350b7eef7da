import { setTimeout as delay } from "node:timers/promises";
import { describeError } from "../../gateways/describe-error.ts";
import type { ConsumerActor } from "../../kernel/actor.ts";
import type { FhirImportService } from "../../modules/integrations/fhir/fhir-import.service.ts";
import type { FhirImport } from "../../modules/integrations/fhir/job/fhir-import.entity.ts";

const lookEveryMs = 500;

/** Works an import off, beside whoever else does, and says how far it is; answers it once it is over. */
export async function followImport(
  imports: FhirImportService,
  actor: ConsumerActor,
  id: string,
  say: (text: string) => void,
): Promise<FhirImport> {
  const look = async (): Promise<FhirImport> => (await imports.readMany(actor, [id]))[0]!;
  const stop = new AbortController();
  let said = -1;
  let failing = false;
  const work = async (): Promise<void> => {
    try {
      await imports.worker.run(stop.signal);
    } catch (error) {
      if (!failing) say(`  Something failed (${String(describeError(error)["errorName"])}); it is tried again…`);
      failing = true;
    }
  };
  let working: Promise<void> | null = null;
  for (;;) {
    working ??= work().finally(() => (working = null));
    await Promise.race([working, delay(lookEveryMs)]);
    const row = await look();
    if (row.processed !== said && row.total > 0) say(`  ${row.processed} of ${row.total}…`);
    said = row.processed;
    if (row.state !== "RUNNING") {
      stop.abort();
      await working;
      return row;
    }
    if (working === null) await delay(lookEveryMs);
  }
}
