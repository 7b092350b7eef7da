/** What an authenticator app shows. */
export const appCodeLength = 6;

const inMessage = /(?<!\d)(\d{3})[\s\p{Pd}.]?(\d{3})(?!\d)/u;

/** The digits of the app's code in what was typed or pasted. */
export function appCodeFrom(text: string): string {
  const plain = text.normalize("NFKC");
  const found = inMessage.exec(plain);
  return found ? `${found[1]}${found[2]}` : plain.replace(/\D/g, "").slice(0, appCodeLength);
}

/** As apps show it: three and three. */
export const groupAppCode = (digits: string): string => (digits.length > 3 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits);

/** A secret in groups of four, to be typed without losing one's place. */
export const groupSecret = (secret: string): string => secret.replace(/(.{4})(?=.)/g, "$1 ");
