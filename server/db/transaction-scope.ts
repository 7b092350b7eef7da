import { Scoped } from "../kernel/scoped.ts";

const scopes = new Scoped<{ open: boolean }>();

/** Whether the code that asks was called, directly or not, by the work of a transaction that is still open. */
export const insideTransaction = (): boolean => scopes.get()?.open === true;

/** Runs the work of one transaction so that everything it calls can be told apart from other requests. */
export async function runInsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const scope = { open: true };
  try {
    return await scopes.run(scope, work);
  } finally {
    // What the work left running (a timer, a logger) belongs to no transaction from here on.
    scope.open = false;
  }
}

/** A connection other than the transaction's own would not see its writes, and on SQLite would wait for it for ever. */
export function refuseInsideTransaction(): void {
  if (insideTransaction()) throw new Error("Inside a transaction use only the manager that was handed to its work.");
}
