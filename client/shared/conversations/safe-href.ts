const schemes = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Where a link of a message may lead; null for anything else, also for addresses that would lead into the app. */
export function safeHref(href: string | null): string | null {
  if (href === null || !URL.canParse(href)) return null;
  const url = new URL(href);
  return schemes.has(url.protocol) ? url.href : null;
}

/** Whether it opens a page, and not a program for mail or calls. */
export const opensPage = (href: string): boolean => /^https?:/.test(href);
