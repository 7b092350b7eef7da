import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";

const idLength = 26;

/** A revision is known by the version that it made. */
export const revisionGlobalId = (version: number): string => toGlobalId("PortalSettingsRevision", String(version).padStart(idLength, "0"));

/** Null for an id that no revision can have. */
export const versionOfRevisionId = (id: string): number | null => (/^0{16}\d{10}$/.test(id) ? Number(id) : null);

/** The same of a global id. */
export function versionOfRevision(globalId: string): number | null {
  const id = fromGlobalId("PortalSettingsRevision", globalId);
  return id === null ? null : versionOfRevisionId(id);
}
