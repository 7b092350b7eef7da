import type { IdentificationType } from "../../../clinics/identification-type.entity.ts";

/** As much of an identification type as recognising its numbers needs. */
export type KnownType = Pick<IdentificationType, "clinicId" | "id" | "name" | "issuer" | "kind" | "archived">;

/** What a bundle is read by, besides itself. */
export interface MappingContext {
  /** The clinic's day. */
  readonly today: string;
  /** Of new locations that name none. */
  readonly timeZone: string;
  readonly types: readonly KnownType[];
  /** Identifier systems that the caller has said the meaning of: the id of an identification type. */
  readonly systems: ReadonlyMap<string, string>;
  /** Where appointments are that name no location, by the caller's own id; null for nowhere. */
  readonly defaultLocation: string | null;
}

export type ItemKind = "LOCATION" | "PATIENT" | "APPOINTMENT";

/** A resource as one of our batches takes it. */
export interface MappedItem {
  readonly kind: ItemKind;
  readonly externalId: string;
  /** Where in the bundle it stands. */
  readonly path: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Which element each part of the input comes from, for what is refused later: `email` → `telecom[1].value`. */
  readonly origins: Readonly<Record<string, string>>;
  /** What only a new one gets. */
  readonly whenNew?: Readonly<Record<string, unknown>>;
  /** Nothing is made of it where it isn't there already. */
  readonly onlyExisting?: boolean;
}
