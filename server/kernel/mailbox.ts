const dotless = new Set(["gmail.com", "googlemail.com"]);

/**
 * The mailbox behind an e-mail address in normal form: sub-addresses (`zoe+a@`) lead to one, and Google's ignore dots. For counting
 * alone: what is sent goes to the address as it is.
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  if (at < 1) return email;
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)];
  const plain = local.replace(/\+.*$/, "");
  const name = dotless.has(domain) ? plain.replaceAll(".", "") : plain;
  return `${name === "" ? local : name}@${dotless.has(domain) ? "gmail.com" : domain}`;
}

/** What a contact is counted by: a number is its own mailbox. */
export const mailboxOfContact = (channel: "EMAIL" | "SMS", contact: string): string => (channel === "EMAIL" ? mailboxOf(contact) : contact);
