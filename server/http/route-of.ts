const routes = [
  "/graphql",
  "/uploads",
  "/files",
  "/webhooks",
  "/portal",
  "/portail",
  "/admin",
  "/docs",
  "/assets",
  "/dev",
  "/health",
  "/ready",
  "/metrics",
];

/** Which door it was, of those that there are: what stands in an address is chosen by whoever sends it. */
export const routeOf = (path: string): string => routes.find((route) => path === route || path.startsWith(`${route}/`)) ?? "/";
