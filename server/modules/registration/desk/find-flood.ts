import type { EntityManager } from "typeorm";
import { days, hours, later } from "../../../kernel/clock.ts";
import { Registration } from "../registration.entity.ts";

/** Pending registrations of one network. */
export interface FloodSource {
  readonly id: string;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Of their e-mail addresses, the most frequent first. */
  readonly contactDomains: readonly string[];
}

export interface RegistrationFlood {
  readonly since: Date;
  /** How many pending ones came since. */
  readonly count: number;
  readonly sources: readonly FloodSource[];
}

/** What came longer ago is no flood any more. */
const watchedMs = days(1);

/** As many as one act clears. */
const mostRead = 1_000;

const quietPerHour = 20;
const quietPerSource = 10;
const mostSources = 10;
const mostDomains = 5;

type Waiting = Pick<Registration, "submittedAt" | "networkKey" | "email">;

function domainsOf(rows: readonly Waiting[]): string[] {
  const counts = new Map<string, number>();
  for (const { email } of rows) {
    const domain = email?.slice(email.lastIndexOf("@") + 1);
    if (domain) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const frequent = [...counts].sort(([one, oneCount], [other, otherCount]) => otherCount - oneCount || (one < other ? -1 : 1));
  return frequent.slice(0, mostDomains).map(([domain]) => domain);
}

function sourcesOf(rows: readonly Waiting[]): FloodSource[] {
  const groups = new Map<string, Waiting[]>();
  for (const row of rows) if (row.networkKey !== null) groups.set(row.networkKey, [...(groups.get(row.networkKey) ?? []), row]);
  return [...groups]
    .filter(([, own]) => own.length > 1)
    .sort(([, one], [, other]) => other.length - one.length)
    .slice(0, mostSources)
    .map(([id, own]) => ({
      ...{ id, count: own.length, firstAt: own.at(-1)!.submittedAt, lastAt: own[0]!.submittedAt },
      contactDomains: domainsOf(own),
    }));
}

const earliest = (moments: readonly Date[]): Date => new Date(Math.min(...moments.map((moment) => moment.getTime())));

/** What rows, the latest first, say of a flood; null in quiet times. */
export function judgeFlood(rows: readonly Waiting[], now: Date): RegistrationFlood | null {
  const hourAgo = later(now, -hours(1));
  const withinHour = rows.filter(({ submittedAt }) => submittedAt >= hourAgo);
  const sources = sourcesOf(rows);
  const loud = sources.filter(({ count }) => count > quietPerSource);
  const isLoudHour = withinHour.length > quietPerHour;
  if (!isLoudHour && loud.length === 0) return null;
  const since = earliest([...loud.map(({ firstAt }) => firstAt), ...(isLoudHour ? [withinHour.at(-1)!.submittedAt] : [])]);
  return { since, count: rows.filter(({ submittedAt }) => submittedAt >= since).length, sources };
}

/** Whether more registrations wait than people would send: of the last day, the latest thousand are looked at. */
export async function findFlood(manager: EntityManager, clinicId: string, now: Date): Promise<RegistrationFlood | null> {
  const rows = await manager
    .createQueryBuilder(Registration, "waiting")
    .select(["waiting.clinicId", "waiting.id", "waiting.submittedAt", "waiting.networkKey", "waiting.email"])
    .where({ clinicId, state: "PENDING" })
    .andWhere("waiting.submittedAt >= :from", { from: later(now, -watchedMs) })
    .orderBy("waiting.submittedAt", "DESC")
    .addOrderBy("waiting.id", "DESC")
    .limit(mostRead)
    .getMany();
  return judgeFlood(rows, now);
}
