import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { NumberJudgement } from "../health-numbers/judge-number.ts";

/** A number of a chart as somebody may see it. */
export interface HeldIdentification extends NumberJudgement {
  readonly patientId: string;
  readonly type: IdentificationType;
  /** Null for the patient, who sees no more than the masked display. */
  readonly value: string | null;
}

/** The clinic's main type first, then as the types were made. */
export const inOrder = (one: HeldIdentification, other: HeldIdentification): number =>
  Number(other.type.primary) - Number(one.type.primary) || (one.type.id < other.type.id ? -1 : 1);
