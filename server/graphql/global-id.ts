const pattern = /^([A-Z][A-Za-z]*):([0-9A-Z]{26})$/;

/** The opaque id that the schema shows. */
export const toGlobalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString("base64url");

/** Null for anything that this server did not make. */
export function parseGlobalId(globalId: string): { type: string; id: string } | null {
  const [, type, id] = pattern.exec(Buffer.from(globalId, "base64url").toString()) ?? [];
  return type && id ? { type, id } : null;
}

/** The application's id behind a global one of this type; null for another type's or a made-up one. */
export function fromGlobalId(type: string, globalId: string): string | null {
  const parsed = parseGlobalId(globalId);
  return parsed?.type === type ? parsed.id : null;
}
