import type { LocalizedText } from "../locale.ts";

/** Of what patients change on their own chart: said to the patient. */
export const myInformationTexts: Readonly<Record<string, LocalizedText>> = {
  MY_INFORMATION_CHANGED: {
    fr: "Votre dossier a changé entre-temps. Rien n'a été écrasé.",
    en: "Your chart changed in the meantime. Nothing was overwritten.",
  },
  METHOD_NEEDS_EMAIL: {
    fr: "Il n'y a pas de courriel à votre dossier. Ajoutez-en un d'abord, ou choisissez un autre moyen.",
    en: "There is no e-mail address on your chart. Add one first, or choose another way.",
  },
  METHOD_NEEDS_MOBILE: {
    fr: "Il n'y a pas de cellulaire à votre dossier. Ajoutez-en un d'abord, ou choisissez un autre moyen.",
    en: "There is no mobile number on your chart. Add one first, or choose another way.",
  },
  METHOD_WITHOUT_TEXTS: {
    fr: "Aucun texto ne peut être envoyé à votre cellulaire. Choisissez un autre moyen.",
    en: "No text messages can be sent to your mobile number. Choose another way.",
  },
  CONTACT_UNCHANGED: {
    fr: "C'est déjà ce que dit votre dossier. Entrez-en une autre valeur.",
    en: "This is what your chart says already. Enter another one.",
  },
  CONTACT_CHANGED_MEANWHILE: {
    fr: "Cette coordonnée a changé entre-temps à votre dossier. Vérifiez-la, puis recommencez au besoin.",
    en: "This contact changed on your chart in the meantime. Check it, then start again if you need to.",
  },
};
