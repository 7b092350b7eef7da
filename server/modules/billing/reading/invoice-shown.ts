/** As it is read aloud, printed and searched for: `000123`. */
export const shownNumber = (number: number): string => String(number).padStart(6, "0");
