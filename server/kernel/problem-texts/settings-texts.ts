import type { LocalizedText } from "../locale.ts";

/** Of the portal settings, with their images and Stripe keys. */
export const settingsTexts: Readonly<Record<string, LocalizedText>> = {
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
};
