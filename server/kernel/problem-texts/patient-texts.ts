import type { LocalizedText } from "../locale.ts";

/** Of patients' charts. */
export const patientTexts: Readonly<Record<string, LocalizedText>> = {
  PATIENT_CONFLICT: {
    fr: "Quelqu'un a modifié ce dossier entre-temps. Rien n'a été écrasé : comparez, puis enregistrez de nouveau.",
    en: "Somebody changed this chart in the meantime. Nothing was overwritten: compare, then save again.",
  },
  CHART_SMS_COUNTRY: {
    fr: "Aucun texto n'est envoyé dans le pays de ce numéro (possible : {choices}). Gardez le numéro, mais choisissez le courriel ou aucun avis.",
    en: "No text messages are sent to this number's country (possible: {choices}). Keep the number, but choose e-mail or no notifications.",
  },
};
