import type { EntityManager } from "typeorm";
import type { StaffMember } from "../staff-member.entity.ts";
import { StaffSecondStep } from "./second-step.entity.ts";

type Owner = Pick<StaffMember, "clinicId" | "id">;

export const findSecondStep = (manager: EntityManager, { clinicId, id }: Owner): Promise<StaffSecondStep | null> =>
  manager.findOneBy(StaffSecondStep, { clinicId, staffMemberId: id });

export const isSecondStepOn = async (manager: EntityManager, owner: Owner): Promise<boolean> =>
  ((await findSecondStep(manager, owner))?.secretSealed ?? null) !== null;
