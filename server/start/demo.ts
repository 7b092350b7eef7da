import { runMigrations } from "../db/migrate.ts";
import { inviteDemoPatient } from "../demo/invite-demo-patient.ts";
import { seedConversations } from "../demo/seed-conversations.ts";
import { seedInvoices } from "../demo/seed-invoices.ts";
import { registerDemoPeople } from "../demo/register-demo-people.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { systemClock } from "../kernel/clock.ts";
import type { Assembly } from "./assemble.ts";
import { keepDemoTokens } from "./demo-secrets.ts";

type Say = (text: string) => void;

/** Brings the demo's database up to date and fills it the first time, saying how far it is. Answers the API tokens by clinic. */
export async function prepareDemo({ config, database, keys, services }: Assembly, say: Say): Promise<Readonly<Record<string, string>>> {
  const ran = await runMigrations(database);
  if (ran.length > 0) say(`      Database ready: ${ran.length} migrations ran.`);
  let announced = -1;
  const seeded = await seedDemo(services, {
    now: systemClock.now(),
    portalBilling: services.stripe.installation !== null,
    onProgress: ({ clinicSlug, done, total }) => {
      const tenth = Math.floor((10 * done) / total);
      if (tenth !== announced) say(`      Seeding the clinic ${clinicSlug}: ${done} of ${total} patients and appointments.`);
      announced = tenth;
    },
  });
  await seedConversations(services, systemClock.now());
  await seedInvoices(services, systemClock.now());
  await inviteDemoPatient(services);
  await registerDemoPeople(services, keys);
  const fresh = seeded.flatMap(({ slug, apiToken }) => (apiToken ? [[slug, apiToken] as const] : []));
  return keepDemoTokens(config.dataFolder, Object.fromEntries(fresh));
}
