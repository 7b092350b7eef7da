import type { Database } from "../../../db/database.ts";
import { BillingProfile } from "../profile/billing-profile.entity.ts";

/** The clinic bills: in Québec, with both of its taxes. */
export async function keepProfile(database: Database, clinicId: string, changes: Partial<BillingProfile> = {}): Promise<BillingProfile> {
  const profile = Object.assign(new BillingProfile(), {
    ...{ clinicId, legalName: "Clinique Témoin inc.", street: "1234, rue Saint-Denis", city: "Montréal", province: "QC" },
    ...{ postalCode: "H2X 3K8", phone: "+15145550142", gstNumber: "123456789 RT0001", qstNumber: "1234567890 TQ0001", pstNumber: null },
    ...{ paymentDays: 30, footerFr: null, footerEn: null, version: 1 },
    ...changes,
  });
  await database.manager.insert(BillingProfile, profile);
  return profile;
}
