import { setTimeout as delay } from "node:timers/promises";
import type { DataSource, EntityManager } from "typeorm";
import { newId } from "../../kernel/id.ts";
import { StressEntry, StressPair } from "./stress.entity.ts";

export interface StressFigures {
  /** Transactions that reported success, and how many of them have no row. */
  committed: number;
  lostCommits: number;
  /** Inserts outside of transactions that reported success, and how many of them have no row. */
  plain: number;
  lostPlain: number;
  /** Transactions that failed on purpose, and how many of their rows are there. */
  failed: number;
  leaked: number;
  /** Reads, and how many saw a row of a transaction that never committed, or half of one. */
  reads: number;
  dirtyReads: number;
  /** How far the counter, added to by each transaction, is from the number of those that reported success. */
  miscounted: number;
  /** What failed without being meant to. */
  errors: number;
}

export type RunTransaction = (work: (tx: EntityManager) => Promise<void>) => Promise<void>;

class OnPurpose extends Error {}

/** Concurrent requests on one data source: transactions, a third of which fail after writing, between plain inserts and reads. */
export async function runStress(source: DataSource, transaction: RunTransaction, workers = 24, rounds = 400): Promise<StressFigures> {
  await source.manager.insert(StressPair, [
    { id: "left", amount: 0 },
    { id: "right", amount: 0 },
  ]);
  const committed: string[] = [];
  const plain: string[] = [];
  const failed: string[] = [];
  const count = { reads: 0, dirtyReads: 0, errors: 0 };

  async function transact(round: number): Promise<void> {
    const id = newId();
    const fails = round % 3 === 0;
    try {
      await transaction(async (tx) => {
        await tx.insert(StressEntry, { id, origin: fails ? "failed" : "committed" });
        await tx.increment(StressPair, { id: "left" }, "amount", 1);
        await delay(Math.random() * 6);
        await tx.increment(StressPair, { id: "right" }, "amount", 1);
        if (fails) throw new OnPurpose();
      });
      committed.push(id);
    } catch (error) {
      if (error instanceof OnPurpose) failed.push(id);
      else count.errors += 1;
    }
  }

  async function insertPlain(): Promise<void> {
    const id = newId();
    try {
      await source.manager.insert(StressEntry, { id, origin: "plain" });
      plain.push(id);
    } catch {
      count.errors += 1;
    }
  }

  async function read(): Promise<void> {
    count.reads += 1;
    try {
      const pair = await source.manager.find(StressPair, { order: { id: "ASC" } });
      const seen = await source.manager.countBy(StressEntry, { origin: "failed" });
      if (pair[0]?.amount !== pair[1]?.amount || seen > 0) count.dirtyReads += 1;
    } catch {
      count.errors += 1;
    }
  }

  let next = 0;
  async function workOff(): Promise<void> {
    for (let round = next++; round < rounds; round = next++) {
      await Promise.all([transact(round), insertPlain(), read()]);
    }
  }
  await Promise.all(Array.from({ length: workers }, workOff));
  return { ...count, ...(await compare(source, committed, plain, failed)) };
}

async function compare(source: DataSource, committed: string[], plain: string[], failed: string[]) {
  const kept = new Set((await source.manager.find(StressEntry)).map(({ id }) => id));
  const missing = (ids: string[]): number => ids.filter((id) => !kept.has(id)).length;
  const left = await source.manager.findOneBy(StressPair, { id: "left" });
  return {
    committed: committed.length,
    lostCommits: missing(committed),
    plain: plain.length,
    lostPlain: missing(plain),
    failed: failed.length,
    leaked: failed.length - missing(failed),
    miscounted: Math.abs((left?.amount ?? 0) - committed.length),
  };
}
