import { enumOf } from "../../graphql/enums.ts";
import { kinds, notificationKinds } from "./kinds/kinds.ts";
import type { NotificationKind } from "./kinds/kinds.ts";

export const NotificationChannelEnum = enumOf("NotificationChannel", "How a message travels.", ["EMAIL", "SMS"], {
  EMAIL: "By e-mail.",
  SMS: "By text message.",
});

export const NotificationKindEnum = enumOf(
  "NotificationKind",
  "What a message is about.",
  notificationKinds,
  Object.fromEntries(notificationKinds.map((kind) => [kind, `${kinds[kind].label.en}.`])) as Record<NotificationKind, string>,
);
