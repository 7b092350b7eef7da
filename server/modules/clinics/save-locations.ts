import type { EntityManager } from "typeorm";
import { In } from "typeorm";
import { z } from "zod";
import type { BatchItem, ItemOutcome } from "../../db/upsert-batch.ts";
import { addressFields, noAddress } from "../../kernel/address.ts";
import type { RightHolder } from "../../kernel/actor.ts";
import { given, differingKeys } from "../../kernel/changes.ts";
import { phone } from "../../kernel/contact-fields.ts";
import { newId } from "../../kernel/id.ts";
import type { Problem } from "../../kernel/outcome.ts";
import { clearable, textOf, timeZone, validate } from "../../kernel/validation.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { Location } from "./location.entity.ts";

/** A location as an integrating team sends it, before anything was checked. */
export interface LocationInput {
  readonly externalId: string;
  readonly [field: string]: unknown;
}

const locationFields = z.object({
  externalId: textOf(120),
  name: textOf(120).optional(),
  address: addressFields.nullable().optional(),
  phone: clearable(phone),
  timeZone: timeZone.optional(),
});

const needed = ["name", "timeZone"] as const;

type Plan = ItemOutcome<Location> & { readonly fields?: readonly string[] };

function plan(actor: RightHolder, at: Date, before: Location | undefined, { input, path }: BatchItem<LocationInput>): Plan {
  const read = validate(locationFields, input, path);
  if (!read.ok) return { outcome: "FAILED", problems: read.problems };
  const { externalId, address, ...details } = read.value;
  const missing = before ? [] : needed.filter((field) => details[field] === undefined);
  const problems = missing.map((field): Problem => ({ code: "VALIDATION_FAILED", path: [...path, field], reason: "REQUIRED" }));
  if (problems.length > 0) return { outcome: "FAILED", problems };
  const made = {
    clinicId: actor.clinicId,
    id: newId(),
    sourceId: actor.id,
    externalId,
    ...noAddress,
    phone: null,
    createdAt: at,
    updatedAt: at,
  };
  const base = before ?? made;
  const after = Object.assign(new Location(), base, given(details), address === null ? noAddress : given(address ?? {}));
  const fields = before ? differingKeys(before, after) : [];
  if (before && fields.length === 0) return { outcome: "UNCHANGED", entity: before };
  return { outcome: before ? "UPDATED" : "CREATED", entity: Object.assign(after, { updatedAt: at }), fields };
}

/** Makes or changes the locations of a batch inside the caller's transaction. */
export async function saveLocations(
  tx: EntityManager,
  { actor, at }: { readonly actor: RightHolder; readonly at: Date },
  items: readonly BatchItem<LocationInput>[],
): Promise<Map<number, ItemOutcome<Location>>> {
  const where = { clinicId: actor.clinicId, sourceId: actor.id, externalId: In(items.map(({ input }) => input.externalId)) };
  const existing = new Map((await tx.findBy(Location, where)).map((row) => [row.externalId, row]));
  const plans = new Map(items.map((item) => [item.index, plan(actor, at, existing.get(item.input.externalId), item)]));
  for (const planned of plans.values()) {
    if (planned.outcome !== "CREATED" && planned.outcome !== "UPDATED") continue;
    const { clinicId, id, ...columns } = planned.entity;
    if (planned.outcome === "CREATED") await tx.insert(Location, planned.entity);
    else await tx.update(Location, { clinicId, id }, columns);
    const action = planned.outcome === "CREATED" ? "location.created" : "location.updated";
    await recordAudit(tx, actor, at, { action, subjectId: id, changedFields: planned.fields ?? [] });
  }
  return plans;
}
