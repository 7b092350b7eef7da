/**
 * @typedef {{
 *   url: string, clinics: import("./fill-clinics.mjs").Clinic[], tell: (line: string) => void,
 *   product: Awaited<ReturnType<typeof import("./product.mjs").openProduct>>,
 * } & import("./options.mjs").Options} Given the private MariaDB, what it was filled with, and what was asked for
 */
/** @typedef {{ lines: string[], result: object }} Measured what is printed, and the same for a program */
/** @typedef {(given: Given) => Promise<Measured>} Bench */
/**
 * @typedef {object} Entry
 * @property {string} about one line for `--help`
 * @property {string} [row] the goal that it measures
 * @property {boolean} [ownDatabase] it starts what it needs itself
 * @property {boolean} [client] it needs the built web apps
 * @property {() => Promise<Bench>} load
 */

/** @type {Record<string, Entry>} */
export const benches = {
  "portal-home": {
    about: "a patient's home: product, floor, Yoga, Mercurius, Apollo",
    row: "portal home; p99 at half load",
    client: true,
    load: async () => (await import("./portal-home/portal-home.mjs")).benchPortalHome,
  },
  "sign-in": {
    about: "one-time codes requested and verified, against the same SQL",
    row: "one-time code: request, verify",
    client: true,
    load: async () => (await import("./sign-in/sign-in.mjs")).benchSignIn,
  },
  "bulk-access": {
    about: "access changed for all charts, against one UPDATE; sign-ins meanwhile",
    row: "bulk access change",
    load: async () => (await import("./bulk-access/bulk-access.mjs")).benchBulkAccess,
  },
  processes: {
    about: "one, two and four processes on one database, against as many floors",
    client: true,
    load: async () => (await import("./processes/processes.mjs")).benchProcesses,
  },
  growth: {
    about: "the same queries at 10³, 10⁵ and 10⁷ appointments: latency, rows looked at",
    row: "growth",
    ownDatabase: true,
    client: true,
    load: async () => (await import("./growth/growth.mjs")).benchGrowth,
  },
  start: {
    about: "process start to first answered query, on both databases",
    row: "start of the built server",
    client: true,
    load: async () => (await import("./start/start.mjs")).benchStart,
  },
  memory: {
    about: "memory after --requests requests, and whether it grows",
    row: "memory",
    client: true,
    load: async () => (await import("./memory/memory.mjs")).benchMemory,
  },
  lighthouse: {
    about: "Lighthouse on a phone: sign-in, home, settings form",
    row: "page speed",
    ownDatabase: true,
    client: true,
    load: async () => (await import("./front/lighthouse.mjs")).benchLighthouse,
  },
  interactions: {
    about: "from an input to the next paint, on a slow phone",
    ownDatabase: true,
    client: true,
    load: async () => (await import("./front/interactions.mjs")).benchInteractions,
  },
  settings: {
    about: "counts and impact in the settings form, by clinic size",
    load: async () => (await import("./settings.mjs")).benchSettings,
  },
  patients: { about: "searches for patients, by clinic size", load: async () => (await import("./patients/patients.mjs")).benchPatients },
  registration: {
    about: "the desk's questions about registrations, by how many there are",
    load: async () => (await import("./registration/registration.mjs")).benchRegistration,
  },
  conversations: {
    about: "lists, threads, counts and searches of conversations",
    load: async () => (await import("./conversations/conversations.mjs")).benchConversations,
  },
  batches: {
    about: "appointments upserted in batches, against bare INSERTs",
    load: async () => (await import("./batches/batches.mjs")).benchBatches,
  },
  "sign-in-timing": {
    about: "whether time tells who is a patient (Welch's t)",
    load: async () => (await import("./sign-in/timing.mjs")).benchTiming,
  },
  fuzz: { about: "the dearest body that anybody may send", load: async () => (await import("./fuzz/fuzz.mjs")).benchFuzz },
};

/** Goals that are measured elsewhere, and how. */
export const elsewhere = {
  "statements a page": "npm test (server/statement-counts.api.test.ts)",
  "JavaScript on first load": "npm run build",
};
