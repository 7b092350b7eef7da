import type { Visit } from "./visit.ts";

/** What the portal asks by itself now and then is not answered: the page knows no more than it shows, until what is answered is called. */
export async function keepUnaware({ page }: Visit): Promise<() => Promise<void>> {
  const pattern = "**/graphql";
  await page.route(pattern, (route) =>
    route.request().headers()["portail-background"] === "1"
      ? route.fulfill({ json: { errors: [{ message: "It failed.", extensions: { code: "INTERNAL" } }] } })
      : route.continue(),
  );
  return () => page.unroute(pattern);
}
