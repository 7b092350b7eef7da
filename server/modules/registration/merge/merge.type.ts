import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, both, permitted } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import { DecisionInput } from "../desk/decision.inputs.ts";
import { deskRule } from "../desk/registration.type.ts";
import type { RegistrationField } from "./merged-fields.ts";
import { registrationFields } from "./merged-fields.ts";
import type { MergeWarning } from "./preview-merge.ts";
import { mergeWarnings } from "./preview-merge.ts";
import type { BlockedField } from "./blocked-by.ts";
import type { RegistrationMerge } from "./registration-merge.entity.ts";

export const mergeRule = both(deskRule, permitted("PATIENTS_WRITE"));

export const RegistrationFieldEnum = enumOf("RegistrationField", "What of a registration may be taken into a chart.", registrationFields, {
  FIRST_NAME: "First name.",
  LAST_NAME: "Last name.",
  PREFERRED_NAME: "The name they go by.",
  DATE_OF_BIRTH: "Date of birth.",
  SEX: "Sex.",
  LANGUAGE: "The language they prefer.",
  EMAIL: "E-mail address.",
  MOBILE: "Mobile number.",
  ADDRESS: "All parts of the address.",
  NOTIFICATION_METHOD: "How they want to be notified.",
  IDENTIFICATION: "The ID number: added, or in the place of the chart's one of the same type.",
});

const MergeWarningEnum = enumOf("MergeWarning", "What to know before a merge.", mergeWarnings, {
  ACCESS_CLOSED: "The chart's own switch of portal access is off, and stays off.",
  CHART_ARCHIVED: "The chart is archived, and stays so.",
  CHART_UNVERIFIED: "Nobody vouches for the chart, and the merge doesn't either.",
  IDENTIFICATION_REPLACED: "The chart's number of that type is replaced.",
  IDENTIFICATION_HELD_ELSEWHERE: "Another chart has the number: it can't be taken.",
  CONTACT_REPLACED_ENDS_SESSIONS: "Whoever signed in with the contact that leaves the chart is signed out.",
  PROVEN_CONTACT_NOT_TAKEN: "The contact that was proven isn't on the chart then: the person can't sign in with it.",
});

export const mergeAftermaths = ["NOTICE_SENT", "SESSIONS_ENDED"] as const;

export type MergeAftermath = (typeof mergeAftermaths)[number];

const MergeAftermathEnum = enumOf("MergeAftermath", "What undoing a merge doesn't take back.", mergeAftermaths, {
  NOTICE_SENT: "The person was told about their registration.",
  SESSIONS_ENDED: "Whoever was signed in with a contact that was replaced is signed out.",
});

@ObjectType("MergeEffect", { description: "What a merge changes in one field." })
@Access(deskRule)
export class MergeEffectType {
  @Field(() => RegistrationFieldEnum, { description: "Which field." })
  field!: RegistrationField;

  @Field(() => String, { nullable: true, description: "What the chart says now; null where it says nothing. An address is one line." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "What it will say." })
  after!: string | null;
}

@ObjectType({ description: "What a merge would do, or why it can't be told: nothing is written." })
@Access(both(deskRule, permitted("PATIENTS_READ")))
export class RegistrationMergePreview extends Payload {
  @Field(() => [MergeEffectType], { description: "Of the fields that are taken, those that change." })
  effects!: readonly MergeEffectType[];

  @Field(() => [MergeWarningEnum], { description: "What to know before." })
  warnings!: readonly MergeWarning[];
}

@InputType({ description: "Takes fields of a registration into a chart." })
export class MergeRegistrationInput extends DecisionInput {
  @Field(() => ID, { description: "Into whose chart." })
  patientId!: string;

  @Field(() => Int, { description: "The chart's `version` that was seen." })
  patientVersion!: number;

  @Field(() => [RegistrationFieldEnum], { description: "What is taken; everything else stays as the chart has it." })
  take!: RegistrationField[];
}

@InputType({ description: "Undoes the merge of a registration." })
export class UndoRegistrationMergeInput extends DecisionInput {}

@ObjectType({ description: "A field that an undo leaves as it is, as somebody has edited it since, or what was before is impossible now." })
@Access(deskRule)
export class MergeBlock {
  row!: BlockedField;

  @Field(() => RegistrationFieldEnum, { description: "Which field." })
  field!: RegistrationField;

  @Field(() => DateTime, { nullable: true, description: "When it was last edited; null where it wasn't." })
  editedAt!: Date | null;
}

@ObjectType("RegistrationMerge", { description: "The last merge of a registration, and what undoing it would do." })
@Access(deskRule)
export class RegistrationMergeType {
  row!: RegistrationMerge;

  @Field(() => DateTime, { description: "When it was merged." })
  mergedAt!: Date;

  @Field(() => DateTime, { description: "Until when it can be undone." })
  undoableUntil!: Date;

  @Field(() => Boolean, { description: "Whether `undoRegistrationMerge` has something to do now." })
  canUndo!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When it was undone; null where it wasn't." })
  undoneAt!: Date | null;

  @Field(() => [MergeAftermathEnum], { description: "What undoing it doesn't take back." })
  cannotBeUndone!: MergeAftermath[];
}
