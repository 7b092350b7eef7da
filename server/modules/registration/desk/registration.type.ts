import { Field, ID, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import { AddressType, toAddress } from "../../../graphql/address.ts";
import { PageInfo } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { LocaleType } from "../../../graphql/locale.ts";
import { Node } from "../../../graphql/node.ts";
import { DateTime, LocalDate } from "../../../graphql/scalars.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { NotificationMethod, Sex } from "../../patients/patient-fields.ts";
import { NotificationMethodEnum, SexEnum } from "../../patients/patient.type.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import { OtpChannelEnum } from "../../sign-in/portal.type.ts";
import type { ArchiveReason, Registration, RegistrationState } from "../registration.entity.ts";
import { archiveReasons, registrationStates } from "../registration.entity.ts";

export const deskRule = permitted("REGISTRATIONS");

export const RegistrationStateEnum = enumOf("RegistrationState", "What became of a registration.", registrationStates, {
  PENDING: "Nobody has decided yet.",
  CONFIRMED: "A chart was made of it.",
  MERGED: "It was merged into a chart that existed.",
  ARCHIVED: "It was put away.",
});

export const ArchiveReasonEnum = enumOf("RegistrationArchiveReason", "Why a registration was put away.", archiveReasons, {
  DUPLICATE: "The same person has sent another one.",
  NOT_A_PATIENT: "They are no patient of the clinic.",
  UNREACHABLE: "They could not be reached.",
  ABUSE: "It was not sent in good faith.",
  OTHER: "Another reason; the note may say it.",
});

@ObjectType("Registration", {
  implements: Node,
  description: "What a person has sent in to become a patient: no chart, until staff have decided.",
})
@Access(deskRule)
export class RegistrationType extends Node {
  /** The registration, for fields that other resolvers add. */
  row!: Registration;

  /** Whether it is shown as another one of the same person: a tree of them would grow with every level that is asked for. */
  isOfSame = false;

  @Field(() => Int, { description: "Counts its changes: a decision says on which version it is based." })
  version!: number;

  @Field(() => RegistrationStateEnum, { description: "What became of it." })
  state!: RegistrationState;

  @Field(() => DateTime, { description: "When it was sent in." })
  submittedAt!: Date;

  @Field(() => String, { description: "First name." })
  firstName!: string;

  @Field(() => String, { description: "Last name." })
  lastName!: string;

  @Field(() => String, { nullable: true, description: "The name they go by." })
  preferredName!: string | null;

  @Field(() => LocalDate, { description: "Date of birth." })
  dateOfBirth!: string;

  @Field(() => SexEnum, { description: "Sex." })
  sex!: Sex;

  @Field(() => LocaleType, { description: "The language they prefer." })
  language!: Locale;

  @Field(() => String, { nullable: true, description: "E-mail address." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "Mobile number (E.164)." })
  mobile!: string | null;

  @Field(() => OtpChannelEnum, { description: "Which of the two contacts a one-time code has proven; the other is what they say." })
  provenChannel!: OtpChannel;

  @Field(() => NotificationMethodEnum, { description: "How they want to be notified." })
  notificationMethod!: NotificationMethod;

  @Field(() => AddressType, { nullable: true, description: "Where they live." })
  address!: AddressType | null;

  @Field(() => Int, { description: "Which version of the clinic's terms they agreed to." })
  termsVersion!: number;

  @Field(() => ID, {
    nullable: true,
    description: "The network that it came from: the same for all of one network. Tells no address. Null where it isn't known.",
  })
  source!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it was decided; null while it is pending." })
  decidedAt!: Date | null;

  @Field(() => ArchiveReasonEnum, { nullable: true, description: "Why it was put away." })
  archiveReason!: ArchiveReason | null;

  @Field(() => String, { nullable: true, description: "What staff noted about that." })
  archiveNote!: string | null;

  @Field(() => ID, { nullable: true, description: "The act that put it away together with others: for `restoreRegistrations`." })
  archiveBatchId!: string | null;
}

export function toRegistration(row: Registration): RegistrationType {
  const { version, state, submittedAt, firstName, lastName, preferredName, dateOfBirth, sex, language, email, mobile } = row;
  const { provenChannel, notificationMethod, termsVersion, networkKey, decidedAt, archiveReason, archiveNote, decisionBatchId } = row;
  return Object.assign(new RegistrationType(), {
    ...{ id: toGlobalId("Registration", row.id), row, version, state, submittedAt, firstName, lastName, preferredName },
    ...{ dateOfBirth, sex, language, email, mobile, provenChannel, notificationMethod, address: toAddress(row), termsVersion },
    ...{ source: networkKey, decidedAt, archiveReason, archiveNote },
    archiveBatchId: decisionBatchId && toGlobalId("RegistrationBatch", decisionBatchId),
  });
}

@ObjectType({ description: "A registration in its list." })
@Access(anyone)
export class RegistrationEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => RegistrationType, { description: "The registration." })
  node!: RegistrationType;
}

@ObjectType({ description: "A page of registrations." })
@Access(anyone)
export class RegistrationConnection {
  @Field(() => [RegistrationEdge], { description: "The registrations, the latest first." })
  edges!: RegistrationEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}
