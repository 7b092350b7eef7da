import { z } from "zod";
import type { Outcome } from "../../../../kernel/outcome.ts";
import { failure, success } from "../../../../kernel/outcome.ts";
import type { Elements } from "./datatypes.ts";
import { isElements } from "./datatypes.ts";
import type { Findings } from "./finding.ts";
import { Place } from "./place.ts";

/** What is a set of resources as they are. Histories hold what was, documents what somebody said, answers what became of a call. */
const bundleTypes = ["collection", "batch", "transaction", "searchset"] as const;

/** Far more than a bundle of the largest size holds. */
const mostEntries = 200_000;

const bundleShape = z.looseObject({
  resourceType: z.literal("Bundle"),
  type: z.string(),
  entry: z.array(z.unknown()).optional(),
  link: z.array(z.unknown()).optional(),
});

const entryShape = z.looseObject({
  fullUrl: z.string().optional(),
  resource: z.unknown().optional(),
  request: z.looseObject({ method: z.string().optional() }).optional(),
});

/** A resource of the bundle. */
export interface BundleEntry {
  readonly fullUrl: string | undefined;
  readonly resource: Elements;
  readonly place: Place;
  /** The resource's type; null where it isn't one. */
  readonly type: string | null;
}

const refused = (reason: string): Outcome<never> => failure({ code: "VALIDATION_FAILED", path: ["input", "bundle"], reason });

/** One that a batch or transaction would write, as it is. */
const writes = (method: string | undefined): boolean => method === undefined || method === "PUT" || method === "POST";

function readEntry(entry: unknown, place: Place): BundleEntry | null {
  const read = entryShape.safeParse(entry);
  const refuse = (reason: "MALFORMED" | "METHOD_NOT_SUPPORTED" | "NO_RESOURCE"): null => {
    place.leaveResourceOut(reason);
    return null;
  };
  if (!read.success) return refuse("MALFORMED");
  const { fullUrl, resource, request } = read.data;
  if (!writes(request?.method)) return refuse("METHOD_NOT_SUPPORTED");
  if (!isElements(resource)) return refuse("NO_RESOURCE");
  const type = resource["resourceType"];
  return { fullUrl, resource, place: place.at("resource"), type: typeof type === "string" ? type : null };
}

const isNext = (link: unknown): boolean => isElements(link) && link["relation"] === "next";

/** The resources of a bundle; or why it is none that can be imported. */
export function readBundle(bundle: unknown, findings: Findings): Outcome<BundleEntry[]> {
  const read = bundleShape.safeParse(bundle);
  if (!read.success) return refused("FHIR_NOT_A_BUNDLE");
  const { type, entry = [], link = [] } = read.data;
  if (entry.length > mostEntries)
    return failure({ code: "VALIDATION_FAILED", path: ["input", "bundle"], reason: "TOO_MANY", facts: { maximum: mostEntries } });
  if (!bundleTypes.some((known) => known === type)) return refused("FHIR_BUNDLE_TYPE");
  const place = new Place(findings, "Bundle");
  if (link.some(isNext)) place.at("link").tell("PAGE_OF_MORE");
  return success(entry.flatMap((each, index) => readEntry(each, place.at("entry", index)) ?? []));
}
