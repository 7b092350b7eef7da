import { Scoped } from "../kernel/scoped.ts";

const scopes = new Scoped<{ open: boolean }>();

/** Whether the code that asks was called, directly or not, by the work of a transaction that is still open. */
export const insideTransaction = (): boolean => scopes.get()?.open === true;

/** Runs the work of one transaction so that everything it calls can be told apart from other requests. */
export function runInsideTransaction<T>(work: () => Promise<T>): Promise<T> {
  const scope = { open: true };
  // What the work left running (a timer, a logger) belongs to no transaction from here on.
  const close = (): void => {
    scope.open = false;
  };
  try {
    const done = scopes.run(scope, work);
    done.then(close, close);
    return done;
  } catch (error) {
    close();
    throw error;
  }
}

/** A connection other than the transaction's own would not see its writes, and on SQLite would wait for it for ever. */
export function refuseInsideTransaction(): void {
  if (insideTransaction()) throw new Error("Inside a transaction use only the manager that was handed to its work.");
}
