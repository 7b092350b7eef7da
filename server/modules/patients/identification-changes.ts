import type { EntityManager } from "typeorm";
import { Brackets, In } from "typeorm";
import { newId } from "../../kernel/id.ts";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { KnownIdentification, TypeFacts } from "./check-identifications.ts";
import { markInUse } from "./identification-types/mark-in-use.ts";
import type { IdentificationVault } from "./identification-vault.ts";
import { PatientIdentification } from "./patient-identification.entity.ts";

/** What the clinic's charts hold of what a batch brings: by number, and by chart and type. */
interface Held {
  readonly ownerOf: Map<string, string>;
  readonly rowOf: Map<string, PatientIdentification>;
}

export interface IdentificationChanges {
  readonly changed: boolean;
  readonly rows: readonly PatientIdentification[];
  /** Rows whose number is replaced. */
  readonly replaced: readonly PatientIdentification[];
  /** Of which types the rows are. */
  readonly types: readonly TypeFacts[];
}

interface Claim {
  readonly clinicId: string;
  readonly patientId: string;
  readonly given: readonly KnownIdentification[];
  readonly path: readonly string[];
}

const numberKey = (typeId: string, index: string): string => `${typeId}:${index}`;
const placeKey = (patientId: string, typeId: string): string => `${patientId}:${typeId}`;

/** One look-up for a whole batch. */
export async function readIdentifications(
  tx: EntityManager,
  vault: IdentificationVault,
  clinicId: string,
  claims: readonly Pick<Claim, "patientId" | "given">[],
): Promise<Held> {
  const given = claims.flatMap((claim) => claim.given);
  if (given.length === 0) return { ownerOf: new Map(), rowOf: new Map() };
  const indexes = given.flatMap(({ type, value }) => vault.indexes(type, value));
  const typeIds = [...new Set(given.map(({ type }) => type.id))];
  const rows = await tx
    .createQueryBuilder(PatientIdentification, "held")
    .where({ clinicId, typeId: In(typeIds) })
    .andWhere(
      new Brackets((either) =>
        either.where({ valueIndex: In(indexes) }).orWhere({ patientId: In(claims.map(({ patientId }) => patientId)) }),
      ),
    )
    .getMany();
  return {
    ownerOf: new Map(rows.map((row) => [numberKey(row.typeId, row.valueIndex), row.patientId])),
    rowOf: new Map(rows.map((row) => [placeKey(row.patientId, row.typeId), row])),
  };
}

/** Takes the given numbers for a chart, unless another chart of the clinic has one of them. */
export function claimIdentifications(
  { ownerOf, rowOf }: Held,
  vault: IdentificationVault,
  { clinicId, patientId, given, path }: Claim,
): Outcome<IdentificationChanges> {
  const rows: PatientIdentification[] = [];
  const replaced: PatientIdentification[] = [];
  const types: TypeFacts[] = [];
  const problems: Problem[] = [];
  given.forEach(({ type, value }, position) => {
    const place = (field: "typeId" | "value"): string[] => [...path, "identifications", String(position), field];
    const owners = vault.indexes(type, value).flatMap((index) => ownerOf.get(numberKey(type.id, index)) ?? []);
    const other = owners.find((owner) => owner !== patientId);
    if (other !== undefined) {
      problems.push({ code: "CONFLICT", path: place("value"), reason: "IDENTIFICATION_TAKEN", facts: { ownerId: other } });
      return;
    }
    const before = rowOf.get(placeKey(patientId, type.id));
    if (before && owners.length > 0 && vault.holds(type, patientId, before.valueEncrypted, value)) return;
    // What a chart has of an archived type stays, and may be sent again as it is.
    if (type.archived) {
      problems.push({ code: "VALIDATION_FAILED", path: place("typeId"), reason: "IDENTIFICATION_TYPE_ARCHIVED" });
      return;
    }
    if (before) replaced.push(before);
    types.push(type);
    const sealed = { valueEncrypted: vault.seal(type, patientId, value), valueIndex: vault.index(type, value) };
    rows.push(Object.assign(new PatientIdentification(), { clinicId, id: before?.id ?? newId(), patientId, typeId: type.id, ...sealed }));
  });
  if (problems.length > 0) return failure(...problems);
  for (const row of rows) ownerOf.set(numberKey(row.typeId, row.valueIndex), patientId);
  return success({ changed: rows.length > 0, rows, replaced, types });
}

export async function writeIdentifications(tx: EntityManager, changes: readonly IdentificationChanges[]): Promise<void> {
  await markInUse(
    tx,
    changes.flatMap(({ types }) => types),
  );
  const replaced = new Set(changes.flatMap((change) => change.replaced.map(({ id }) => id)));
  for (const change of changes) {
    for (const { clinicId, id, valueEncrypted, valueIndex } of change.rows.filter((row) => replaced.has(row.id)))
      await tx.update(PatientIdentification, { clinicId, id }, { valueEncrypted, valueIndex });
  }
  const fresh = changes.flatMap((change) => change.rows.filter(({ id }) => !replaced.has(id)));
  if (fresh.length > 0) await tx.insert(PatientIdentification, fresh);
}
