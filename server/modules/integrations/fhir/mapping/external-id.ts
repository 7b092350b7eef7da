import { plainText } from "../../../../kernel/validation.ts";
import type { BundleEntry } from "./read-bundle.ts";

const longest = 120;

const usable = (value: unknown): string | null => {
  if (typeof value !== "string") return null;
  const plain = plainText(value);
  return plain !== "" && plain.length <= longest ? plain : null;
};

/** By what a resource is known again: its id, or where it has none the address that its entry gives. */
export const externalIdOf = ({ resource, fullUrl }: Pick<BundleEntry, "resource" | "fullUrl">): string | null =>
  usable(resource["id"]) ?? usable(fullUrl);
