import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../graphql/access.ts";
import { enumOf } from "../../graphql/enums.ts";
import { Payload } from "../../graphql/payload.ts";
import { DateTime } from "../../graphql/scalars.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { patientRule } from "../patients/patient.type.ts";
import type { AccessGate, AccessGateKind, AccessRemedy } from "./access-gates.ts";
import { accessGateKinds, accessRemedies } from "./access-gates.ts";

const AccessGateKindEnum = enumOf("AccessGateKind", "What must be open for a patient to be in the portal.", accessGateKinds, {
  CLINIC_PORTAL: "The clinic's portal is on.",
  CHART_ACCESS: "Portal access is on, on the chart.",
  CHART_NOT_ARCHIVED: "The chart is not archived.",
  CHART_VERIFIED: "The chart is verified.",
});

const AccessRemedyEnum = enumOf("AccessRemedy", "What opens a closed gate.", accessRemedies, {
  ASK_SUPPORT: "The support account switches the clinic's portal on.",
  SWITCH_ON_CHART: "Staff switch portal access on, on the chart: `setPatientPortalAccess`.",
  UNARCHIVE_CHART: "Staff take the chart out of the archive.",
  VERIFY_CHART: "Staff mark the chart as verified.",
});

@ObjectType("AccessGate", { description: "One of the four things that must be open for a patient to be in the portal." })
@Access(permitted("PATIENTS_READ"))
export class AccessGateType {
  /** Who moved it, as rows keep it. */
  written!: string | null;

  @Field(() => AccessGateKindEnum, { description: "Which one." })
  kind!: AccessGateKind;

  @Field(() => Boolean, { description: "Whether it is open." })
  open!: boolean;

  @Field(() => DateTime, { nullable: true, description: "Since when it is open or closed; null where it isn't known." })
  since!: Date | null;

  @Field(() => AccessRemedyEnum, { nullable: true, description: "What opens it; null while it is open." })
  remedy!: AccessRemedy | null;
}

export const toGate = ({ by, ...gate }: AccessGate): AccessGateType => Object.assign(new AccessGateType(), gate, { written: by });

@ObjectType("PatientPortalAccess", {
  description: "Whether a patient can be in the portal, and for staff why or why not. The patient sees `effective` and `changedAt` alone.",
})
@Access(patientRule)
export class PatientPortalAccessType {
  /** The chart, for fields that other resolvers add. */
  chart!: Patient;

  @Field(() => Boolean, { nullable: true, description: "The chart's own switch. The clinic's portal setting never moves it." })
  @Access(permitted("PATIENTS_READ"))
  enabled!: boolean;

  @Field(() => DateTime, { description: "When the switch was last moved, or the chart made." })
  changedAt!: Date;

  @Field(() => String, { nullable: true, description: "Why, as who moved it says." })
  @Access(permitted("PATIENTS_READ"))
  reason!: string | null;
}

export const toPortalAccess = (chart: Patient): PatientPortalAccessType =>
  Object.assign(new PatientPortalAccessType(), {
    chart,
    enabled: chart.accessEnabled,
    changedAt: chart.accessChangedAt,
    reason: chart.accessReason,
  });

@InputType({ description: "Which chart's switch to move, and why." })
export class SetPatientPortalAccessInput {
  @Field(() => ID, { description: "The patient." })
  patientId!: string;

  @Field(() => Boolean, { description: "On or off. Off ends the patient's sessions at once." })
  enabled!: boolean;

  @Field(() => String, { nullable: true, description: "Why; staff alone see it. At most 200 characters." })
  reason?: string | null;
}

@ObjectType({ description: "The chart, or why its switch was not moved." })
@Access(anyone)
export class SetPatientPortalAccessPayload extends Payload {
  /** The chart's id in the application; null where it failed. */
  patientId!: string | null;
}
