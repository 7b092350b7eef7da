import { paragraph, renderEmail, wayIn } from "../templates/email.ts";
import { fitSegment } from "../templates/fit-segment.ts";
import type { BasicFacts, KindOfNotification } from "./kind.ts";

/** What those who keep integrations are told when nothing is sent to an endpoint any more. */
export interface WebhookDisabledFacts extends BasicFacts {
  /** The integrating team's program. */
  readonly consumer: string;
  /** Of the endpoint's address: the rest of it may hold a secret. */
  readonly host: string;
  readonly why: "GONE" | "FAILING";
  /** Leads to the consumer's page. */
  readonly url: string;
}

const words = {
  fr: {
    subject: "des webhooks sont désactivés",
    lead: ({ consumer, host }: WebhookDisabledFacts) => `Le portail n'envoie plus de webhooks de «\u00a0${consumer}\u00a0» à ${host}.`,
    why: {
      GONE: "Le serveur a répondu qu'il n'en veut plus (410).",
      FAILING: "Le serveur n'en a accepté aucun pendant une journée entière.",
    },
    then: "Ce qui arrive à la clinique est gardé 30 jours\u00a0: une fois le serveur réparé, activez l'adresse et renvoyez ce qui manque.",
    button: "Voir l'intégration",
  },
  en: {
    subject: "webhooks are disabled",
    lead: ({ consumer, host }: WebhookDisabledFacts) => `The portal no longer sends webhooks of “${consumer}” to ${host}.`,
    why: {
      GONE: "The server answered that it wants none any more (410).",
      FAILING: "The server accepted none for a whole day.",
    },
    then: "What happens at the clinic is kept for 30 days: once the server works again, enable the endpoint and send again what is missing.",
    button: "See the integration",
  },
} as const;

export const webhookDisabled: KindOfNotification<WebhookDisabledFacts> = {
  label: { fr: "Avis de webhooks désactivés", en: "Notice of disabled webhooks" },
  urgent: false,
  sequence: "NEWEST_COUNTS",
  resendable: true,
  renderEmail(facts) {
    const said = words[facts.locale];
    const lead = said.lead(facts);
    return renderEmail(facts, {
      subject: said.subject,
      preview: lead,
      blocks: [paragraph(lead), paragraph(said.why[facts.why]), wayIn(said.button, facts.url), paragraph(said.then, { soft: true })],
      toStaff: true,
    });
  },
  renderText({ locale, clinic, url }) {
    const { subject } = words[locale];
    return fitSegment(clinic.name, locale, `\n${url}`, [{ sentences: [`${subject}.`], name: "none" }]);
  },
};
