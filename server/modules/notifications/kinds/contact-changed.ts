import { paragraph, renderEmail } from "../templates/email.ts";
import { fitSegment } from "../templates/fit-segment.ts";
import { showPhone } from "../templates/shown.ts";
import type { BasicFacts, KindOfNotification } from "./kind.ts";

/** What the address that has left a chart is told, or the other one where there was none before. */
export interface ContactChangedFacts extends BasicFacts {
  readonly contact: "EMAIL" | "SMS";
  /** The new one, mostly covered: enough for whoever chose it to know it again. */
  readonly masked: string;
  readonly changedAt: string;
  readonly timeZone: string;
}

const words = {
  fr: {
    subject: "vos coordonnées ont changé",
    EMAIL: "Le courriel de votre dossier à la clinique a été changé à partir du portail.",
    SMS: "Le cellulaire de votre dossier à la clinique a été changé à partir du portail.",
    now: (masked: string, when: string) => `Nouvelle valeur\u00a0: ${masked} (le ${when}).`,
    was: "C'était vous? Il n'y a rien à faire.",
    wasNot: "Ce n'était pas vous? Appelez tout de suite la clinique\u00a0: quelqu'un d'autre a peut-être accès à votre dossier.",
  },
  en: {
    subject: "your contact details changed",
    EMAIL: "The e-mail address on your chart at the clinic was changed from the portal.",
    SMS: "The mobile number on your chart at the clinic was changed from the portal.",
    now: (masked: string, when: string) => `New value: ${masked} (${when}).`,
    was: "Was it you? There is nothing to do.",
    wasNot: "Was it not you? Call the clinic at once: somebody else may have access to your chart.",
  },
} as const;

const when = ({ locale, changedAt, timeZone }: ContactChangedFacts): string =>
  new Intl.DateTimeFormat(`${locale}-CA`, { dateStyle: "long", timeStyle: "short", timeZone }).format(new Date(changedAt));

/** Without a link: it goes to an address that opens nothing any more. */
export const contactChanged: KindOfNotification<ContactChangedFacts> = {
  label: { fr: "Avis de changement de coordonnées", en: "Notice of changed contact details" },
  urgent: false,
  sequence: "IN_TURN",
  // It would go to where the patient is notified now: the new address.
  resendable: false,
  renderEmail(facts) {
    const said = words[facts.locale];
    const what = said[facts.contact];
    return renderEmail(facts, {
      subject: said.subject,
      preview: what,
      blocks: [
        paragraph(what),
        paragraph(said.now(facts.masked, when(facts)), { soft: true }),
        paragraph(said.was),
        paragraph(said.wasNot),
      ],
    });
  },
  renderText({ locale, clinic, contact }) {
    const phone = showPhone(clinic.phone, locale);
    const byEmail = contact === "EMAIL";
    const [said, brief, unless] =
      locale === "fr"
        ? [
            byEmail ? "Le courriel de votre dossier a été changé." : "Le cellulaire de votre dossier a été changé.",
            byEmail ? "Courriel changé." : "Cellulaire changé.",
            phone === "" ? "Pas vous? Appelez-nous." : `Pas vous? Appelez-nous : ${phone}`,
          ]
        : [
            byEmail ? "The e-mail on your chart was changed." : "The mobile number on your chart was changed.",
            byEmail ? "E-mail changed." : "Mobile changed.",
            phone === "" ? "Not you? Call us." : `Not you? Call us: ${phone}`,
          ];
    return fitSegment(clinic.name, locale, "", [
      { sentences: [said, unless], name: "recognisable" },
      { sentences: [brief, unless], name: "short" },
      { sentences: [brief, unless], name: "none" },
    ]);
  },
};
