import { setImmediate } from "node:timers/promises";
import { In } from "typeorm";
import { isUniqueViolation } from "../../../db/errors.ts";
import { forceIndex } from "../../../db/force-index.ts";
import type { KeysetPage } from "../../../db/keyset.ts";
import { readKeysetPage } from "../../../db/keyset.ts";
import type { Actor } from "../../../kernel/actor.ts";
import { demand } from "../../../kernel/actor.ts";
import { hours } from "../../../kernel/clock.ts";
import { localDay } from "../../../kernel/local-day.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { Sweep } from "../../../kernel/sweep.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";
import type { IdentifierSystem } from "./identifier-systems.ts";
import { readIdentifierSystems } from "./identifier-systems.ts";
import { demandImport, mayImport } from "./import-rights.ts";
import { FhirImportFinding } from "./job/fhir-import-finding.entity.ts";
import { FhirImportWorker } from "./job/fhir-import-worker.ts";
import { FhirImport } from "./job/fhir-import.entity.ts";
import { forgetImports } from "./job/forget-imports.ts";
import { startImport } from "./job/start-import.ts";
import type { ImportParts } from "./job/work-part.ts";
import { mapBundle } from "./mapping/map-bundle.ts";

export interface ImportWish {
  /** As JSON. */
  readonly bundle: string;
  readonly identifierSystems: readonly IdentifierSystem[];
  readonly defaultLocationExternalId: string | null;
}

export interface Page {
  readonly first: number;
  readonly after: string | null;
}

/** Of a bundle as JSON, in one call. */
const largestBundleBytes = 8 * 1024 * 1024;

const refused = (reason: string, facts = {}): Outcome<never> =>
  failure({ code: "VALIDATION_FAILED", path: ["input", "bundle"], reason, facts });

function readJson(text: string, maximumBytes: number): Outcome<unknown> {
  if (Buffer.byteLength(text) > maximumBytes) return refused("FHIR_TOO_LARGE", { maximum: maximumBytes / 1024 / 1024 });
  try {
    return success(JSON.parse(text) as unknown);
  } catch {
    return refused("FHIR_NOT_JSON");
  }
}

/** Runs to the end, and lets whoever else waits have their turn at each step. */
async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await setImmediate();
  }
}

/** Bundles of FHIR resources, taken over as jobs, and what became of them. */
export class FhirImportService {
  readonly #parts: ImportParts;
  readonly worker: FhirImportWorker;
  readonly sweep: Sweep = {
    name: "fhir-imports-of-before",
    everyMs: hours(1),
    run: (signal) => forgetImports(this.#parts.database, this.#parts.clock.now(), signal),
  };

  constructor(parts: ImportParts) {
    this.#parts = parts;
    this.worker = new FhirImportWorker(parts);
  }

  /** Reads a bundle, keeps it sealed, and leaves the rest to a worker. One at a time of a consumer. */
  async start(actor: Actor, wish: ImportWish, maximumBytes = largestBundleBytes): Promise<Outcome<FhirImport>> {
    demandImport(actor);
    const { database, clock, keys, clinics } = this.#parts;
    const { clinicId } = actor;
    const bundle = readJson(wish.bundle, maximumBytes);
    if (!bundle.ok) return bundle;
    const types = await clinics.identificationTypes(clinicId);
    const systems = readIdentifierSystems(wish.identifierSystems, types);
    if (!systems.ok) return systems;
    const at = clock.now();
    const clinic = await database.manager.findOneByOrFail(Clinic, { id: clinicId });
    const steps = mapBundle(bundle.value, {
      ...{ today: localDay(at, clinic.timeZone), timeZone: clinic.timeZone, types, systems: systems.value },
      defaultLocation: wish.defaultLocationExternalId,
    });
    const mapped = await inTurns(steps);
    if (!mapped.ok) return mapped;
    try {
      return success(await database.transaction((tx) => startImport(tx, keys, actor, mapped.value, at)));
    } catch (error) {
      if (isUniqueViolation(error)) return failure({ code: "CONFLICT", path: [], reason: "FHIR_IMPORT_RUNNING" });
      throw error;
    }
  }

  /** In the order asked; null for those that aren't the consumer's own. Support sees all of the clinic's. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<(FhirImport | null)[]> {
    const rows = await this.#parts.database.manager.findBy(FhirImport, { ...this.#visibleTo(actor), id: In([...new Set(ids)]) });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  }

  /** The imports of a consumer, the newest first. */
  async listOf(actor: Actor, consumerId: string, page: Page): Promise<KeysetPage<FhirImport>> {
    const { clinicId, consumerId: own = consumerId } = this.#visibleTo(actor);
    if (own !== consumerId) return { items: [], hasNextPage: false };
    const query = this.#parts.database.manager.createQueryBuilder(FhirImport, "import").where({ clinicId, consumerId });
    return readKeysetPage(query, { at: "id", id: "id", direction: "DESC", ...page });
  }

  /** What was found in an import that was read before. */
  async findings(actor: Actor, { id: importId }: Pick<FhirImport, "id">, page: Page): Promise<KeysetPage<FhirImportFinding>> {
    const { clinicId } = this.#visibleTo(actor);
    const findings = this.#parts.database.manager.createQueryBuilder(FhirImportFinding, "finding");
    // The primary key is in the same order, and leads through those of all other imports.
    const query = forceIndex(findings, "fhir_import_findings_listed").where({ clinicId, importId });
    return readKeysetPage(query, { at: "id", id: "id", direction: "ASC", ...page });
  }

  #visibleTo(actor: Actor): { readonly clinicId: string; readonly consumerId?: string } {
    if (actor.kind === "consumer" && mayImport(actor)) return { clinicId: actor.clinicId, consumerId: actor.id };
    demand(actor, "INTEGRATIONS");
    return { clinicId: actor.clinicId };
  }
}
