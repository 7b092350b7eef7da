import { countryOfPhone } from "../../../kernel/fold.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { OtpChannel } from "../otp-channel.ts";

export const notificationObstacles = [
  "NO_EFFECTIVE_ACCESS",
  "METHOD_NONE",
  "UNSUBSCRIBED",
  "NO_CONTACT",
  "CHANNEL_UNAVAILABLE",
  "APPOINTMENT_NOT_SHOWN",
] as const;

export type NotificationObstacle = (typeof notificationObstacles)[number];

export interface Route {
  readonly channel: OtpChannel;
  readonly destination: string;
}

type Chart = Pick<Patient, "notificationMethod" | "unsubscribedFromEmail" | "unsubscribedFromSms" | "email" | "mobile">;

interface Means {
  readonly channels: readonly OtpChannel[];
  readonly smsCountries: readonly string[];
}

const wanted: Readonly<Record<Patient["notificationMethod"], readonly OtpChannel[]>> = {
  NONE: [],
  EMAIL: ["EMAIL"],
  SMS: ["SMS"],
  BOTH: ["EMAIL", "SMS"],
};

function routeBy(channel: OtpChannel, chart: Chart, { channels, smsCountries }: Means): Route | NotificationObstacle {
  if (channel === "EMAIL" ? chart.unsubscribedFromEmail : chart.unsubscribedFromSms) return "UNSUBSCRIBED";
  const destination = channel === "EMAIL" ? chart.email : chart.mobile;
  if (destination === null) return "NO_CONTACT";
  const country = channel === "SMS" ? countryOfPhone(destination) : null;
  const reachable = channel === "EMAIL" || (country !== null && smsCountries.includes(country));
  return reachable && channels.includes(channel) ? { channel, destination } : "CHANNEL_UNAVAILABLE";
}

/** Every way by which the patient wants to be notified and can be; or what stands in the way of the first that they want. */
export function routesOfNotice(chart: Chart, means: Means): readonly Route[] | NotificationObstacle {
  const found = wanted[chart.notificationMethod].map((channel) => routeBy(channel, chart, means));
  const routes = found.filter((route) => typeof route !== "string");
  if (routes.length > 0) return routes;
  return found.find((obstacle) => typeof obstacle === "string") ?? "METHOD_NONE";
}
