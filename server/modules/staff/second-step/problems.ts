import type { Problem } from "../../../kernel/outcome.ts";

export const wrongCode = (how: "wrong" | "used"): Problem => ({
  code: "SECOND_STEP_INVALID",
  path: ["input", "code"],
  ...(how === "used" && { reason: "SECOND_STEP_USED" }),
});

export const expiredSecondStep: Problem = { code: "SECOND_STEP_EXPIRED", path: [] };

export const expiredEnrolment: Problem = { code: "SECOND_STEP_EXPIRED", path: [], reason: "ENROLMENT_EXPIRED" };

export const requiredSecondStep: Problem = { code: "SECOND_STEP_REQUIRED", path: [] };
