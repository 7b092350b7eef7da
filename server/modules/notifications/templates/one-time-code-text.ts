import type { Locale } from "../../../kernel/locale.ts";
import { countSeptets, septetsInSegment, toGsm } from "./gsm.ts";
import type { OneTimeCodeFacts } from "./one-time-code.ts";
import { oneLine, showCode, showLifetime } from "./shown.ts";

interface TextParts {
  readonly code: string;
  readonly valid: string;
  readonly advice: string;
}

const words = (locale: Locale, code: string, lifetime: string): TextParts =>
  locale === "fr"
    ? { code: `Votre code : ${code}.`, valid: `Valide ${lifetime}.`, advice: "Ne le donnez à personne." }
    : { code: `Your code: ${code}.`, valid: `Valid for ${lifetime}.`, advice: "Share it with nobody." };

const shortestName = 12;

function truncate(name: string, septets: number): string {
  if (countSeptets(name) <= septets) return name;
  let kept = name;
  while (countSeptets(kept) > septets - 3) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}...`;
}

/**
 * One segment. What doesn't fit goes in this order: the end of the clinic's name, the advice, the lifetime, the name. The last line
 * is the origin-bound form, by which phones offer the code on the portal's page and on no other.
 */
export function renderOneTimeCodeText({ locale, clinic, code, lifetimeMinutes, host }: OneTimeCodeFacts): string {
  const name = toGsm(oneLine(clinic.name));
  const { code: said, valid, advice } = words(locale, showCode(code), showLifetime(lifetimeMinutes, locale));
  const ending = `\n@${host.replace(/:\d+$/, "")} #${code}`;
  const colon = locale === "fr" ? " : " : ": ";
  for (const sentences of [[said, valid, advice], [said, valid], [said]]) {
    const rest = `${colon}${sentences.join(" ")}${ending}`;
    const room = septetsInSegment - countSeptets(rest);
    if (name !== "" && room >= Math.min(countSeptets(name), shortestName)) return `${truncate(name, room)}${rest}`;
  }
  return `${said}${ending}`;
}
