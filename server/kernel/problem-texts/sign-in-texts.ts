import type { LocalizedText } from "../locale.ts";

/** Of signing in, of patients and of staff. */
export const signInTexts: Readonly<Record<string, LocalizedText>> = {
  PORTAL_CLOSED: {
    fr: "Le portail est fermé pour le moment. Appelez la clinique au {clinicPhone}.",
    en: "The portal is closed at the moment. Please call the clinic at {clinicPhone}.",
  },
  OTP_INVALID: {
    fr: "Ce code n'est pas le bon. Prenez celui du message le plus récent. Essais restants : {triesLeft}.",
    en: "This code is not right. Take the one in the latest message. Tries left: {triesLeft}.",
  },
  OTP_LAST_TRY: {
    fr: "Ce code n'est pas le bon, et c'était le dernier essai. Demandez un nouveau code.",
    en: "This code is not right, and that was the last try. Ask for a new code.",
  },
  OTP_EXPIRED: { fr: "Ce code n'est plus valide. Demandez un nouveau code.", en: "This code is no longer valid. Ask for a new code." },
  OTP_USED_UP: {
    fr: "Trop d'essais avec ce code. Demandez un nouveau code.",
    en: "Too many tries with this code. Ask for a new code.",
  },
  TOO_MANY_REQUESTS: { fr: "C'est trop tôt. Attendez un moment, puis réessayez.", en: "It is too early. Wait a moment, then try again." },
  MANY_CODES_WAIT_MINUTES: {
    fr: "Un code a déjà été demandé. Attendez {wait} min avant d'en demander un autre.",
    en: "A code was asked for already. Wait {wait} min before you ask for another one.",
  },
  MANY_CODES_WAIT_HOURS: {
    fr: "Trop de codes ont été demandés. Attendez {wait} h avant d'en demander un autre, ou appelez la clinique.",
    en: "Too many codes were asked for. Wait {wait} h before you ask for another one, or call the clinic.",
  },
  WRONG_CODES_WAIT_MINUTES: {
    fr: "Trop de codes erronés ont été entrés. Attendez {wait} min, puis réessayez.",
    en: "Too many wrong codes were entered. Wait {wait} min, then try again.",
  },
  WRONG_CODES_WAIT_HOURS: {
    fr: "Trop de codes erronés ont été entrés. Attendez {wait} h, ou appelez la clinique.",
    en: "Too many wrong codes were entered. Wait {wait} h, or call the clinic.",
  },
  SIGN_IN_STOPPED: {
    fr: "Par prudence, cette connexion est bloquée : trop de codes erronés ont été entrés. Appelez la clinique au {clinicPhone} ; elle peut la débloquer.",
    en: "For safety this sign-in is stopped: too many wrong codes were entered. Call the clinic at {clinicPhone}; it can open it again.",
  },
  CONTACT_CHANGE_STOPPED: {
    fr: "Par prudence, ce changement est bloqué : trop de codes erronés ont été entrés. Appelez la clinique au {clinicPhone} ; elle peut le faire pour vous.",
    en: "For safety this change is stopped: too many wrong codes were entered. Call the clinic at {clinicPhone}; it can make it for you.",
  },
  NO_TEXTS_LEFT: {
    fr: "La clinique n'envoie plus de textos aujourd'hui. Réessayez demain, ou appelez-la au {clinicPhone}.",
    en: "The clinic sends no more text messages today. Try again tomorrow, or call it at {clinicPhone}.",
  },
  SMS_COUNTRY: {
    fr: "Aucun texto n'est envoyé dans ce pays (possible : {choices}). Utilisez votre courriel, ou appelez la clinique.",
    en: "No text messages are sent to this country (possible: {choices}). Use your e-mail, or call the clinic.",
  },
  NOTIFICATION_LINK_EXPIRED: {
    fr: "Ce lien n'est plus valide. Connectez-vous avec un nouveau code.",
    en: "This link is no longer valid. Sign in with a new code.",
  },
  NOTIFICATION_CODE_EXPIRED: {
    fr: "Le code de cet avis n'est plus valide. Connectez-vous avec un nouveau code.",
    en: "The code of this notice is no longer valid. Sign in with a new code.",
  },
  DATE_OF_BIRTH_INVALID: {
    fr: "Ce n'est pas la bonne date de naissance. Essais restants : {triesLeft}.",
    en: "This is not the right date of birth. Tries left: {triesLeft}.",
  },
  CODE_OR_DATE_OF_BIRTH_INVALID: {
    fr: "Le code ou la date de naissance n'est pas le bon. Essais restants : {triesLeft}.",
    en: "The code or the date of birth is not right. Tries left: {triesLeft}.",
  },
  WRONG_ANSWERS_WAIT_MINUTES: {
    fr: "Trop d'essais. Attendez {wait} min, puis réessayez, ou connectez-vous autrement.",
    en: "Too many tries. Wait {wait} min, then try again, or sign in another way.",
  },
  WRONG_ANSWERS_WAIT_HOURS: {
    fr: "Trop d'essais. Attendez {wait} h, connectez-vous autrement, ou appelez la clinique.",
    en: "Too many tries. Wait {wait} h, sign in another way, or call the clinic.",
  },
  MANY_NOTICES: {
    fr: "Ce patient a déjà reçu beaucoup d'avis. Attendez avant d'en envoyer un autre.",
    en: "This patient was sent many notifications already. Wait before you send another one.",
  },
  PATIENT_NOT_NOTIFIABLE: { fr: "Ce patient ne peut pas être avisé.", en: "This patient can't be notified." },
  NOT_NOTIFIABLE_NO_EFFECTIVE_ACCESS: {
    fr: "Ce patient n'a pas accès au portail en ce moment. Rien n'a été envoyé.",
    en: "This patient has no access to the portal at the moment. Nothing was sent.",
  },
  NOT_NOTIFIABLE_METHOD_NONE: {
    fr: "Ce patient ne veut pas d'avis, selon son dossier. Rien n'a été envoyé.",
    en: "This patient wants no notifications, as the chart says. Nothing was sent.",
  },
  NOT_NOTIFIABLE_UNSUBSCRIBED: {
    fr: "Ce patient s'est désabonné des avis par ce moyen. Rien n'a été envoyé.",
    en: "This patient has unsubscribed from notifications by this channel. Nothing was sent.",
  },
  NOT_NOTIFIABLE_NO_CONTACT: {
    fr: "Le dossier n'a ni l'adresse ni le numéro qu'il faudrait pour aviser ce patient. Rien n'a été envoyé.",
    en: "The chart lacks the address or number by which this patient wants to be notified. Nothing was sent.",
  },
  NOT_NOTIFIABLE_CHANNEL_UNAVAILABLE: {
    fr: "Aucun texto ne peut être envoyé à ce patient, et aucun courriel ne peut le remplacer. Rien n'a été envoyé.",
    en: "No text message can be sent to this patient, and no e-mail can take its place. Nothing was sent.",
  },
  NOT_NOTIFIABLE_APPOINTMENT_NOT_SHOWN: {
    fr: "Ce patient ne verrait pas ce rendez-vous dans le portail. Rien n'a été envoyé.",
    en: "This patient would not see this appointment in the portal. Nothing was sent.",
  },
  NOT_FOR_THIS_KIND: {
    fr: "Ce genre d'avis ne concerne pas un rendez-vous.",
    en: "This kind of notification is not about an appointment.",
  },
  CREDENTIALS_INVALID: {
    fr: "Le courriel ou le mot de passe n'est pas le bon.",
    en: "The e-mail or the password is not right.",
  },
  TOO_MANY_GUESSES: {
    fr: "Trop d'essais. Attendez la fin du délai, puis réessayez.",
    en: "Too many tries. Wait until the time is over, then try again.",
  },
  SECOND_STEP_INVALID: {
    fr: "Ce code n'est pas le bon. Entrez celui que votre application affiche maintenant, ou un code de secours.",
    en: "This code is not right. Enter the one that your app shows now, or a recovery code.",
  },
  SECOND_STEP_USED: {
    fr: "Ce code a déjà servi. Attendez que votre application en affiche un autre.",
    en: "This code was used already. Wait until your app shows another one.",
  },
  SECOND_STEP_EXPIRED: {
    fr: "Cette connexion n'attend plus de code. Recommencez avec votre mot de passe.",
    en: "This sign-in no longer waits for a code. Start again with your password.",
  },
  ENROLMENT_EXPIRED: {
    fr: "Cette configuration n'est plus valide. Recommencez pour obtenir un nouveau code QR.",
    en: "This set-up is no longer valid. Start again to get a new QR code.",
  },
  SECOND_STEP_REQUIRED: {
    fr: "Ce compte ne peut pas se passer de la deuxième étape.",
    en: "This account can't be without the second step.",
  },
  SECOND_STEP_IS_OFF: {
    fr: "La deuxième étape est désactivée. Rechargez la page.",
    en: "The second step is off. Reload the page.",
  },
  PASSWORD_WRONG: { fr: "Ce n'est pas votre mot de passe actuel.", en: "This is not your current password." },
  PASSWORD_TOO_SHORT: {
    fr: "C'est trop court : {minimum} caractères au moins. Quatre mots sans lien entre eux suffisent.",
    en: "This is too short: {minimum} characters at least. Four words that have nothing to do with each other will do.",
  },
  PASSWORD_GUESSABLE: {
    fr: "C'est trop facile à deviner : des mots courants, des suites, votre nom ou celui de la clinique. Ajoutez des mots sans lien entre eux.",
    en: "This is too easy to guess: common words, sequences, your name or the clinic's. Add words that have nothing to do with each other.",
  },
  PASSWORD_UNCHANGED: {
    fr: "C'est le mot de passe actuel. Choisissez-en un autre.",
    en: "This is the current password. Choose another one.",
  },
  SESSION_ENDED: { fr: "Cette session est déjà terminée.", en: "This session has ended already." },
};
