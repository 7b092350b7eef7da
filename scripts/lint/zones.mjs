/**
 * Who may import whom. One line a zone: the first pattern that matches a file names its zone, and a file imports only
 * from the zones listed for it and from its own.
 */

/** Each module imports only from its left. */
const modules = [
  "audit",
  "limits",
  "idempotency",
  "clinics",
  "staff",
  "portal-images",
  "stripe-accounts",
  "settings",
  "notifications",
  "patients",
  "access",
  "appointments",
  "bulk-access",
  "sign-in",
  "my-information",
  "registration",
  "conversations",
  "billing",
  "integrations",
];

const base = ["kernel", "db", "gateways"];
const everyModule = modules.map((name) => `module ${name}`);
const house = [...base, "graphql", ...everyModule, "schema", "config", "demo", "services", "app", "stripe simulator"];

/** @typedef {{ name: string, files: RegExp, from: string[] | "anywhere" }} Zone */

/** @type {Zone[]} */
export const zones = [
  { name: "client test", files: /^client\/.*\.test\.tsx?$/, from: ["client shared", "client build", "admin", "portal", "docs", "gql"] },
  { name: "test", files: /\.test\.ts$|\/testing\/|^browser\//, from: [...house, "start", "migrations", "test", "scripts"] },
  { name: "kernel", files: /^server\/kernel\//, from: [] },
  { name: "db", files: /^server\/db\//, from: ["kernel"] },
  { name: "stripe simulator", files: /^server\/stripe-simulator\//, from: ["kernel"] },
  { name: "gateways", files: /^server\/gateways\//, from: ["kernel"] },
  {
    name: "schema",
    files: /^server\/graphql\/(schema|operations|request-context|format-errors)\.ts$/,
    from: [...base, "graphql", ...everyModule],
  },
  { name: "graphql", files: /^server\/graphql\//, from: base },
  ...modules.map((name, place) => ({
    name: `module ${name}`,
    files: new RegExp(`^server/modules/${name}/`),
    from: [...base, "graphql", ...everyModule.slice(0, place)],
  })),
  { name: "unknown module", files: /^server\/modules\//, from: [] },
  { name: "config", files: /^server\/config\.ts$/, from: base },
  { name: "services", files: /^server\/services(\.ts$|\/)/, from: [...base, "graphql", ...everyModule, "config"] },
  { name: "demo", files: /^server\/demo\//, from: [...base, "graphql", ...everyModule, "services", "config"] },
  {
    name: "start",
    files: /^server\/(main|worker|print-schema)\.ts$|^server\/(cli|start)\//,
    from: [...house, "migrations"],
  },
  { name: "app", files: /^server\//, from: [...base, "graphql", ...everyModule, "schema", "config", "services"] },
  { name: "migrations", files: /^migrations\//, from: [] },
  { name: "gql", files: /^client\/gql\//, from: [] },
  { name: "client shared", files: /^client\/shared\//, from: ["gql"] },
  { name: "admin", files: /^client\/admin\//, from: ["client shared", "gql"] },
  { name: "portal", files: /^client\/portal\//, from: ["client shared", "gql"] },
  { name: "docs", files: /^client\/docs\//, from: ["client shared"] },
  { name: "client build", files: /^client\//, from: [] },
  { name: "scripts", files: /./, from: "anywhere" },
];

/** @param {string} file its path from the repository's folder */
export const zoneOf = (file) => /** @type {Zone} */ (zones.find((zone) => zone.files.test(file)));
