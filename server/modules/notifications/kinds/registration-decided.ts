import { paragraph, renderEmail, wayIn } from "../templates/email.ts";
import { fitSegment } from "../templates/fit-segment.ts";
import { showPhone } from "../templates/shown.ts";
import type { BasicFacts, KindOfNotification } from "./kind.ts";

/** What somebody is told whose registration became a chart. */
export interface RegistrationAcceptedFacts extends BasicFacts {
  /** The portal's sign-in; null where it doesn't let them in. */
  readonly url: string | null;
}

const accepted = {
  fr: {
    subject: "votre inscription est acceptée",
    lead: "La clinique a accepté votre inscription. Vous pouvez vous connecter à son portail avec l'identification et la coordonnée que vous avez données.",
    button: "Me connecter",
    brief: "Votre inscription est acceptée. Connectez-vous :",
    shortest: "Inscription acceptée :",
    without: "La clinique a accepté votre inscription. Pour utiliser son portail, appelez-la.",
    withoutShort: "Votre inscription est acceptée. Appelez-nous pour utiliser le portail.",
    ignore: "Vous ne vous êtes pas inscrit? Appelez la clinique.",
  },
  en: {
    subject: "your registration is accepted",
    lead: "The clinic has accepted your registration. You can sign in to its portal with the identification and the contact that you gave.",
    button: "Sign in",
    brief: "Your registration is accepted. Sign in:",
    shortest: "Registration accepted:",
    without: "The clinic has accepted your registration. To use its portal, please call it.",
    withoutShort: "Your registration is accepted. Call us to use the portal.",
    ignore: "You did not register? Call the clinic.",
  },
} as const;

export const registrationAccepted: KindOfNotification<RegistrationAcceptedFacts> = {
  label: { fr: "Avis d'inscription acceptée", en: "Notice of an accepted registration" },
  urgent: false,
  // What was decided last is what holds: a decision may be taken back.
  sequence: "NEWEST_COUNTS",
  resendable: true,
  renderEmail(facts) {
    const said = accepted[facts.locale];
    const lead = facts.url === null ? said.without : said.lead;
    const way = facts.url === null ? [] : [wayIn(said.button, facts.url)];
    const blocks = [paragraph(lead), ...way, paragraph(said.ignore, { soft: true })];
    return renderEmail(facts, { subject: said.subject, preview: lead, blocks });
  },
  renderText({ locale, clinic, url }) {
    const { brief, shortest, withoutShort } = accepted[locale];
    if (url === null)
      return fitSegment(clinic.name, locale, "", [
        { sentences: [withoutShort], name: "recognisable" },
        { sentences: [withoutShort], name: "none" },
      ]);
    return fitSegment(clinic.name, locale, `\n${url}`, [
      { sentences: [brief], name: "recognisable" },
      { sentences: [brief], name: "short" },
      { sentences: [shortest], name: "short" },
      { sentences: [shortest], name: "none" },
    ]);
  },
};

const archived = {
  fr: {
    subject: "votre inscription",
    lead: "La clinique a lu votre inscription et ne peut pas y donner suite en ligne. Appelez-la, s'il vous plaît : elle vous expliquera.",
    call: "Appelez la clinique au sujet de votre inscription",
    shortest: "Appelez-nous au sujet de votre inscription.",
    ignore: "Vous ne vous êtes pas inscrit? Ignorez ce message.",
  },
  en: {
    subject: "your registration",
    lead: "The clinic has read your registration and can't go on with it online. Please call it: it will explain.",
    call: "Please call the clinic about your registration",
    shortest: "Please call us about your registration.",
    ignore: "You did not register? Ignore this message.",
  },
} as const;

/** Says no reason: that is for a conversation. */
export const registrationArchived: KindOfNotification<BasicFacts> = {
  label: { fr: "Avis d'inscription sans suite", en: "Notice of a registration that was not accepted" },
  urgent: false,
  sequence: "NEWEST_COUNTS",
  resendable: true,
  renderEmail(facts) {
    const said = archived[facts.locale];
    return renderEmail(facts, {
      subject: said.subject,
      preview: said.lead,
      blocks: [paragraph(said.lead), paragraph(said.ignore, { soft: true })],
    });
  },
  renderText({ locale, clinic }) {
    const { call, shortest } = archived[locale];
    const phone = showPhone(clinic.phone, locale);
    const whom = phone === "" ? `${call}.` : `${call}${locale === "fr" ? " : " : ": "}${phone}`;
    return fitSegment(clinic.name, locale, "", [
      { sentences: [whom], name: "recognisable" },
      { sentences: [whom], name: "short" },
      { sentences: [shortest], name: "none" },
    ]);
  },
};
