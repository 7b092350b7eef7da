const pair = /(?<!\d)(\d{4})[\s\p{Pd}.]?(\d{4})(?!\d)/u;

export const codeLength = 8;

/** The digits of the code in what was typed or pasted: "1234 5678", full-width digits, or a whole message with the code inside. */
export function codeFrom(text: string): string {
  const plain = text.normalize("NFKC");
  const found = pair.exec(plain);
  return found ? `${found[1]}${found[2]}` : plain.replace(/\D/g, "").slice(0, codeLength);
}

export const groupCode = (digits: string): string => (digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits);
