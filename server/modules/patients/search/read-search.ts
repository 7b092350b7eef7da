import { normalEmail, normalIdentification, normalPhone } from "../../../kernel/fold.ts";
import { partsOf } from "./name-parts.ts";
import { digitsOfPhone, reversed } from "./phone-digits.ts";
import { termKinds, toTerm } from "./search-terms.ts";
import { dateInWords, datesInDigits } from "./typed-date.ts";

/** Something that has to be true of a chart: one of its terms begins with one of these. */
export type SearchToken = readonly string[];

/** One way to understand what was typed: all of its tokens have to be true. */
export type SearchReading = readonly SearchToken[];

export interface ReadSearch {
  /** The whole of it as a number in normal form, if it may be one. */
  readonly identification: string | null;
  /** The likeliest first. */
  readonly readings: readonly SearchReading[];
}

/** What is beyond is not read. */
const longestSearch = 200;

const mostTokens = 8;

const fewestPhoneDigits = 4;

const longestNumber = 64;

/** Without accents and capitals, with everything that stands between words. */
const plainOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\p{Pd}−]/gu, "-")
    .trim();

const isPhoneLike = (text: string): boolean => /^[\d\s()+./-]+$/.test(text);

/** What a phone number may begin or end with, for digits that are one or a part of one. */
function phonePrefixes(text: string): string[] {
  const digits = text.replace(/\D/g, "");
  if (!isPhoneLike(text) || digits.length < fewestPhoneDigits) return [];
  const whole = normalPhone(text);
  // People may say the 1 or the 0 that is dialled before a number.
  const undialled = digits.replace(/^[01]+/, "");
  const beginnings = new Set([...(whole === null ? [] : [digitsOfPhone(whole).national]), digits, undialled]);
  const kept = [...beginnings].filter((beginning) => beginning.length >= fewestPhoneDigits);
  return [...kept.map((beginning) => termKinds.phone + beginning), termKinds.phoneBackwards + reversed(digits)];
}

const dateToken = (dates: readonly string[]): SearchToken => dates.map((date) => termKinds.dateOfBirth + date);

/** Digits with what people put between them: a date of birth, or digits of a phone. */
const digitsToken = (text: string, today: string): SearchToken => [...dateToken(datesInDigits(text, today)), ...phonePrefixes(text)];

/** Runs of digits that are no part of a word, with their spaces, hyphens, slashes, dots and brackets. */
const runOfDigits = /(?<![\p{L}\d@._-])[+(]{0,2}\d(?:[\d\s()./-]*\d)?(?![\p{L}\d@])/gu;

/** An e-mail address or its beginning, or one out of `Name <address>`. */
const address = /<[^<>]*@[^<>]*>|(?:mailto:)?[^\s,;<>]*@[^\s,;<>]*/u;

interface Remainder {
  readonly tokens: readonly SearchToken[];
  readonly rest: string;
}

function takeEmail(text: string): Remainder {
  const found = address.exec(text)?.[0];
  if (found === undefined) return { tokens: [], rest: text };
  const beginning = normalEmail(found);
  return { tokens: [[termKinds.email + beginning]], rest: text.replace(found, " ") };
}

function takeDate(text: string, today: string): Remainder {
  const found = dateInWords(text, today);
  return found ? { tokens: [dateToken(found.dates)], rest: found.rest } : { tokens: [], rest: text };
}

function takeDigits(text: string, today: string): Remainder {
  const tokens: SearchToken[] = [];
  const rest = text.replace(runOfDigits, (run) => {
    const token = digitsToken(run.trim(), today);
    if (token.length === 0) return run;
    tokens.push(token);
    return " ";
  });
  return { tokens, rest };
}

/** Names as they were typed; each of their parts by itself, in whatever order; or all of them as one name. */
function namesIn(text: string): SearchReading[] {
  const words = text
    .split(/[\s,;]+/)
    .map((word) => partsOf(word).join(""))
    .filter((word) => word !== "");
  const parts = partsOf(text);
  const ways = [words, parts, parts.length > 1 ? [parts.join("")] : []].filter((way) => way.length > 0);
  const distinct = new Map(ways.map((way) => [way.join(" "), way.map((word) => [word])]));
  return distinct.size === 0 ? [[]] : [...distinct.values()];
}

/** A single word may also be how an e-mail address begins. */
const asEmail = (text: string): SearchReading[] =>
  /^[^\s@]{3,}$/u.test(text) && /\p{L}/u.test(text) ? [[[termKinds.email + normalEmail(text)]]] : [];

const asTerms = (token: SearchToken): SearchToken => [...new Set(token.map(toTerm))];

/** Everything that what was typed may mean; null where nothing was. */
export function readSearch(typed: string, today: string): ReadSearch | null {
  const text = typed.slice(0, longestSearch).toWellFormed().trim();
  if (text === "") return null;
  const normal = normalIdentification(text);
  const identification = /\d/.test(normal) && normal.length <= longestNumber ? normal : null;
  const email = takeEmail(text);
  const dated = takeDate(plainOf(email.rest), today);
  const digits = takeDigits(dated.rest, today);
  const known = [...email.tokens, ...dated.tokens, ...digits.tokens];
  const named = namesIn(digits.rest).map((names) => [...known, ...names].slice(0, mostTokens));
  const readings = [...named, ...asEmail(text)].filter((reading) => reading.length > 0).map((reading) => reading.map(asTerms));
  return { identification, readings };
}
