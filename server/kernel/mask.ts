import { normalEmail, normalPhone } from "./fold.ts";

const address = /^(\p{L}|\p{N})[^@]*@(\p{L}|\p{N})[^@]*\.(\p{L}{2,24})$/u;

function maskEmail(typed: string): string {
  const [, local, domain, top] = address.exec(normalEmail(typed)) ?? [];
  return local && domain && top ? `${local}•••@${domain}•••.${top}` : "•••@•••";
}

function maskPhone(typed: string): string {
  const number = normalPhone(typed);
  return number ? `••• ••• ${number.slice(-4)}` : "••• ••• ••••";
}

/** Says where a code goes, made from what the person typed alone: it is the same whether or not the chart knows it. */
export const maskDestination = (channel: "EMAIL" | "SMS", typed: string): string =>
  channel === "EMAIL" ? maskEmail(typed) : maskPhone(typed);
