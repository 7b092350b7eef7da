import { Field, ID, ObjectType } from "type-graphql";
import { Access, permitted } from "../../../graphql/access.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { LocalizedTextType } from "../../../graphql/localized-text.ts";
import { DateTime } from "../../../graphql/scalars.ts";
import type { LocalizedText } from "../../../kernel/locale.ts";
import { NotificationChannelEnum } from "../../notifications/notification.type.ts";
import type { NotificationChannel } from "../../notifications/outbox-message.entity.ts";
import { reasonTexts } from "../../notifications/undelivered/undelivered-reason.ts";
import { NotificationObstacleEnum } from "../../sign-in/notification/notification.type.ts";
import type { NotificationObstacle } from "../../sign-in/notification/route-of-notice.ts";
import { OtpChannelEnum } from "../../sign-in/portal.type.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import { clinicReads } from "../conversation.type.ts";
import type { MessageNoticeState } from "./message-notice.entity.ts";
import { messageNoticeStates } from "./message-notice.entity.ts";
import type { ComposerReach, NoticeOfMessage } from "./message-notices.service.ts";
import type { NoticeDelivery, NoticeDeliveryState } from "./read-notices.ts";
import { noticeDeliveryStates } from "./read-notices.ts";

const MessageNoticeStateEnum = enumOf("MessageNoticeState", "Where the notification of a message stands.", messageNoticeStates, {
  WAITING: "It waits for the end of the ten minutes after the patient's last one, to be one with others.",
  NOTIFIED: "It was left to be sent: `deliveries` say what became of it.",
  READ: "The patient read the message before it was sent.",
  NONE: "The patient can't be notified: `obstacle` says why. They find the message in the portal.",
});

const NoticeDeliveryStateEnum = enumOf("NoticeDeliveryState", "What became of a notification on one channel.", noticeDeliveryStates, {
  QUEUED: "It is on its way, or is being tried again.",
  SENT: "The messaging service took it.",
  NOT_DELIVERED: "It was given up.",
  REPLACED: "A later one took its place before it left.",
});

@ObjectType("NoticeDelivery", { description: "What became of a notification on one channel." })
@Access(clinicReads)
export class NoticeDeliveryType {
  @Field(() => NotificationChannelEnum, { description: "How it travels." })
  channel!: NotificationChannel;

  @Field(() => NoticeDeliveryStateEnum, { nullable: true, description: "Null when that is not kept any more: after 90 days." })
  state!: NoticeDeliveryState | null;

  @Field(() => DateTime, { nullable: true, description: "When it left; null when it did not, and 30 days later." })
  sentAt!: Date | null;

  @Field(() => ID, { nullable: true, description: "The undelivered message, for `resendMessage`; null where it was not given up." })
  undeliveredMessageId!: string | null;

  @Field(() => LocalizedTextType, { nullable: true, description: "Why it was given up, and what can be done." })
  reasonText!: LocalizedText | null;
}

@ObjectType("MessageNotice", { description: "What became of the notification of a message of the clinic." })
@Access(clinicReads)
export class MessageNoticeType {
  @Field(() => MessageNoticeStateEnum, { description: "Where it stands." })
  state!: MessageNoticeState;

  @Field(() => DateTime, { nullable: true, description: "When one that waits goes out, unless the message is read before." })
  dueAt!: Date | null;

  @Field(() => NotificationObstacleEnum, { nullable: true, description: "Why nothing could be sent." })
  obstacle!: NotificationObstacle | null;

  @Field(() => Boolean, { description: "Whether it told of several messages at once." })
  digest!: boolean;

  @Field(() => [NoticeDeliveryType], { description: "By channel; none unless `state` is `NOTIFIED`." })
  deliveries!: NoticeDeliveryType[];
}

@ObjectType("ComposerReach", { description: "How a patient would learn of a new message now, and whether they might reply." })
@Access(permitted("CONVERSATIONS_WRITE"))
export class ComposerReachType {
  @Field(() => [OtpChannelEnum], { description: "How they would be notified; none where `obstacle` says why not." })
  channels!: OtpChannel[];

  @Field(() => NotificationObstacleEnum, { nullable: true, description: "Why they would not be notified." })
  obstacle!: NotificationObstacle | null;

  @Field(() => Boolean, { description: "Whether they can be in the portal at all." })
  accessEffective!: boolean;

  @Field(() => Boolean, { description: "What “allow replies” is in a new message unless staff say otherwise (setting 4)." })
  repliesAllowedByDefault!: boolean;

  @Field(() => Boolean, { description: "Whether it makes sense to offer it: without setting 4 no reply is accepted." })
  repliesOffered!: boolean;
}

const toDelivery = ({ channel, state, sentAt, undelivered }: NoticeDelivery): NoticeDeliveryType =>
  Object.assign(new NoticeDeliveryType(), {
    ...{ channel, state, sentAt },
    undeliveredMessageId: undelivered && toGlobalId("UndeliveredMessage", undelivered.id),
    reasonText: undelivered && reasonTexts[undelivered.reason],
  });

export const toNotice = ({ notice, deliveries, dueAt }: NoticeOfMessage): MessageNoticeType => {
  const { state, obstacle, digest } = notice;
  return Object.assign(new MessageNoticeType(), { state, dueAt, obstacle, digest, deliveries: deliveries.map(toDelivery) });
};

export const toReach = ({ channels, obstacle, accessEffective, repliesAllowed }: ComposerReach): ComposerReachType =>
  Object.assign(new ComposerReachType(), {
    ...{ channels: [...channels], obstacle, accessEffective },
    ...{ repliesAllowedByDefault: repliesAllowed, repliesOffered: repliesAllowed },
  });
