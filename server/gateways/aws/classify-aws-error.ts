import { DeliveryFailed, DeliveryRefused } from "../delivery-error.ts";

const shape = /^[A-Z][A-Za-z]{0,40}$/;

/** `OptedOutException` → `OPTED_OUT`. Names alone: an answer's own words may quote the message or its destination. */
function codeOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  if (!shape.test(name)) return "FAILED";
  return name
    .replace(/(?:Exception|Error)$/, "")
    .replace(/(?<=[a-z])(?=[A-Z])/g, "_")
    .toUpperCase();
}

/** The error as the outbox knows it: for good where the service blames the message, for now in every other case. */
export function classifyAwsError(
  service: "SES" | "SNS",
  error: unknown,
  blamesMessage: (name: string, said: string) => boolean,
): DeliveryFailed {
  const code = `${service}_${codeOf(error) || "FAILED"}`;
  const final = error instanceof Error && blamesMessage(error.name, error.message);
  return final ? new DeliveryRefused(code) : new DeliveryFailed(code);
}
