import { readAwsUrl, type AwsPlace } from "../aws/aws-place.ts";

/** Where text messages go, read from `TEXT_URL`. */
export type TextTarget =
  | { readonly kind: "inbox" }
  | {
      readonly kind: "sns";
      readonly place: AwsPlace;
      /** What phones show as the sender, in countries that allow it (Canada and the US don't); null for a number of Amazon's. */
      readonly senderId: string | null;
    };

const senderName = /^(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}$/;

/** Reads `inbox:` or `sns:region[?endpoint=…&sender-id=…]`. */
export function parseTextUrl(text: string): TextTarget {
  if (text === "inbox:") return { kind: "inbox" };
  const read = readAwsUrl(text, { variable: "TEXT_URL", scheme: "sns", options: ["sender-id"] });
  if (!read) throw new Error("TEXT_URL must be inbox: or sns:region");
  const { options, ...place } = read;
  const senderId = options.get("sender-id") ?? null;
  if (senderId !== null && !senderName.test(senderId)) {
    throw new Error("TEXT_URL: sender-id= is 1 to 11 letters, digits and hyphens, with a letter among them");
  }
  return { kind: "sns", place, senderId };
}
