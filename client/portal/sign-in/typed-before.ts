import type { OtpChannel } from "../../gql/graphql.ts";
import type { WhoDraft } from "./who-draft.ts";

const valueOf = (form: HTMLFormElement, name: string): string => {
  const control = form.elements.namedItem(name);
  return control && "value" in control ? String(control.value) : "";
};

/** What the form holds by itself: somebody may type into the page that the server rendered before the app is there. */
export function typedBefore(form: HTMLFormElement, draft: WhoDraft, shown: OtpChannel): WhoDraft {
  const channel = valueOf(form, "channel") === "" ? draft.channel : (valueOf(form, "channel") as OtpChannel);
  return {
    identificationTypeId: valueOf(form, "identificationTypeId") || draft.identificationTypeId,
    identificationValue: valueOf(form, "identificationValue"),
    channel: channel === shown ? draft.channel : channel,
    destinations: { ...draft.destinations, [channel ?? shown]: valueOf(form, "destination") },
  };
}
