import { clinicAddress } from "../kernel/clinic-address.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Clinic } from "../modules/clinics/clinic.entity.ts";
import type { ClinicService } from "../modules/clinics/clinic.service.ts";
import type { Handler } from "./exchange.ts";
import { plainPage } from "./plain-page.ts";

declare module "express-serve-static-core" {
  interface Locals {
    /** The clinic that the host name stands for. */
    clinic: Clinic;
    /** Where that is for the caller, without a path: of the addresses that the configuration makes, the one that was called. */
    clinicAddress: URL;
  }
}

const rememberedMs = 10_000;

const labelPattern = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

export interface Hosts {
  /** The host under which clinics live: `<slug>.<base>`. */
  readonly base: string;
  /** The clinic at the base itself and at loopback addresses, where there is one. */
  readonly fallback: string | null;
}

const hostIn = (header: string | undefined): string => (header ?? "").toLowerCase().replace(/:\d+$/, "");

/** Whether a Host header names the installation itself. */
export const isBaseHost = (header: string | undefined, { base, fallback }: Hosts): boolean =>
  hostIn(header) === base || (fallback !== null && loopback.has(hostIn(header)));

/** The clinic's slug in a Host header; null when it names none. */
export function slugOfHost(header: string | undefined, hosts: Hosts): string | null {
  const { base, fallback } = hosts;
  if (isBaseHost(header, hosts)) return fallback;
  const host = hostIn(header);
  const parent = [base, ...(fallback === null ? [] : ["localhost"])].find((name) => host.endsWith(`.${name}`));
  const label = parent && host.slice(0, -parent.length - 1);
  return label && labelPattern.test(label) ? label : null;
}

interface Known {
  readonly clinic: Clinic;
  readonly address: URL;
  readonly until: number;
}

/** Finds the clinic of the host name, or ends the request with a plain page. */
export function clinicOfHost(clinics: ClinicService, hosts: Hosts, publicUrl: URL, clock: Clock): Handler {
  const known = new Map<string, Known>();
  const find = async (slug: string | null, now: number): Promise<Known | null> => {
    const clinic = slug && (await clinics.findBySlug(slug));
    if (!slug || !clinic) return null;
    const found = { clinic, address: clinicAddress(publicUrl, slug), until: now + rememberedMs };
    known.set(slug, found);
    return found;
  };
  return (request, response, next) => {
    const slug = slugOfHost(request.headers.host, hosts);
    const now = clock.now().getTime();
    const goOn = (found: Known | null): void => {
      if (!found) {
        plainPage(response, 404, "Aucune clinique à cette adresse. · There is no clinic at this address.");
        return;
      }
      response.locals.clinic = found.clinic;
      response.locals.clinicAddress = isBaseHost(request.headers.host, hosts) ? publicUrl : found.address;
      next();
    };
    const remembered = slug === null ? undefined : known.get(slug);
    if (!remembered || remembered.until <= now) return find(slug, now).then(goOn);
    goOn(remembered);
  };
}
