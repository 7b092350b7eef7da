import type { LocalizedText } from "./locale.ts";
import type { Problem } from "./outcome.ts";
import { accessTexts } from "./problem-texts/access-texts.ts";
import { attachmentTexts } from "./problem-texts/attachment-texts.ts";
import { billingProfileTexts } from "./problem-texts/billing-profile-texts.ts";
import { billingDeskTexts } from "./problem-texts/billing-desk-texts.ts";
import { consumerTexts } from "./problem-texts/consumer-texts.ts";
import { conversationTexts } from "./problem-texts/conversation-texts.ts";
import { fhirTexts } from "./problem-texts/fhir-texts.ts";
import { generalTexts } from "./problem-texts/general-texts.ts";
import { idempotencyTexts } from "./problem-texts/idempotency-texts.ts";
import { identificationTexts } from "./problem-texts/identification-texts.ts";
import { invoiceTexts } from "./problem-texts/invoice-texts.ts";
import { myInformationTexts } from "./problem-texts/my-information-texts.ts";
import { patientTexts } from "./problem-texts/patient-texts.ts";
import { paymentTexts } from "./problem-texts/payment-texts.ts";
import { registrationDeskTexts } from "./problem-texts/registration-desk-texts.ts";
import { registrationStartTexts } from "./problem-texts/registration-start-texts.ts";
import { settingsTexts } from "./problem-texts/settings-texts.ts";
import { signInTexts } from "./problem-texts/sign-in-texts.ts";
import { webhookTexts } from "./problem-texts/webhook-texts.ts";
import { writingTexts } from "./problem-texts/writing-texts.ts";

/** What people read when something they sent is refused. `{name}` is filled from the problem's facts. */
const texts: Readonly<Record<string, LocalizedText>> = {
  ...signInTexts,
  ...myInformationTexts,
  ...registrationStartTexts,
  ...registrationDeskTexts,
  ...settingsTexts,
  ...identificationTexts,
  ...patientTexts,
  ...accessTexts,
  ...attachmentTexts,
  ...writingTexts,
  ...conversationTexts,
  ...invoiceTexts,
  ...billingDeskTexts,
  ...billingProfileTexts,
  ...paymentTexts,
  ...consumerTexts,
  ...webhookTexts,
  ...idempotencyTexts,
  ...fhirTexts,
  ...generalTexts,
};

export const problemReasons: readonly string[] = Object.keys(texts);

const fill = (text: string, facts: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in facts ? String(facts[name]) : whole));

/** The text of a problem in both languages. */
export function explain({ code, reason, facts = {} }: Problem): LocalizedText {
  const text = texts[reason ?? code] ?? texts["VALIDATION_FAILED"]!;
  return { fr: fill(text.fr, facts), en: fill(text.en, facts) };
}
