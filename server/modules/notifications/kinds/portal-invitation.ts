import { noticeOf } from "./notice.ts";

/** Says that the portal is there, and leads into it. */
export const portalInvitation = noticeOf({
  label: { fr: "Invitation au portail", en: "Invitation to the portal" },
  subject: { fr: "votre accès au portail", en: "your access to the portal" },
  lead: {
    fr: "La clinique vous invite à son portail, où vous retrouvez ce qu'elle vous communique. Aucun mot de passe à retenir.",
    en: "The clinic invites you to its portal, where you find what it has for you. There is no password to remember.",
  },
  button: { fr: "Ouvrir le portail", en: "Open the portal" },
  brief: { fr: "Ouvrez votre portail.", en: "Open your portal." },
});
