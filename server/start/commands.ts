/** What the built product can be started as, by the name of the file that starts it. Each is loaded when it is run. */
export const commands = {
  main: () => import("../main.ts"),
  worker: () => import("../worker.ts"),
  "print-schema": () => import("../print-schema.ts"),
  "cli/audit-verify": () => import("../cli/audit-verify.ts"),
  "cli/clinic": () => import("../cli/clinic.ts"),
  "cli/import-fhir": () => import("../cli/import-fhir.ts"),
  "cli/migrate": () => import("../cli/migrate.ts"),
  "cli/rotate-keys": () => import("../cli/rotate-keys.ts"),
  "cli/seed": () => import("../cli/seed.ts"),
};
