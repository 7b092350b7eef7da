import { noticeOf } from "./notice.ts";

/** Says that the clinic wrote a message, and leads to its conversation. */
export const conversationNotice = noticeOf({
  label: { fr: "Avis de message", en: "Message notice" },
  subject: { fr: "un message vous attend", en: "a message is waiting for you" },
  lead: {
    fr: "La clinique vous a écrit. Lisez son message dans son portail.",
    en: "The clinic wrote to you. Read its message in its portal.",
  },
  button: { fr: "Lire le message", en: "Read the message" },
  brief: { fr: "Nouveau message.", en: "New message." },
});

/** Says that the clinic wrote several messages in a short time, and leads to the conversations. */
export const conversationDigest = noticeOf({
  label: { fr: "Avis de plusieurs messages", en: "Notice of several messages" },
  subject: { fr: "des messages vous attendent", en: "messages are waiting for you" },
  lead: {
    fr: "La clinique vous a écrit plusieurs messages. Lisez-les dans son portail.",
    en: "The clinic wrote you several messages. Read them in its portal.",
  },
  button: { fr: "Lire les messages", en: "Read the messages" },
  brief: { fr: "Nouveaux messages.", en: "New messages." },
});
