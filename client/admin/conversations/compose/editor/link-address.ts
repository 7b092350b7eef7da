/** Where a link leads that somebody typed as people do: "example.ca", "someone@example.ca", "514 555-0100". Null where that is nowhere. */
export function linkAddress(typed: string): string | null {
  const words = typed.trim();
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(words)) return `mailto:${words}`;
  if (/^\+?[\d\s().‑-]{7,}$/.test(words)) return `tel:${words.replace(/[^\d+]/g, "")}`;
  const address = /^[a-z][a-z\d+.-]*:/i.test(words) && !/^[^/:]+:\d/.test(words) ? words : `https://${words}`;
  if (/\s/.test(words) || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  if (protocol === "mailto:" || protocol === "tel:") return address;
  return /^https?:$/.test(protocol) && hostname.includes(".") ? address : null;
}
