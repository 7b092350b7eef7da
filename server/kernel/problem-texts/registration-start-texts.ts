import type { LocalizedText } from "../locale.ts";

/** Of somebody who registers. */
export const registrationStartTexts: Readonly<Record<string, LocalizedText>> = {
  REGISTRATION_CLOSED: {
    fr: "La clinique ne prend plus d'inscriptions en ligne pour le moment. Appelez-la au {clinicPhone}.",
    en: "The clinic takes no more registrations online at the moment. Please call it at {clinicPhone}.",
  },
  REGISTRATION_START_EXPIRED: {
    fr: "Trop de temps a passé depuis votre code. Demandez un nouveau code pour envoyer cette inscription.",
    en: "Too much time has passed since your code. Ask for a new code to send this registration.",
  },
  IDENTIFICATION_NOT_OFFERED: {
    fr: "Cette identification ne peut pas servir ici. Choisissez-en une autre.",
    en: "This identification can't be used here. Choose another one.",
  },
  CONSENT_NEEDED: {
    fr: "Pour vous inscrire, acceptez les conditions de la clinique.",
    en: "To register, agree to the clinic's terms.",
  },
  TERMS_CHANGED: {
    fr: "La clinique vient de changer ses conditions. Lisez-les de nouveau avant de les accepter.",
    en: "The clinic has just changed its terms. Read them again before you agree to them.",
  },
  METHOD_NEEDS_OWN_EMAIL: {
    fr: "Pour des avis par courriel, donnez une adresse.",
    en: "For notifications by e-mail, give an address.",
  },
  METHOD_NEEDS_OWN_MOBILE: {
    fr: "Pour des avis par texto, donnez un numéro de cellulaire.",
    en: "For notifications by text message, give a mobile number.",
  },
  METHOD_WITHOUT_OWN_TEXTS: {
    fr: "Aucun texto ne peut être envoyé à ce numéro. Choisissez le courriel, ou aucun avis.",
    en: "No text messages can be sent to this number. Choose e-mail, or no notifications.",
  },
  MANY_REGISTRATIONS_WAIT_MINUTES: {
    fr: "Trop d'inscriptions ont été envoyées d'ici. Attendez {wait} min, puis envoyez celle-ci de nouveau.",
    en: "Too many registrations were sent from here. Wait {wait} min, then send this one again.",
  },
  MANY_REGISTRATIONS_WAIT_HOURS: {
    fr: "Trop d'inscriptions ont été envoyées d'ici. Attendez {wait} h, ou appelez la clinique au {clinicPhone}.",
    en: "Too many registrations were sent from here. Wait {wait} h, or call the clinic at {clinicPhone}.",
  },
  TERMS_CONFLICT: {
    fr: "Quelqu'un a publié d'autres conditions entre-temps. Relisez-les avant de publier les vôtres.",
    en: "Somebody has published other terms meanwhile. Read them before you publish yours.",
  },
};
