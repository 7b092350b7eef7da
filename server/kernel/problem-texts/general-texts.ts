import type { LocalizedText } from "../locale.ts";

/** Of faults, of values, and of what is true of many things. */
export const generalTexts: Readonly<Record<string, LocalizedText>> = {
  CONFLICT: { fr: "La fiche a changé entre-temps. Réessayez.", en: "The record changed in the meantime. Try again." },
  REQUEST_KEY_USED: {
    fr: "Cette clé a déjà servi pour une autre demande. Rien n'a été fait.",
    en: "This key was used for another request already. Nothing was done.",
  },
  NOT_FOUND: { fr: "Introuvable.", en: "Not found." },
  UNAUTHENTICATED: { fr: "Personne n'est en session.", en: "Nobody is signed in." },
  FORBIDDEN: { fr: "Vous n'en avez pas le droit.", en: "You don't have the right to." },
  RATE_LIMITED: { fr: "Cette demande dépasse une limite.", en: "This request exceeds a limit." },
  TIMED_OUT: {
    fr: "Cette demande a pris trop de temps et a été abandonnée. Réessayez.",
    en: "This request took too long and was given up. Try again.",
  },
  INTERNAL: { fr: "Une erreur imprévue est survenue.", en: "Something unexpected went wrong." },
  UNAVAILABLE: {
    fr: "Le service est momentanément indisponible. Réessayez dans un instant.",
    en: "The service is unavailable for the moment. Try again shortly.",
  },
  VALIDATION_FAILED: { fr: "Cette valeur n'est pas acceptée.", en: "This value is not accepted." },
  REQUIRED: { fr: "Cette valeur est requise.", en: "This value is required." },
  TOO_LONG: { fr: "C'est trop long : {maximum} caractères au plus.", en: "This is too long: {maximum} characters at most." },
  NOT_A_CHOICE: { fr: "Choisissez parmi : {choices}.", en: "Choose one of: {choices}." },
  NOT_A_DATE: { fr: "Ce n'est pas une date du calendrier (AAAA-MM-JJ).", en: "This is not a calendar date (YYYY-MM-DD)." },
  DATE_IMPLAUSIBLE: { fr: "Cette date de naissance n'est pas plausible.", en: "This date of birth is not plausible." },
  NOT_AN_INSTANT: {
    fr: "Ce n'est pas un instant ISO 8601 avec fuseau (2026-03-14T09:30:00-04:00).",
    en: "This is not an ISO 8601 instant with an offset (2026-03-14T09:30:00-04:00).",
  },
  NOT_AN_EMAIL: { fr: "Ce n'est pas une adresse courriel.", en: "This is not an e-mail address." },
  NOT_A_PHONE: { fr: "Ce n'est pas un numéro de téléphone.", en: "This is not a phone number." },
  NOT_A_URL: { fr: "Ce n'est pas une adresse web https.", en: "This is not an https web address." },
  NOT_A_SLUG: {
    fr: "De 1 à 40 minuscules, chiffres et traits d'union.",
    en: "1 to 40 lower-case letters, digits and hyphens.",
  },
  NOT_A_TIME_ZONE: { fr: "Ce n'est pas un fuseau horaire IANA.", en: "This is not an IANA time zone." },
  NOT_AN_IMAGE: { fr: "Cette image n'existe pas.", en: "This image does not exist." },
  NOT_A_NUMBER: { fr: "Ce n'est pas un numéro d'identification.", en: "This is not an identification number." },
  REPEATED_CHOICE: { fr: "Le même statut figure plus d'une fois.", en: "The same status stands more than once." },
  TOO_MANY: { fr: "C'est trop : {maximum} au plus.", en: "This is too many: {maximum} at most." },
  IMPOSSIBLE_HEALTH_NUMBER: {
    fr: "Ce numéro n'a pas la forme des numéros de cet émetteur.",
    en: "This number does not have the form of this issuer's numbers.",
  },
  IDENTIFICATION_TAKEN: {
    fr: "Un autre dossier de la clinique porte déjà cette identification.",
    en: "Another chart of the clinic already has this identification.",
  },
  IDENTIFICATION_TYPE_REPEATED: {
    fr: "Une seule identification par type.",
    en: "Only one identification per type.",
  },
  IDENTIFICATION_NEEDED: { fr: "Au moins une identification est requise.", en: "At least one identification is required." },
  UNKNOWN_IDENTIFICATION_TYPE: { fr: "Ce type d'identification est inconnu.", en: "This identification type is unknown." },
  MESSAGE_IS_A_CODE: {
    fr: "Un code n'est jamais renvoyé : il a expiré. Le patient en demande un nouveau à la page de connexion.",
    en: "A code is never sent again: it has expired. The patient asks for a new one on the sign-in page.",
  },
  MESSAGE_TO_OLD_CONTACT: {
    fr: "Ce message n'était que pour l'ancienne adresse du patient, qui n'est plus à son dossier.",
    en: "This message was for the patient's former address alone, which is no longer on their chart.",
  },
  MESSAGE_CONTENT_GONE: {
    fr: "Ce que disait ce message n'est plus conservé. Envoyez un nouvel avis depuis la fiche du patient.",
    en: "What this message said is no longer kept. Send a new notification from the patient's chart.",
  },
  CHART_GONE: { fr: "La fiche du patient n'existe plus.", en: "The patient's chart is no longer there." },
  CHART_WITHOUT_ACCESS: {
    fr: "Le patient n'a pas accès au portail en ce moment. Donnez-lui l'accès d'abord.",
    en: "The patient has no access to the portal at the moment. Give access first.",
  },
  CHART_WITHOUT_EMAIL: {
    fr: "La fiche du patient n'a pas de courriel. Ajoutez-le d'abord.",
    en: "The patient's chart has no e-mail address. Add it first.",
  },
  CHART_WITHOUT_MOBILE: {
    fr: "La fiche du patient n'a pas de cellulaire. Ajoutez-le d'abord.",
    en: "The patient's chart has no mobile number. Add it first.",
  },
  CHART_UNSUBSCRIBED: {
    fr: "Le patient s'est désabonné de ces messages. Appelez-le.",
    en: "The patient unsubscribed from these messages. Call them.",
  },
  CHART_WANTS_NO_NOTIFICATIONS: {
    fr: "D'après sa fiche, le patient ne veut pas d'avis. Appelez-le.",
    en: "According to their chart, the patient wants no notifications. Call them.",
  },
  UNKNOWN_PATIENT: { fr: "Ce patient est inconnu.", en: "This patient is unknown." },
  UNKNOWN_LOCATION: { fr: "Ce lieu est inconnu.", en: "This location is unknown." },
  EXACTLY_ONE: { fr: "Donnez exactement un de : {choices}.", en: "Give exactly one of: {choices}." },
  ENDS_BEFORE_START: { fr: "La fin doit suivre le début.", en: "The end must come after the start." },
  TOO_LONG_VISIT: { fr: "Un rendez-vous dure au plus 24 heures.", en: "An appointment lasts at most 24 hours." },
  REPEATED_IN_BATCH: {
    fr: "Ce numéro externe figure plus d'une fois dans le lot.",
    en: "This external id stands more than once in the batch.",
  },
  BATCH_SIZE: { fr: "Un lot compte de 1 à {maximum} éléments.", en: "A batch has 1 to {maximum} items." },
};
