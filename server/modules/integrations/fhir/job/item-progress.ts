import type { EntityManager } from "typeorm";
import type { ItemOutcome } from "../../../../db/upsert-batch.ts";
import type { Finding } from "../mapping/finding.ts";
import type { ItemKind, MappedItem } from "../mapping/mapping-context.ts";
import { FhirImportPart } from "./fhir-import-part.entity.ts";
import type { ImportCounts, OutcomeCounts } from "./fhir-import.entity.ts";
import { FhirImport } from "./fhir-import.entity.ts";
import type { Lease } from "./import-lease.ts";
import { continueLease } from "./import-lease.ts";
import { keepFindings } from "./keep-findings.ts";
import { findingOf } from "./refused-item.ts";
import { mostFindings } from "../mapping/finding.ts";

type Outcomes = ReadonlyMap<number, ItemOutcome<unknown>>;

const counted = { CREATED: "created", UPDATED: "updated", UNCHANGED: "unchanged", FAILED: "failed" } as const;

function addCounts(counts: ImportCounts, kind: ItemKind, outcomes: readonly ItemOutcome<unknown>[]): ImportCounts {
  const sum: Record<keyof OutcomeCounts, number> = { ...counts[kind] };
  for (const { outcome } of outcomes) sum[counted[outcome]] += 1;
  return { ...counts, [kind]: sum };
}

/** A part under way, with what of it is sent to the batch: some resources only change what is there. */
export class PartProgress {
  readonly #lease: Lease;
  readonly #part: FhirImportPart;
  readonly #items: readonly MappedItem[];
  /** The items that are sent to the batch, by their place in it. */
  readonly #sent: readonly number[];

  constructor(lease: Lease, part: FhirImportPart, items: readonly MappedItem[], sent: readonly number[]) {
    this.#lease = lease;
    this.#part = part;
    this.#items = items;
    this.#sent = sent;
  }

  /**
   * Keeps what became of items in the transaction that keeps the items themselves: killed at any moment, none is counted twice and none
   * forgotten. Saved one by one, an item that is passed by without an outcome lost against somebody else each time that it was tried.
   */
  async keep(tx: EntityManager, outcomes: Outcomes, at: Date): Promise<void> {
    const row = await continueLease(tx, this.#lease, at);
    if (row.nextPart !== this.#part.number) return;
    const last = Math.max(-1, ...outcomes.keys());
    const reach = last + 1 >= this.#sent.length ? this.#items.length : this.#sent[last]! + 1;
    const done = this.#items.slice(row.nextItem, reach);
    const findings: Finding[] = [];
    const became = done.flatMap((item, index): ItemOutcome<unknown>[] => {
      const place = this.#sent.indexOf(row.nextItem + index);
      if (place === -1) {
        findings.push({ path: `${item.path}.status`, reason: "ENTERED_IN_ERROR", effect: "RESOURCE_LEFT_OUT" });
        return [{ outcome: "FAILED", problems: [] }];
      }
      const outcome = outcomes.get(place) ?? { outcome: "FAILED", problems: [{ code: "CONFLICT", path: [] }] };
      if (outcome.outcome === "FAILED") findings.push(...outcome.problems.map((problem) => findingOf(item, problem)));
      return [outcome];
    });
    const isOver = reach === this.#items.length;
    const room = Math.max(0, mostFindings - row.findingCount);
    await keepFindings(tx, row, findings.slice(0, room));
    if (isOver) await tx.delete(FhirImportPart, { clinicId: row.clinicId, id: this.#part.id });
    await tx.update(
      FhirImport,
      { clinicId: row.clinicId, id: row.id },
      {
        ...{ processed: row.processed + done.length, counts: addCounts(row.counts, this.#part.kind, became), failures: 0 },
        ...{ findingCount: row.findingCount + findings.length },
        ...(isOver ? { nextPart: row.nextPart + 1, nextItem: 0 } : { nextItem: reach }),
      },
    );
  }
}
