import { matchRoutes, type RouteObject } from "react-router";

interface Preloadable {
  readonly type?: { readonly preload?: () => Promise<unknown> };
}

/** Loads what the address is going to show; what fails to come is asked for again when it is shown, where that can be said. */
export async function preloadPage(routes: RouteObject[], pathname: string): Promise<void> {
  const elements = (matchRoutes(routes, pathname || "/") ?? []).map(({ route }) => route.element as Preloadable | undefined);
  try {
    for (const element of elements) await element?.type?.preload?.();
  } catch {
    // The page's own place shows it.
  }
}
