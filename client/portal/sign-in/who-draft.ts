import type { OtpChannel } from "../../gql/graphql.ts";

/** What was typed in the first step; kept beside both channels, so that changing one's mind loses nothing. */
export interface WhoDraft {
  readonly identificationTypeId: string;
  readonly identificationValue: string;
  readonly channel: OtpChannel | null;
  readonly destinations: Readonly<Record<OtpChannel, string>>;
}

export const emptyDraft: WhoDraft = {
  identificationTypeId: "",
  identificationValue: "",
  channel: null,
  destinations: { EMAIL: "", SMS: "" },
};
