import { ConfigError, loadConfig } from "../config.ts";
import type { Clinic } from "../modules/clinics/clinic.entity.ts";
import type { Services } from "../services.ts";
import { assemble } from "../start/assemble.ts";
import { readAuditOptions } from "../start/audit-options.ts";
import { run } from "../start/run.ts";
import { chainLines, findingLine } from "../start/tell-chain.ts";

const mostFindings = 1_000;
const blocksPerSign = 5_000;

async function clinicsOf({ clinics }: Services, slug: string | null): Promise<Clinic[]> {
  if (slug === null) return clinics.all();
  const clinic = await clinics.findBySlug(slug);
  if (!clinic) throw new ConfigError(`There is no clinic "${slug}".`);
  return [clinic];
}

/** `npm run audit:verify`: reads the whole chain of every clinic, or of one, and ends with 1 where anything is not as it was sealed. */
void run(async () => {
  const { slug, head } = readAuditOptions(process.argv.slice(2));
  const { database, services } = await assemble(loadConfig());
  const say = (text: string): void => console.log(text);
  try {
    for (const clinic of await clinicsOf(services, slug)) {
      let told = 0;
      const summary = await services.auditChain.verify({
        clinicId: clinic.id,
        keptHead: head,
        onFinding: (finding) => {
          told += 1;
          if (told <= mostFindings) say(findingLine(finding));
          if (told === mostFindings) say("  … and more, which are counted alone.");
        },
        onBlock: (number) => void (number % blocksPerSign === 0 && say(`  ${clinic.slug}: ${number} blocks read…`)),
      });
      for (const line of chainLines(clinic.slug, summary, await services.auditChain.unsealed(clinic.id))) say(line);
      if (summary.findings > 0) process.exitCode = 1;
    }
  } finally {
    await database.close();
  }
});
