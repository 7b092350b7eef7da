import { paragraph, renderEmail, wayIn } from "../templates/email.ts";
import { fitSegment } from "../templates/fit-segment.ts";
import type { BasicFacts, KindOfNotification } from "./kind.ts";

/** What staff are told when a registration comes in: that there is one. Whose it is stands behind their sign-in. */
export interface RegistrationWaitingFacts extends BasicFacts {
  /** Leads to the desk. */
  readonly url: string;
}

const words = {
  fr: {
    subject: "une inscription attend",
    lead: "Une personne s'est inscrite par le portail. Son inscription attend votre décision.",
    button: "Voir les inscriptions",
    soft: "Un avis au plus toutes les 15 minutes : il y en a peut-être plusieurs. Vous pouvez arrêter ces avis sur la page des inscriptions.",
  },
  en: {
    subject: "a registration waits",
    lead: "Somebody has registered through the portal. Their registration waits for your decision.",
    button: "See the registrations",
    soft: "At most one notice every 15 minutes: there may be several. You can stop these notices on the page of registrations.",
  },
} as const;

export const registrationWaiting: KindOfNotification<RegistrationWaitingFacts> = {
  label: { fr: "Avis au personnel d'une inscription", en: "Notice to staff of a registration" },
  urgent: false,
  sequence: "NEWEST_COUNTS",
  resendable: true,
  renderEmail(facts) {
    const said = words[facts.locale];
    return renderEmail(facts, {
      subject: said.subject,
      preview: said.lead,
      blocks: [paragraph(said.lead), wayIn(said.button, facts.url), paragraph(said.soft, { soft: true })],
      toStaff: true,
    });
  },
  renderText({ locale, clinic, url }) {
    const { lead, subject } = words[locale];
    return fitSegment(clinic.name, locale, `\n${url}`, [
      { sentences: [lead], name: "recognisable" },
      { sentences: [`${subject}.`], name: "none" },
    ]);
  },
};
