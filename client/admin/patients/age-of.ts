/** Whole years between a birth date, YYYY-MM-DD, and a day of the same form. */
export function ageOf(dateOfBirth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return today.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

/** Today as the reader's calendar has it. */
export const todayHere = (now = new Date()): string => new Intl.DateTimeFormat("en-CA").format(now);
