import type { LocalizedText } from "../locale.ts";

/** Endpoints of webhooks. */
export const webhookTexts: Readonly<Record<string, LocalizedText>> = {
  WEBHOOK_NOT_HTTPS: {
    fr: "Donnez une adresse qui commence par https://.",
    en: "Give an address that begins with https://.",
  },
  WEBHOOK_URL_PARTS: {
    fr: "L'adresse ne contient ni nom d'utilisateur, ni mot de passe, ni partie après «\u00a0#\u00a0».",
    en: "The address holds no user name, no password and nothing after “#”.",
  },
  WEBHOOK_PORT: {
    fr: "Ce port n'est pas permis. Prenez 443, ou un port au-dessus de 1023.",
    en: "This port is not allowed. Take 443, or a port above 1023.",
  },
  WEBHOOK_ADDRESS: {
    fr: "Cette adresse n'est pas publique. Donnez celle d'un serveur que l'on peut joindre par Internet.",
    en: "This address is not public. Give that of a server that can be reached on the internet.",
  },
  WEBHOOK_TOPIC_RIGHT: {
    fr: "L'intégration n'a pas le droit d'entendre parler de {topic}. Il lui faut\u00a0: {right}.",
    en: "The integration may not hear of {topic}. It needs: {right}.",
  },
  WEBHOOK_KEEP_HOURS: {
    fr: "Donnez un nombre d'heures entier, de 0 à {maximum}.",
    en: "Give a whole number of hours, from 0 to {maximum}.",
  },
  WEBHOOK_ENDPOINT_CHANGED: {
    fr: "Quelqu'un a changé cette adresse entre-temps. Rechargez-la et recommencez.",
    en: "Somebody has changed this endpoint meanwhile. Reload it and try again.",
  },
  WEBHOOK_ENDPOINT_DISABLED: {
    fr: "Cette adresse est désactivée\u00a0: rien n'y est envoyé. Activez-la d'abord.",
    en: "This endpoint is disabled: nothing is sent there. Enable it first.",
  },
};
