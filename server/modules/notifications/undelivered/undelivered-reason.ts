import type { LocalizedText } from "../../../kernel/locale.ts";

export const undeliveredReasons = [
  "REFUSED",
  "OPTED_OUT",
  "SERVICE_FAILING",
  "TOO_LATE",
  "NO_TEXT_SERVICE",
  "UNREADABLE",
  "INTERNAL",
] as const;

/** Why a message was given up, as far as it matters to those who act on it. */
export type UndeliveredReason = (typeof undeliveredReasons)[number];

const byCode: Readonly<Record<string, UndeliveredReason>> = {
  NO_TEXT_GATEWAY: "NO_TEXT_SERVICE",
  UNREADABLE: "UNREADABLE",
  SNS_OPTED_OUT: "OPTED_OUT",
  TOO_MANY_ATTEMPTS: "INTERNAL",
  UNKNOWN_KIND: "INTERNAL",
  UNEXPECTED: "INTERNAL",
};

export interface Ending {
  readonly code: string | null;
  /** Whether the service said that it will never take the message. */
  readonly refused: boolean;
  readonly late: boolean;
  /** How often it was really handed to the service. */
  readonly attempts: number;
}

export const reasonOf = ({ code, refused, late }: Omit<Ending, "attempts">): UndeliveredReason => {
  if (late) return "TOO_LATE";
  return byCode[code ?? ""] ?? (refused ? "REFUSED" : "SERVICE_FAILING");
};

/** What staff read: what happened, and what they can do. */
export const reasonTexts: Readonly<Record<UndeliveredReason, LocalizedText>> = {
  REFUSED: {
    fr: "L'adresse ou le numéro est refusé. Vérifiez-le avec le patient et corrigez la fiche.",
    en: "The address or number is refused. Check it with the patient and correct the chart.",
  },
  OPTED_OUT: {
    fr: "Le patient a bloqué les textos de ce numéro (STOP). Lui seul peut les débloquer; proposez le courriel.",
    en: "The patient blocked texts from this number (STOP). Only they can unblock them; offer e-mail.",
  },
  SERVICE_FAILING: {
    fr: "Le service de messagerie ne l'a pas pris, malgré plusieurs essais.",
    en: "The messaging service did not take it, however often it was tried.",
  },
  TOO_LATE: {
    fr: "Le message n'a pas pu partir avant la fin de sa validité.",
    en: "The message could not leave before its time was up.",
  },
  NO_TEXT_SERVICE: {
    fr: "L'envoi de textos n'est pas configuré. Prévenez le soutien.",
    en: "Text messages are not set up. Tell support.",
  },
  UNREADABLE: {
    fr: "Le message ne peut plus être lu, car sa clé a changé. Prévenez le soutien.",
    en: "The message can no longer be read, as its key has changed. Tell support.",
  },
  INTERNAL: {
    fr: "Le portail n'a pas pu préparer le message. Prévenez le soutien.",
    en: "The portal could not prepare the message. Tell support.",
  },
};
