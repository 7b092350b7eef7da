import type { EntityManager } from "typeorm";
import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import { judgeNumber } from "../../patients/health-numbers/judge-number.ts";
import type { IdentificationVault } from "../../patients/identification-vault.ts";
import { readHeldNumbers } from "../../patients/identifications/held-numbers.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { Numbered } from "./find-candidates.ts";
import { readWhole } from "./find-candidates.ts";
import { findMatches } from "./find-matches.ts";
import type { MatchConfidence } from "./judge-match.ts";
import type { MatchFact } from "./match-facts.ts";
import { factsOf } from "./match-facts.ts";

/** A match with its chart and its reasons, as staff see it. */
export interface ShownMatch {
  readonly chart: Patient;
  readonly confidence: MatchConfidence;
  readonly facts: readonly MatchFact[];
}

/** The matches of registrations with everything that is shown of them. */
export async function readMatches(
  manager: EntityManager,
  vault: IdentificationVault,
  clinicId: string,
  asked: readonly (Numbered & { readonly type: IdentificationType })[],
): Promise<ShownMatch[][]> {
  const found = await findMatches(manager, vault, asked, readWhole);
  const patientIds = [...new Set(found.flatMap((matches) => matches.map(({ chart }) => chart.id)))];
  const held = patientIds.length === 0 ? [] : await readHeldNumbers(manager, clinicId, patientIds);
  return asked.map(({ registration, type, value }, place) =>
    found[place]!.map(({ chart, confidence, sameNumber }) => {
      const row = held.find(({ patientId, typeId }) => patientId === chart.id && typeId === type.id);
      const onChart = row ? judgeNumber(type, vault.open(type, chart.id, row.valueEncrypted)).display : null;
      const numbers = { onRegistration: judgeNumber(type, value).display, onChart };
      return { chart, confidence, facts: factsOf(registration, chart, sameNumber, numbers) };
    }),
  );
}
