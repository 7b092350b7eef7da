import type { LocalizedText } from "./locale.ts";
import type { Problem } from "./outcome.ts";

/** What people read when something they sent is refused. `{name}` is filled from the problem's facts. */
const texts: Readonly<Record<string, LocalizedText>> = {
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
  SETTINGS_CONFLICT: {
    fr: "{savedBy} a enregistré d'autres paramètres entre-temps. Rien n'a été écrasé.",
    en: "{savedBy} saved other settings in the meantime. Nothing was overwritten.",
  },
  STRIPE_NOT_CONFIGURED: {
    fr: "La facturation exige les clés Stripe de la clinique : entrez-les d’abord, à côté de ce paramètre.",
    en: "Billing needs the clinic’s Stripe keys: enter them first, beside this setting.",
  },
  STRIPE_KEY_REFUSED: {
    fr: "Stripe n'accepte pas cette clé : elle est inconnue, révoquée ou expirée. Copiez la clé secrète actuelle depuis le tableau de bord de Stripe (Développeurs > Clés API).",
    en: "Stripe does not accept this key: it is unknown, revoked or expired. Copy the current secret key from Stripe's dashboard (Developers > API keys).",
  },
  STRIPE_KEY_MAY_NOT_READ_ACCOUNT: {
    fr: "Stripe connaît cette clé restreinte, mais elle ne peut pas lire le compte. Accordez-lui la lecture du compte dans le tableau de bord de Stripe, ou entrez une clé secrète (sk_…).",
    en: "Stripe knows this restricted key, but it may not read the account. Give it read access to the account in Stripe's dashboard, or enter a secret key (sk_…).",
  },
  STRIPE_UNREACHABLE: {
    fr: "Stripe ne répond pas. Rien n'a changé; réessayez dans quelques minutes.",
    en: "Stripe does not answer. Nothing was changed; try again in a few minutes.",
  },
  STRIPE_KEYS_MISSING: {
    fr: "Il n'y a pas de clés Stripe à vérifier. Entrez d'abord celles de la clinique.",
    en: "There are no Stripe keys to check. Enter the clinic's first.",
  },
  STRIPE_KEYS_UNREADABLE: {
    fr: "Les clés Stripe enregistrées ne peuvent plus être lues. Entrez-les de nouveau.",
    en: "The stored Stripe keys can no longer be read. Enter them again.",
  },
  NOT_A_STRIPE_KEY: {
    fr: "Ce n'est pas une clé secrète de Stripe. Elle commence par sk_live_, sk_test_, rk_live_ ou rk_test_; copiez-la entière.",
    en: "This is not a Stripe secret key. It starts with sk_live_, sk_test_, rk_live_ or rk_test_; copy all of it.",
  },
  PUBLISHABLE_STRIPE_KEY: {
    fr: "C'est la clé publiable (pk_…). Entrez la clé secrète (sk_…), qui se trouve juste dessous dans le tableau de bord de Stripe.",
    en: "This is the publishable key (pk_…). Enter the secret key (sk_…), which stands right below it in Stripe's dashboard.",
  },
  NOT_A_WEBHOOK_SECRET: {
    fr: "Ce n'est pas une clé de signature de webhook. Elle commence par whsec_ et se trouve sur la page du point de terminaison, dans Stripe.",
    en: "This is not a webhook signing secret. It starts with whsec_ and stands on the endpoint's page in Stripe.",
  },
  IMAGE_TOO_LARGE: {
    fr: "Cette image pèse plus de {maximumMegabytes} Mo. Enregistrez-la plus petite, par exemple en JPEG.",
    en: "This image is larger than {maximumMegabytes} MB. Save a smaller one, for example as JPEG.",
  },
  IMAGE_TOO_MANY_PIXELS: {
    fr: "Cette image a trop de pixels : {maximum} par côté au plus.",
    en: "This image has too many pixels: {maximum} a side at most.",
  },
  IMAGE_UNSUPPORTED: {
    fr: "Cette image n'est pas acceptée : envoyez une image PNG, JPEG ou WebP.",
    en: "This image is not accepted: send a PNG, JPEG or WebP image.",
  },
  IMAGE_TYPE_UNKNOWN: {
    fr: "Ce fichier n'est ni une image PNG, ni JPEG, ni WebP, quel que soit son nom.",
    en: "This file is not a PNG, JPEG or WebP image, whatever its name.",
  },
  IMAGE_IS_SVG: {
    fr: "Les images SVG ne sont pas acceptées. Exportez-la en PNG.",
    en: "SVG images are not accepted. Export it as PNG.",
  },
  IMAGE_ANIMATED: {
    fr: "Les images animées ne sont pas acceptées. Enregistrez-en une seule image.",
    en: "Animated images are not accepted. Save a single frame of it.",
  },
  IMAGE_DAMAGED: {
    fr: "Ce fichier est incomplet ou endommagé. Enregistrez l'image de nouveau, puis réessayez.",
    en: "This file is incomplete or damaged. Save the image again, then try once more.",
  },
  IMAGE_TOO_SMALL: {
    fr: "Cette image est trop petite : {minimum} pixels par côté au moins.",
    en: "This image is too small: {minimum} pixels a side at least.",
  },
  IMAGES_BUSY: {
    fr: "D'autres images sont en traitement. Réessayez dans un moment.",
    en: "Other images are being processed. Try again in a moment.",
  },
  CONFLICT: { fr: "La fiche a changé entre-temps. Réessayez.", en: "The record changed in the meantime. Try again." },
  NOT_FOUND: { fr: "Introuvable.", en: "Not found." },
  UNAUTHENTICATED: { fr: "Personne n'est en session.", en: "Nobody is signed in." },
  FORBIDDEN: { fr: "Vous n'en avez pas le droit.", en: "You don't have the right to." },
  RATE_LIMITED: { fr: "Cette demande dépasse une limite.", en: "This request exceeds a limit." },
  INTERNAL: { fr: "Une erreur imprévue est survenue.", en: "Something unexpected went wrong." },
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

export const problemReasons: readonly string[] = Object.keys(texts);

const fill = (text: string, facts: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? String(facts[name]) : whole));

/** The text of a problem in both languages. */
export function explain({ code, reason, facts = {} }: Problem): LocalizedText {
  const text = texts[reason ?? code] ?? texts["VALIDATION_FAILED"]!;
  return { fr: fill(text.fr, facts), en: fill(text.en, facts) };
}
