import type { EntityManager } from "typeorm";
import { localDay } from "../../../kernel/local-day.ts";
import { Clinic } from "../../clinics/clinic.entity.ts";

/** The clinic, and the day on which it is there. */
export async function clinicToday(manager: EntityManager, clinicId: string, at: Date): Promise<{ clinic: Clinic; today: string }> {
  const clinic = await manager.findOneByOrFail(Clinic, { id: clinicId });
  return { clinic, today: localDay(at, clinic.timeZone) };
}
