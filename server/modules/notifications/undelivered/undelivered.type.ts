import { ArgsType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../../graphql/access.ts";
import { PageArgs, PageInfo } from "../../../graphql/connection.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { LocalizedTextType } from "../../../graphql/localized-text.ts";
import { Node } from "../../../graphql/node.ts";
import { Payload } from "../../../graphql/payload.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import type { LocalizedText } from "../../../kernel/locale.ts";
import { kindNamed, type NotificationKind } from "../kinds/kinds.ts";
import { NotificationChannelEnum, NotificationKindEnum } from "../notification.type.ts";
import type { NotificationChannel } from "../outbox-message.entity.ts";
import { isResendable } from "./resend-message.ts";
import { undeliveredStates, type UndeliveredMessage, type UndeliveredState } from "./undelivered-message.entity.ts";
import { reasonTexts, undeliveredReasons, type UndeliveredReason } from "./undelivered-reason.ts";

export const undeliveredRule = permitted("PATIENTS_READ");

const UndeliveredReasonEnum = enumOf("UndeliveredReason", "Why a message was given up.", undeliveredReasons, {
  REFUSED: "The messaging service refused the destination or the message for good.",
  OPTED_OUT: "The person blocked text messages from the clinic's number.",
  SERVICE_FAILING: "The messaging service didn't take it, however often it was tried.",
  TOO_LATE: "It couldn't leave before its time was up.",
  NO_TEXT_SERVICE: "Text messages are not set up.",
  UNREADABLE: "Its key has changed, so that it can't be read.",
  INTERNAL: "The portal couldn't prepare it.",
});

const UndeliveredStateEnum = enumOf("UndeliveredState", "What can become of an undelivered message.", undeliveredStates, {
  RESENDABLE: "It can be sent again.",
  FINAL: "It can't be sent again: a one-time code, or what it said is no longer kept.",
  RESENT: "It was sent again.",
});

@ObjectType("UndeliveredMessage", {
  implements: Node,
  description: "An e-mail or text message to a patient that was given up. What it said is never shown; it is kept here for 90 days.",
})
@Access(undeliveredRule)
export class UndeliveredMessageType extends Node {
  /** The application's own id, for fields that other modules add. */
  ownerId!: string | null;

  @Field(() => NotificationKindEnum, { nullable: true, description: "What it was about; null for a kind that this version doesn't know." })
  kind!: NotificationKind | null;

  @Field(() => LocalizedTextType, { nullable: true, description: "The same in words." })
  kindText!: LocalizedText | null;

  @Field(() => NotificationChannelEnum, { description: "How it was to travel." })
  channel!: NotificationChannel;

  @Field(() => String, { description: "Where to, mostly covered." })
  maskedDestination!: string;

  @Field(() => DateTime, { description: "When it was asked for." })
  askedAt!: Date;

  @Field(() => DateTime, { description: "When it was given up." })
  givenUpAt!: Date;

  @Field(() => Int, { description: "How often it was tried." })
  attempts!: number;

  @Field(() => UndeliveredReasonEnum, { description: "Why it was given up, for programs." })
  reason!: UndeliveredReason;

  @Field(() => LocalizedTextType, { description: "Why it was given up, and what can be done." })
  reasonText!: LocalizedText;

  @Field(() => UndeliveredStateEnum, { description: "What can become of it." })
  state!: UndeliveredState;

  @Field(() => Boolean, { description: "Whether `resendMessage` has something to send. The chart may still lack a contact." })
  canResend!: boolean;

  @Field(() => DateTime, { nullable: true, description: "When staff sent it again." })
  resentAt!: Date | null;
}

@ObjectType({ description: "An undelivered message in its list." })
@Access(anyone)
export class UndeliveredMessageEdge {
  @Field(() => String, { description: "Its place in the list." })
  cursor!: string;

  @Field(() => UndeliveredMessageType, { description: "The message." })
  node!: UndeliveredMessageType;
}

@ObjectType({ description: "A page of undelivered messages." })
@Access(anyone)
export class UndeliveredMessageConnection {
  @Field(() => [UndeliveredMessageEdge], { description: "The messages, the latest first." })
  edges!: UndeliveredMessageEdge[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@ArgsType()
export class UndeliveredMessagesArgs extends PageArgs {
  @Field(() => UndeliveredStateEnum, { nullable: true, description: "Only those in this state." })
  state?: UndeliveredState | null;

  @Field(() => NotificationChannelEnum, { nullable: true, description: "Only those of this channel." })
  channel?: NotificationChannel | null;
}

@InputType({ description: "An undelivered message to send again." })
export class ResendMessageInput {
  @Field(() => ID, { description: "The message's id." })
  id!: string;
}

@ObjectType({ description: "The message, or why it can't be sent again." })
@Access(anyone)
export class ResendMessagePayload extends Payload {
  @Field(() => UndeliveredMessageType, { nullable: true, description: "The message as it is now; null where it can't be sent again." })
  message!: UndeliveredMessageType | null;
}

export function toUndeliveredType(row: UndeliveredMessage, now: Date): UndeliveredMessageType {
  const { channel, maskedDestination, askedAt, givenUpAt, attempts, reason, state, resentAt } = row;
  const kind = kindNamed(row.kind);
  return Object.assign(new UndeliveredMessageType(), {
    id: toGlobalId("UndeliveredMessage", row.id),
    ownerId: row.patientId,
    kind: kind && (row.kind as NotificationKind),
    kindText: kind?.label ?? null,
    ...{ channel, maskedDestination, askedAt, givenUpAt, attempts, reason, state, resentAt },
    reasonText: reasonTexts[reason],
    canResend: isResendable(row, now),
  });
}
