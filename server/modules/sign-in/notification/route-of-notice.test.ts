import { routesOfNotice } from "./route-of-notice.ts";

const means = { channels: ["EMAIL", "SMS"] as const, smsCountries: ["CA", "US"] };
const chart = {
  notificationMethod: "BOTH" as const,
  unsubscribedFromEmail: false,
  unsubscribedFromSms: false,
  email: "eve@courriel.example",
  mobile: "+15145550100",
};
type Chart = Parameters<typeof routesOfNotice>[0];

const found = (changes: Partial<Chart>, changedMeans: Partial<Parameters<typeof routesOfNotice>[1]> = {}) => {
  const routes = routesOfNotice({ ...chart, ...changes }, { ...means, ...changedMeans });
  return typeof routes === "string" ? routes : routes.map(({ channel }) => channel).join();
};

test.each<[string, Partial<Chart>, string]>([
  ["both ways", {}, "EMAIL,SMS"],
  ["by e-mail alone", { notificationMethod: "EMAIL" }, "EMAIL"],
  ["by text message alone", { notificationMethod: "SMS" }, "SMS"],
  ["not at all", { notificationMethod: "NONE" }, "METHOD_NONE"],
  ["both, unsubscribed from e-mail", { unsubscribedFromEmail: true }, "SMS"],
  ["both, unsubscribed from text messages", { unsubscribedFromSms: true }, "EMAIL"],
  ["both, unsubscribed from both", { unsubscribedFromEmail: true, unsubscribedFromSms: true }, "UNSUBSCRIBED"],
  ["by e-mail, unsubscribed from it", { notificationMethod: "EMAIL", unsubscribedFromEmail: true }, "UNSUBSCRIBED"],
  ["by text message, unsubscribed from it", { notificationMethod: "SMS", unsubscribedFromSms: true }, "UNSUBSCRIBED"],
  ["by e-mail, unsubscribed from text messages", { notificationMethod: "EMAIL", unsubscribedFromSms: true }, "EMAIL"],
  ["both, without an address", { email: null }, "SMS"],
  ["both, without a number", { mobile: null }, "EMAIL"],
  ["both, with neither", { email: null, mobile: null }, "NO_CONTACT"],
  ["by e-mail, without an address", { notificationMethod: "EMAIL", email: null }, "NO_CONTACT"],
  ["by text message, without a number", { notificationMethod: "SMS", mobile: null }, "NO_CONTACT"],
  ["by text message, abroad", { notificationMethod: "SMS", mobile: "+33612345678" }, "CHANNEL_UNAVAILABLE"],
  ["both, with a number abroad", { mobile: "+33612345678" }, "EMAIL"],
])("who wants %s gets what they want as far as it is possible", (_, changes, expected) => {
  expect(found(changes)).toBe(expected);
});

test("where no text messages can be sent, who wants them alone gets none", () => {
  expect(found({ notificationMethod: "SMS" }, { channels: ["EMAIL"] })).toBe("CHANNEL_UNAVAILABLE");
  expect(found({}, { channels: ["EMAIL"] })).toBe("EMAIL");
});
