import { randomBytes } from "node:crypto";
import type { Config } from "../../config.ts";
import { ConfigError } from "../../config.ts";
import { consumerScopes } from "../../kernel/permissions.ts";
import { healthNumberFormats } from "../../modules/patients/health-numbers/formats.ts";
import { openClinic } from "../../services/open-clinic.ts";
import { assemble } from "../../start/assemble.ts";
import { readClinicOptions } from "../../start/clinic-options.ts";

const newPassword = (): string => randomBytes(15).toString("base64url");

/** Opens a clinic: its address, default settings, support and admin accounts, and a first API consumer. Secrets are printed once. */
export async function openClinicFor(config: Config, args: readonly string[]): Promise<void> {
  const { slug, name, phone, "time-zone": timeZone, locale, province, ...emails } = readClinicOptions(args);
  const { database, services } = await assemble(config);
  try {
    if (await services.clinics.findBySlug(slug)) throw new ConfigError(`There is a clinic "${slug}" already.`);
    const health = healthNumberFormats[province].name;
    const shared = { portalVisible: true, autoAssigned: false };
    const staff = [
      { email: emails["support-email"], name: "Support", role: "SUPPORT", password: newPassword() },
      { email: emails["admin-email"], name: "Administration", role: "ADMIN", password: newPassword() },
    ] as const;
    const opening = {
      identity: { slug, name, phone, timeZone, defaultLocale: locale, currency: "CAD" },
      identificationTypes: [
        {
          name: health.en,
          visibleNameFr: health.fr,
          visibleNameEn: health.en,
          issuer: province,
          kind: "PROVINCIAL",
          primary: true,
          ...shared,
        },
        {
          name: "File number",
          visibleNameFr: "Numéro de dossier",
          visibleNameEn: "File number",
          issuer: null,
          kind: "OTHER",
          primary: false,
          ...shared,
        },
      ],
      staff,
      consumer: { name: "First API consumer", scopes: consumerScopes },
    } as const;
    const { apiToken } = await database.transaction((tx) => openClinic(services, tx, opening));
    const { protocol, host } = config.publicUrl;
    console.log(`The clinic is open: ${protocol}//${slug}.${host}/admin`);
    for (const { email, role, password } of staff) console.log(`  ${role.padEnd(8)} ${email}  ${password}`);
    console.log(`  API      ${apiToken}`);
    console.log("These are shown this once.");
  } finally {
    await database.close();
  }
}
