import { fitSegment } from "../templates/fit-segment.ts";
import { code, paragraph, renderEmail, type RenderedEmail } from "../templates/email.ts";
import { showCode, showLifetime, showPhone } from "../templates/shown.ts";
import type { BasicFacts, KindOfNotification } from "./kind.ts";

/** What a message with a one-time code says. */
export interface OneTimeCodeFacts extends BasicFacts {
  /** Eight digits. */
  readonly code: string;
  readonly lifetimeMinutes: number;
  /** What it is for; messages of before that was said are for signing in. */
  readonly purpose?: "SIGN_IN" | "CONTACT_CHANGE";
  /** The portal's host, which phones offer the code to. */
  readonly host: string;
}

interface Words {
  readonly subject: string;
  readonly lead: string;
  readonly lifetime: string;
  readonly secrecy: string;
  readonly ignore: string;
}

const contactLead = {
  fr: "Voici votre code pour confirmer que cette adresse est la vôtre, et l'inscrire à votre dossier de la clinique\u00a0:",
  en: "Here is your code to confirm that this address is yours, and put it on your chart at the clinic:",
} as const;

function words({ locale, lifetimeMinutes, purpose }: OneTimeCodeFacts): Words {
  const lifetime = showLifetime(lifetimeMinutes, locale);
  return locale === "fr"
    ? {
        subject: "votre code d'accès à usage unique",
        lead: purpose === "CONTACT_CHANGE" ? contactLead.fr : "Voici votre code pour vous connecter au portail de la clinique\u00a0:",
        lifetime: `Il est valide ${lifetime} et ne sert qu'une fois.`,
        secrecy: "Ne le donnez à personne. La clinique ne vous le demandera jamais.",
        ignore: "Si vous n'avez pas demandé de code, ignorez ce courriel.",
      }
    : {
        subject: "your one-time code",
        lead: purpose === "CONTACT_CHANGE" ? contactLead.en : "Here is your code to sign in to the clinic's portal:",
        lifetime: `It is valid for ${lifetime} and works once.`,
        secrecy: "Share it with nobody. The clinic will never ask you for it.",
        ignore: "If you did not ask for a code, ignore this message.",
      };
}

/**
 * The code is in the body alone: subjects and the lines that mail programs preview are shown on locked screens and kept in the logs of
 * every server on the way.
 */
function renderCodeEmail(facts: OneTimeCodeFacts): RenderedEmail {
  const said = words(facts);
  return renderEmail(facts, {
    subject: said.subject,
    preview: `${said.lifetime} ${said.secrecy}`,
    blocks: [
      paragraph(said.lead),
      code(showCode(facts.code)),
      paragraph(`${said.lifetime} ${said.secrecy}`),
      paragraph(said.ignore, { soft: true }),
    ],
  });
}

/**
 * One segment. What doesn't fit goes in this order: the advice, the end of the clinic's name, the lifetime, the phone, the name. The
 * last line is the origin-bound form, by which phones offer the code on the portal's page and on no other.
 */
function renderCodeText({ locale, clinic, code: digits, lifetimeMinutes, host, purpose }: OneTimeCodeFacts): string {
  const shown = showCode(digits);
  const lifetime = showLifetime(lifetimeMinutes, locale);
  const phone = showPhone(clinic.phone, locale);
  const [said, valid, advice, call] =
    locale === "fr"
      ? [
          `${purpose === "CONTACT_CHANGE" ? "Pour confirmer ce numéro" : "Votre code"} : ${shown}.`,
          `Valide ${lifetime}.`,
          "Ne le donnez à personne.",
          `Clinique : ${phone}`,
        ]
      : [
          `${purpose === "CONTACT_CHANGE" ? "To confirm this number" : "Your code"}: ${shown}.`,
          `Valid for ${lifetime}.`,
          "Share it with nobody.",
          `Clinic: ${phone}`,
        ];
  const end = phone === "" ? [] : [call];
  return fitSegment(clinic.name, locale, `\n@${host.replace(/:\d+$/, "")} #${digits}`, [
    { sentences: [said, valid, advice, ...end], name: "recognisable" },
    { sentences: [said, valid, ...end], name: "recognisable" },
    { sentences: [said, valid, ...end], name: "short" },
    { sentences: [said, ...end], name: "short" },
    { sentences: [said], name: "short" },
    { sentences: [said], name: "none" },
  ]);
}

export const oneTimeCode: KindOfNotification<OneTimeCodeFacts> = {
  label: { fr: "Code d'accès à usage unique", en: "One-time code" },
  urgent: true,
  sequence: "NEWEST_COUNTS",
  resendable: false,
  renderEmail: renderCodeEmail,
  renderText: renderCodeText,
};
