import type { Locale } from "../../kernel/locale.ts";

interface InboxTexts {
  readonly title: string;
  readonly what: string;
  readonly refresh: string;
  readonly empty: string;
  readonly otherLanguage: string;
  readonly to: string;
  readonly sentAt: string;
  readonly EMAIL: string;
  readonly SMS: string;
  readonly asShown: string;
}

export const inboxTexts: Readonly<Record<Locale, InboxTexts>> = {
  fr: {
    title: "Boîte de réception de démonstration",
    what: "Les courriels et les textos que le portail aurait envoyés, les plus récents d'abord.",
    refresh: "Actualiser",
    empty: "Aucun message pour le moment. Demandez un code à la page de connexion du portail.",
    otherLanguage: "English",
    to: "À",
    sentAt: "Envoyé le",
    EMAIL: "Courriel",
    SMS: "Texto",
    asShown: "Le courriel tel qu'il est affiché",
  },
  en: {
    title: "Demonstration inbox",
    what: "The e-mails and text messages that the portal would have sent, newest first.",
    refresh: "Refresh",
    empty: "No message yet. Ask for a code on the portal's sign-in page.",
    otherLanguage: "Français",
    to: "To",
    sentAt: "Sent",
    EMAIL: "E-mail",
    SMS: "Text message",
    asShown: "The e-mail as it is shown",
  },
};
