import type { Locale, LocalizedText } from "../../../kernel/locale.ts";
import { code, paragraph, renderEmail, type RenderedEmail, wayIn } from "../templates/email.ts";
import { fitSegment } from "../templates/fit-segment.ts";
import { toGsm } from "../templates/gsm.ts";
import { oneLine, showCode } from "../templates/shown.ts";
import type { BasicFacts, KindOfNotification } from "./kind.ts";

/** What a message that leads into the portal says. Of what it is about it says nothing: that is read behind the sign-in. */
export interface NoticeFacts extends BasicFacts {
  /** Leads to the thing itself. */
  readonly url: string;
  /** The portal's host, which phones offer the code to. */
  readonly host: string;
  /** Null where the sign-in from notices asks for none. */
  readonly code: { readonly digits: string; readonly validUntil: string } | null;
  readonly timeZone: string;
}

interface Wording {
  readonly label: LocalizedText;
  readonly subject: LocalizedText;
  readonly lead: LocalizedText;
  readonly button: LocalizedText;
  /** For text messages: they are read on locked screens, and have little room. */
  readonly brief: LocalizedText;
}

const showInstant = (instant: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(`${locale}-CA`, { day: "numeric", month: "long", hour: "numeric", minute: "2-digit", timeZone }).format(
    new Date(instant),
  );

const aboutCode = (locale: Locale, until: string): string =>
  locale === "fr"
    ? `Ce code est valide jusqu'au ${until} et ne sert qu'une fois. Ensuite, le lien mène à la connexion habituelle. Ne le donnez à personne.`
    : `This code is valid until ${until} and works once. After that, the link leads to the usual sign-in. Share it with nobody.`;

const codeLead: LocalizedText = { fr: "Votre code pour vous connecter\u00a0:", en: "Your code to sign in:" };

const ignore: LocalizedText = {
  fr: "Si ce courriel n'est pas pour vous, ignorez-le.",
  en: "If this e-mail is not for you, ignore it.",
};

function renderNoticeEmail(words: Wording, facts: NoticeFacts): RenderedEmail {
  const { locale, url, code: held, timeZone } = facts;
  const codeBlocks = held
    ? [
        paragraph(codeLead[locale]),
        code(showCode(held.digits)),
        paragraph(aboutCode(locale, showInstant(held.validUntil, timeZone, locale))),
      ]
    : [];
  return renderEmail(facts, {
    subject: words.subject[locale],
    preview: words.lead[locale],
    blocks: [paragraph(words.lead[locale]), wayIn(words.button[locale], url), ...codeBlocks, paragraph(ignore[locale], { soft: true })],
  });
}

/** One segment where the address leaves room for the clinic's name and the code; else two, as nobody should open a nameless link. */
function renderNoticeText(words: Wording, { locale, clinic, url, host, code: held }: NoticeFacts): string {
  const colon = locale === "fr" ? " : " : ": ";
  const brief = words.brief[locale];
  const ending = `\n${url}${held ? `\n@${host.replace(/:\d+$/, "")} #${held.digits}` : ""}`;
  const said = held ? [`Code${colon}${showCode(held.digits)}.`] : [];
  const shortest = held ? `${showCode(held.digits)}.` : brief;
  const one = fitSegment(clinic.name, locale, ending, [
    { sentences: [brief, ...said], name: "recognisable" },
    { sentences: [brief, ...said], name: "short" },
    { sentences: said.length > 0 ? said : [brief], name: "short" },
    { sentences: [shortest], name: "short" },
  ]);
  // What fits in no way comes back without the name.
  if (one !== `${toGsm(shortest)}${ending}`) return one;
  return `${toGsm(`${oneLine(clinic.name)}${colon}${[brief, ...said].join(" ")}`)}${ending}`;
}

/** A kind of notification whose message leads into the portal. */
export const noticeOf = (words: Wording): KindOfNotification<NoticeFacts> => ({
  label: words.label,
  urgent: false,
  sequence: "NEWEST_COUNTS",
  resendable: true,
  stillTrue: (facts, at) => (facts.code && Date.parse(facts.code.validUntil) <= at.getTime() ? { ...facts, code: null } : facts),
  renderEmail: (facts) => renderNoticeEmail(words, facts),
  renderText: (facts) => renderNoticeText(words, facts),
});
