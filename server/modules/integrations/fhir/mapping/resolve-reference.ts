import { externalIdOf } from "./external-id.ts";
import type { Elements, Reference } from "./datatypes.ts";
import { isElements } from "./datatypes.ts";
import type { FindingReason } from "./finding.ts";
import type { BundleEntry } from "./read-bundle.ts";

/** What a reference leads to. */
export type Target =
  | { readonly kind: "entry"; readonly type: string | null; readonly entry: BundleEntry }
  | { readonly kind: "contained"; readonly type: string | null; readonly resource: Elements }
  /** On the same server, and not in the bundle: the caller's own id of it. */
  | { readonly kind: "known by id"; readonly type: string; readonly externalId: string }
  | { readonly kind: "nothing"; readonly type: string | null; readonly reason: FindingReason };

const restful = /^(?:(?<base>https?:\/\/.+)\/)?(?<type>[A-Z][A-Za-z]+)\/(?<id>[A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/;

const isAbsolute = (address: string): boolean => /^(?:https?:|urn:)/.test(address);

/** Where the entry's own server is, as far as its address tells. */
const baseOf = (fullUrl: string | undefined): string | undefined => restful.exec(fullUrl ?? "")?.groups?.["base"];

const typeOf = (resource: Elements): string | null => {
  const type = resource["resourceType"];
  return typeof type === "string" ? type : null;
};

/** Finds the resources of a bundle by what references call them. */
export class References {
  readonly #byUrl = new Map<string, BundleEntry>();
  readonly #byTypeAndId = new Map<string, BundleEntry[]>();
  readonly #holders = new Map<string, BundleEntry>();

  constructor(entries: readonly BundleEntry[]) {
    for (const entry of entries) {
      if (entry.fullUrl !== undefined && !this.#byUrl.has(entry.fullUrl)) this.#byUrl.set(entry.fullUrl, entry);
      const held = `${entry.type}/${externalIdOf(entry)}`;
      if (!this.#holders.has(held)) this.#holders.set(held, entry);
      const id = entry.resource["id"];
      if (typeof id !== "string" || entry.type === null) continue;
      const key = `${entry.type}/${id}`;
      const alike = this.#byTypeAndId.get(key);
      if (alike) alike.push(entry);
      else this.#byTypeAndId.set(key, [entry]);
    }
  }

  /** Whether the external id stands for this entry: of several that have it, as of two servers, for the first. */
  holdsItsId(entry: BundleEntry): boolean {
    return this.#holders.get(`${entry.type}/${externalIdOf(entry)}`) === entry;
  }

  resolve({ reference, type: said, identifier }: Reference, from: BundleEntry): Target {
    const type = said ?? null;
    if (reference === undefined || reference === "") {
      return { kind: "nothing", type, reason: identifier === undefined ? "REFERENCE_NOT_FOUND" : "REFERENCE_LOGICAL" };
    }
    return reference.startsWith("#") ? this.#contained(reference.slice(1), type, from) : this.#elsewhere(reference, type, from);
  }

  #contained(id: string, type: string | null, { resource }: BundleEntry): Target {
    const contained = Array.isArray(resource["contained"]) ? (resource["contained"] as unknown[]).filter(isElements) : [];
    const found = contained.find((each) => each["id"] === id);
    return found ? { kind: "contained", type: typeOf(found), resource: found } : { kind: "nothing", type, reason: "REFERENCE_NOT_FOUND" };
  }

  #elsewhere(reference: string, type: string | null, from: BundleEntry): Target {
    const own = baseOf(from.fullUrl);
    const named = restful.exec(reference)?.groups;
    const unversioned = named ? [named["base"], named["type"], named["id"]].filter((part) => part !== undefined).join("/") : reference;
    const address = isAbsolute(unversioned) || own === undefined ? unversioned : `${own}/${unversioned}`;
    const entry = this.#byUrl.get(address);
    if (entry) return { kind: "entry", type: entry.type, entry };
    if (!named) return { kind: "nothing", type, reason: "REFERENCE_NOT_FOUND" };
    const [theirs, namedType = "", id = ""] = [named["base"], named["type"], named["id"]];
    if (theirs !== undefined && theirs !== own) return { kind: "nothing", type: namedType, reason: "REFERENCE_ELSEWHERE" };
    const alike = this.#byTypeAndId.get(`${namedType}/${id}`) ?? [];
    const [same, ...others] = alike.filter(({ fullUrl }) => own === undefined || [undefined, own].includes(baseOf(fullUrl)));
    // The id alone would lead to whom another server calls so.
    if (!same && alike.length > 0) return { kind: "nothing", type: namedType, reason: "REFERENCE_ELSEWHERE" };
    if (others.length > 0) return { kind: "nothing", type: namedType, reason: "SEVERAL" };
    if (same) return { kind: "entry", type: same.type, entry: same };
    return { kind: "known by id", type: namedType, externalId: id };
  }
}
