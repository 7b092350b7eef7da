/** Names of months in both languages, without accents, with the short forms that people use. */
const monthNames: readonly (readonly string[])[] = [
  ["january", "janvier", "janv", "jan"],
  ["february", "fevrier", "fevr", "feb", "fev"],
  ["march", "mars", "mar"],
  ["april", "avril", "apr", "avr"],
  ["may", "mai"],
  ["june", "juin", "jun"],
  ["july", "juillet", "juil", "jul"],
  ["august", "aout", "aug"],
  ["september", "septembre", "sept", "sep"],
  ["october", "octobre", "oct"],
  ["november", "novembre", "nov"],
  ["december", "decembre", "dec"],
];

const monthOf = new Map(monthNames.flatMap((names, place) => names.map((name) => [name, place + 1] as const)));

const month = `(?<month>${[...monthOf.keys()].join("|")})(?!\\p{L})\\.?`;
const day = "(?<day>\\d{1,2})(?:er|re|st|nd|rd|th|e)?";
const year = "(?<year>\\d{4}|'?\\d{2})";
const gap = "[\\s.,/-]*";
const before = "(?<![\\p{L}\\d])(?:(?:le|the)\\s+)?";
const after = "(?![\\p{L}\\d])";

/** Day, month and year, the month by its name. */
const inWords = [
  `${day}${gap}(?:of\\s+|de\\s+)?${month}${gap}${year}`,
  `${month}${gap}${day}${gap}\\b${year}`,
  `${year}${gap}${month}${gap}${day}`,
].map((order) => new RegExp(`${before}${order}${after}`, "u"));

const earliestYear = 1880;

/** A day of the calendar as `YYYY-MM-DD`, if it is one on which somebody may have been born. */
function dayOf(yearNumber: number, monthNumber: number, dayNumber: number, today: string): string[] {
  const date = new Date(Date.UTC(2000, monthNumber - 1, dayNumber));
  date.setUTCFullYear(yearNumber, monthNumber - 1, dayNumber);
  const isReal = date.getUTCMonth() === monthNumber - 1 && date.getUTCDate() === dayNumber && yearNumber >= earliestYear;
  const written = isReal ? date.toISOString().slice(0, 10) : "";
  return isReal && written <= today ? [written] : [];
}

/** Of two digits both centuries are meant, the nearer first. */
const yearsOf = (digits: string): number[] => (digits.length === 4 ? [Number(digits)] : [2000 + Number(digits), 1900 + Number(digits)]);

const daysOf = (digits: string, monthNumber: number, dayNumber: number, today: string): string[] =>
  yearsOf(digits).flatMap((yearNumber) => dayOf(yearNumber, monthNumber, dayNumber, today));

/** Every date that three numbers may mean: year first, or day first, or month first. */
function daysOfNumbers(first: string, second: string, third: string, today: string): string[] {
  const yearFirst = first.length === 3 || third.length > 2 ? [] : daysOf(first, Number(second), Number(third), today);
  if (first.length > 2 || third.length === 3) return yearFirst;
  const dayFirst = daysOf(third, Number(second), Number(first), today);
  const monthFirst = daysOf(third, Number(first), Number(second), today);
  return [...new Set([...dayFirst, ...monthFirst, ...(third.length === 4 ? [] : yearFirst)])];
}

const apart = /^(\d{1,4})[\s./-]+(\d{1,2})[\s./-]+(\d{1,4})$/;

/** Every date of birth that digits may mean, with something between them or without: `29/02/1984`, `84-02-29`, `19840229`. */
export function datesInDigits(text: string, today: string): string[] {
  const numbers = apart.exec(text);
  if (numbers) {
    const [, first = "", second = "", third = ""] = numbers;
    return [1, 2, 4].includes(first.length) && [1, 2, 4].includes(third.length) ? daysOfNumbers(first, second, third, today) : [];
  }
  if (/^\d{8}$/.test(text)) {
    const yearLast = daysOfNumbers(text.slice(0, 2), text.slice(2, 4), text.slice(4), today);
    return [...new Set([...daysOfNumbers(text.slice(0, 4), text.slice(4, 6), text.slice(6), today), ...yearLast])];
  }
  return /^\d{6}$/.test(text) ? daysOfNumbers(text.slice(0, 2), text.slice(2, 4), text.slice(4), today) : [];
}

/** A date with the month's name in a text without accents and capitals: `29 fevrier 1984`, `feb 29, 1984`; and what is around it. */
export function dateInWords(text: string, today: string): { readonly dates: readonly string[]; readonly rest: string } | null {
  for (const pattern of inWords) {
    const found = pattern.exec(text);
    if (!found?.groups) continue;
    const { day: dayText = "", month: monthText = "", year: yearText = "" } = found.groups;
    const dates = daysOf(yearText.replace("'", ""), monthOf.get(monthText)!, Number(dayText), today);
    if (dates.length > 0) return { dates, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` };
  }
  return null;
}
