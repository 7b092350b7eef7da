import type { Visit } from "./visit.ts";

/** The bodies of all answers from addresses like these since, but for those that were cut off as their page was left. */
export function keepAnswers({ page }: Visit, addresses: RegExp): () => Promise<string[]> {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    // A promise that nobody awaits yet would fail the whole file.
    if (addresses.test(response.url())) bodies.push(response.text().catch(() => ""));
  });
  return () => Promise.all(bodies);
}
