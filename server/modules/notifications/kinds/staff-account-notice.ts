import type { Locale } from "../../../kernel/locale.ts";
import type { StaffNoticeKind } from "../../staff/staff-notices.ts";
import { fitSegment } from "../templates/fit-segment.ts";
import { paragraph, renderEmail } from "../templates/email.ts";
import type { BasicFacts, KindOfNotification } from "./kind.ts";

/** What a message to a staff member about their own account says. */
export interface StaffAccountNoticeFacts extends BasicFacts {
  readonly notice: StaffNoticeKind;
  readonly happenedAt: string;
  readonly timeZone: string;
}

const happened: Readonly<Record<StaffNoticeKind, Readonly<Record<Locale, string>>>> = {
  PASSWORD_CHANGED: { fr: "Le mot de passe de votre compte a été changé.", en: "The password of your account was changed." },
  SECOND_STEP_ON: {
    fr: "Une application d'authentification protège maintenant votre compte.",
    en: "An authenticator app now protects your account.",
  },
  SECOND_STEP_OFF: {
    fr: "La deuxième étape à la connexion a été désactivée sur votre compte.",
    en: "The second step at sign-in was turned off for your account.",
  },
  RECOVERY_CODES_RENEWED: {
    fr: "De nouveaux codes de secours ont été faits pour votre compte. Ceux d'avant ne servent plus.",
    en: "New recovery codes were made for your account. Those of before no longer work.",
  },
  RECOVERY_CODE_USED: {
    fr: "Quelqu'un s'est connecté à votre compte avec un code de secours.",
    en: "Somebody signed in to your account with a recovery code.",
  },
  SECOND_STEP_RESET: {
    fr: "La deuxième étape de votre compte a été retirée depuis le serveur, et vos sessions sont terminées.",
    en: "The second step of your account was removed from the server, and your sessions have ended.",
  },
};

const words = {
  fr: {
    subject: "un changement à votre compte",
    was: "C'était vous? Il n'y a rien à faire.",
    wasNot: "Ce n'était pas vous? Changez tout de suite votre mot de passe dans «\u00a0Mon compte\u00a0» et prévenez le compte de soutien.",
  },
  en: {
    subject: "a change to your account",
    was: "Was it you? There is nothing to do.",
    wasNot: "Was it not you? Change your password at once under “My account”, and tell the support account.",
  },
} as const;

const when = ({ locale, happenedAt, timeZone }: StaffAccountNoticeFacts): string =>
  new Intl.DateTimeFormat(`${locale}-CA`, { dateStyle: "long", timeStyle: "short", timeZone }).format(new Date(happenedAt));

export const staffAccountNotice: KindOfNotification<StaffAccountNoticeFacts> = {
  label: { fr: "Avis sur un compte du personnel", en: "Notice about a staff account" },
  urgent: false,
  sequence: "IN_TURN",
  resendable: true,
  renderEmail(facts) {
    const { locale, notice } = facts;
    const { subject, was, wasNot } = words[locale];
    const what = happened[notice][locale];
    return renderEmail(facts, {
      subject,
      preview: what,
      blocks: [paragraph(what), paragraph(when(facts), { soft: true }), paragraph(was), paragraph(wasNot)],
      toStaff: true,
    });
  },
  renderText({ locale, clinic, notice }) {
    return fitSegment(clinic.name, locale, "", [
      { sentences: [happened[notice][locale]], name: "recognisable" },
      { sentences: [happened[notice][locale]], name: "none" },
      { sentences: [locale === "fr" ? "Votre compte a changé." : "Your account changed."], name: "none" },
    ]);
  },
};
