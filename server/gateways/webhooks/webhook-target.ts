import { isIP } from "node:net";
import { isPublicAddress } from "./public-address.ts";
import type { WebhookTargets } from "./webhook-gateway.ts";

export const longestTarget = 500;

export type TargetProblem = "NOT_A_URL" | "TOO_LONG" | "WEBHOOK_NOT_HTTPS" | "WEBHOOK_URL_PARTS" | "WEBHOOK_PORT" | "WEBHOOK_ADDRESS";

/** The name or address of a URL's host, without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => (hostname.startsWith("[") ? hostname.slice(1, -1) : hostname);

/** Low ports are other services', which shall not be talked to. */
const mayUsePort = ({ port, protocol }: URL): boolean =>
  port === "" || port === (protocol === "https:" ? "443" : "80") || Number(port) > 1023;

export const mayCall = (address: string, { allowedAddresses }: WebhookTargets): boolean =>
  allowedAddresses.includes(address) || isPublicAddress(address);

/** Names that every machine answers itself. */
const isLocalName = (host: string): boolean => /(?:^|\.)(?:localhost|local|internal)\.?$/i.test(host);

/** What is wrong with an address to send to, as far as can be told without looking its name up; null where nothing is. */
export function targetProblem(text: string, targets: WebhookTargets): TargetProblem | null {
  if (text.length > longestTarget) return "TOO_LONG";
  if (/[\p{Cc}\s]/u.test(text) || !URL.canParse(text)) return "NOT_A_URL";
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return "NOT_A_URL";
  if (url.protocol === "http:" && !targets.plainHttp) return "WEBHOOK_NOT_HTTPS";
  if (url.username !== "" || url.password !== "" || url.hash !== "") return "WEBHOOK_URL_PARTS";
  if (!mayUsePort(url)) return "WEBHOOK_PORT";
  const host = hostOf(url);
  if (isIP(host) !== 0) return mayCall(host, targets) ? null : "WEBHOOK_ADDRESS";
  return isLocalName(host) && targets.allowedAddresses.length === 0 ? "WEBHOOK_ADDRESS" : null;
}
