import type { LocalizedText } from "../locale.ts";

/** Of templates and drafts of messages. */
export const writingTexts: Readonly<Record<string, LocalizedText>> = {
  TEMPLATE_CHANGED: {
    fr: "Ce modèle a été modifié entre-temps. Rien n'a été écrasé.",
    en: "This template was changed in the meantime. Nothing was overwritten.",
  },
  PATIENT_OR_CONVERSATION: {
    fr: "Indiquez soit le patient, soit la conversation.",
    en: "Name either the patient or the conversation.",
  },
};
