import type { LocalizedText } from "../locale.ts";

/** Of API consumers, their tokens and their signing keys. */
export const consumerTexts: Readonly<Record<string, LocalizedText>> = {
  API_CONSUMER_NAME_TAKEN: {
    fr: "Un autre consommateur de l'API porte déjà ce nom.",
    en: "Another API consumer has this name already.",
  },
  API_CONSUMER_CHANGED: {
    fr: "Ce consommateur de l'API a été modifié entre-temps. Rien n'a été écrasé.",
    en: "This API consumer was changed in the meantime. Nothing was overwritten.",
  },
  API_CONSUMER_DEACTIVATED: {
    fr: "Ce consommateur de l'API est désactivé. Réactivez-le d'abord.",
    en: "This API consumer is deactivated. Reactivate it first.",
  },
  NOT_A_SCOPE: {
    fr: "Ce droit n'est pas accordé aux consommateurs de l'API : il est réservé au compte de soutien.",
    en: "This right is not granted to API consumers: it is the support account's alone.",
  },
  NOT_IN_THE_FUTURE: { fr: "L'expiration doit être à venir.", en: "The expiry must lie ahead." },
  TOO_MANY_TOKENS: {
    fr: "Ce consommateur a déjà {maximum} jetons en vigueur. Révoquez-en un d'abord.",
    en: "This consumer has {maximum} tokens in force already. Revoke one first.",
  },
  TOO_MANY_SIGNING_KEYS: {
    fr: "Ce consommateur a déjà {maximum} clés de signature en vigueur. Révoquez-en une d'abord.",
    en: "This consumer has {maximum} signing keys in force already. Revoke one first.",
  },
  PRIVATE_KEY_SENT: {
    fr: "C'est une clé privée. Elle n'a pas été conservée, mais elle a quitté son propriétaire : il doit créer une nouvelle paire et n'en donner que la clé publique.",
    en: "This is a private key. It was not kept, but it has left its owner: they must make a new pair and give only its public key.",
  },
  NOT_A_PUBLIC_KEY: {
    fr: "Ce n'est pas une clé publique en PEM (BEGIN PUBLIC KEY) ni en JWK.",
    en: "This is not a public key as PEM (BEGIN PUBLIC KEY) or as a JWK.",
  },
  SIGNING_KEY_OF_OTHER_KIND: {
    fr: "Seules les clés RSA (RS512) et Ed25519 (EdDSA) sont acceptées.",
    en: "Only RSA keys (RS512) and Ed25519 keys (EdDSA) are accepted.",
  },
  RSA_KEY_TOO_SMALL: {
    fr: "Cette clé RSA n'a que {bits} bits. Il en faut au moins 2048.",
    en: "This RSA key has {bits} bits only. It needs at least 2048.",
  },
  RSA_KEY_UNUSUAL: {
    fr: "Cette clé RSA est trop grande, ou son exposant est inhabituel. Utilisez de 2048 à 8192 bits et l'exposant 65537.",
    en: "This RSA key is too large, or its exponent is unusual. Use 2048 to 8192 bits and the exponent 65537.",
  },
  SIGNING_KEY_KNOWN: {
    fr: "Cette clé est ou a été enregistrée dans cette clinique. Chaque clé ne sert qu'une fois : il faut une nouvelle paire.",
    en: "This key is or was registered in this clinic. Each key is registered once: make a new pair.",
  },
};
