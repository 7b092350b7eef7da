const schemes = ["http:", "https:", "mailto:", "tel:"];
const longest = 2_000;

/** Where a link may lead, in the one way of writing it; null for anything else, also for addresses without a scheme. */
export function safeLink(href: string): string | null {
  const typed = href.trim();
  // What browsers drop from an address must not hide its scheme.
  if (typed.length > longest || /\p{Cc}/u.test(typed) || !/^[a-z]+:/i.test(typed)) return null;
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (!schemes.includes(url.protocol)) return null;
  const written = url.href.replace(/["'<>`\s]/g, encodeURIComponent);
  return written.length > longest ? null : written;
}
