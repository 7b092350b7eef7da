import type { LocalizedText } from "../locale.ts";

/** Of conversations and of writing in them. */
export const conversationTexts: Readonly<Record<string, LocalizedText>> = {
  REPLIES_OFF: {
    fr: "La clinique ne prend pas de réponse dans cette conversation. Votre message n'a pas été envoyé ; appelez la clinique.",
    en: "The clinic takes no replies in this conversation. Your message was not sent; call the clinic.",
  },
  REPLIES_ENDED: {
    fr: "Le délai pour répondre est passé. Votre message n'a pas été envoyé ; appelez la clinique.",
    en: "The time for replying is over. Your message was not sent; call the clinic.",
  },
  REPLIED_ONCE: {
    fr: "Cette conversation n'acceptait qu'une réponse, et elle a été donnée. Votre message n'a pas été envoyé ; appelez la clinique.",
    en: "This conversation took one reply, and it was given. Your message was not sent; call the clinic.",
  },
  CONVERSATION_CLOSED: {
    fr: "Cette conversation est fermée : plus personne n'y écrit. Le message n'a pas été envoyé.",
    en: "This conversation is closed: nobody writes in it any more. The message was not sent.",
  },
  CONVERSATION_CHANGED: {
    fr: "Quelqu'un a changé cette conversation entre-temps. Regardez-la, puis recommencez.",
    en: "Somebody has changed this conversation in the meantime. Look at it, then do it again.",
  },
  NOTHING_TO_READ: {
    fr: "Le patient n'a rien écrit dans cette conversation.",
    en: "The patient has written nothing in this conversation.",
  },
  MANY_REPLIES_WAIT_MINUTES: {
    fr: "Vous avez envoyé beaucoup de réponses. Attendez {wait} min, puis envoyez celle-ci de nouveau.",
    en: "You have sent many replies. Wait {wait} min, then send this one again.",
  },
  MANY_REPLIES_WAIT_HOURS: {
    fr: "Vous avez envoyé beaucoup de réponses. Attendez {wait} h, puis envoyez celle-ci de nouveau.",
    en: "You have sent many replies. Wait {wait} h, then send this one again.",
  },
  TEXT_ALONE: { fr: "Une réponse est du texte, sans mise en forme.", en: "A reply is text, without formatting." },
  HTML_OR_TEXT: { fr: "Donnez le message en HTML ou en texte, pas les deux.", en: "Give the message as HTML or as text, not both." },
  NO_FILES_FROM_PATIENTS: { fr: "Une réponse ne porte pas de fichier.", en: "A reply carries no files." },
  IN_THE_PAST: { fr: "Choisissez un moment à venir.", en: "Choose a time to come." },
};
