import { In, Not } from "typeorm";
import type { Database } from "../db/database.ts";
import { ApiConsumer } from "../modules/integrations/api-consumer.entity.ts";
import { Patient } from "../modules/patients/patient.entity.ts";
import { patientExternalId } from "./generator/generate-patients.ts";
import { consumerName } from "./open-demo-clinic.ts";

/** What a script is about: the place of a named patient, or another patient who reads this language. */
interface Scripted {
  readonly patient: number | "fr" | "en";
}

const named = [1, 2, 3, 4].map(patientExternalId);

/** The charts that scripts are about, each other one in its language another. */
export async function findScriptedCharts(
  { manager }: Database,
  clinicId: string,
  scripted: readonly Scripted[],
): Promise<(string | undefined)[]> {
  const { id: sourceId } = await manager.findOneByOrFail(ApiConsumer, { clinicId, name: consumerName });
  const open = { clinicId, sourceId, accessEnabled: true, archived: false, verified: true };
  const known = await manager.findBy(Patient, { ...open, externalId: In(named) });
  const others = { fr: [] as string[], en: [] as string[] };
  for (const language of ["fr", "en"] as const) {
    const found = await manager.find(Patient, {
      where: { ...open, language, externalId: Not(In(named)) },
      order: { id: "ASC" },
      take: scripted.length,
    });
    others[language] = found.map(({ id }) => id);
  }
  return scripted.map(({ patient }) =>
    typeof patient === "string" ? others[patient].shift() : known.find(({ externalId }) => externalId === patientExternalId(patient))?.id,
  );
}
