import type { EntityManager } from "typeorm";

/** What else happens then: the same transaction keeps all of it, or nothing. */
export interface Hook<Happened> {
  /** May run more than once for one happening, as the transaction may: it has no effect but on the database. */
  readonly write: (tx: EntityManager, happened: Happened) => Promise<void>;
  /** Once it is kept. Never throws. */
  readonly kept?: () => void;
}

/** Runs every hook, one after the other. */
export async function tellHooks<Happened>(hooks: readonly Hook<Happened>[], tx: EntityManager, happened: Happened): Promise<void> {
  for (const { write } of hooks) await write(tx, happened);
}

/** What follows once it is kept. */
export const tellKept = (hooks: readonly Hook<never>[]): void => {
  for (const { kept } of hooks) kept?.();
};
