import type { NotificationMethod, RecipientFragment, UpdatePatientInput } from "../../../../gql/graphql.ts";

/** How somebody is reached, as a form holds it. */
export interface ContactValues {
  readonly email: string;
  readonly mobile: string;
  readonly notificationMethod: NotificationMethod;
  readonly unsubscribedFromEmail: boolean;
  readonly unsubscribedFromSms: boolean;
}

const names = ["email", "mobile", "notificationMethod", "unsubscribedFromEmail", "unsubscribedFromSms"] as const;

export const contactOf = (recipient: RecipientFragment): ContactValues => ({
  email: recipient.email ?? "",
  mobile: recipient.mobile ?? "",
  notificationMethod: recipient.notificationMethod,
  unsubscribedFromEmail: recipient.unsubscribedFromEmail,
  unsubscribedFromSms: recipient.unsubscribedFromSms,
});

/** What was changed and nothing else: other fields of the chart are none of this form's business. */
export const changesOf = (base: ContactValues, values: ContactValues): Partial<ContactValues> =>
  Object.fromEntries(names.filter((name) => values[name] !== base[name]).map((name) => [name, values[name]]));

/** An empty address or number leaves the chart. */
export const inputOf = ({ email, mobile, ...flags }: Partial<ContactValues>): Omit<UpdatePatientInput, "patientId" | "version"> => ({
  ...flags,
  ...(email !== undefined && { email: email.trim() || null }),
  ...(mobile !== undefined && { mobile: mobile.trim() || null }),
});
