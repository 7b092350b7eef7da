import { hash, verify } from "@node-rs/argon2";

/** OWASP's argon2id parameters for 19 MiB; changing them leaves older hashes readable. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

/** What is longer is not read to its end. */
export const longestPassword = 200;

let someHash: Promise<string> | undefined;

/** Two at a time: a burst of guesses leaves the other threads of the process to files and look-ups. */
const mostAtOnce = 2;
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** Takes the same time whether or not there is an account to compare with. */
export async function isRightPassword(stored: string | null, password: string): Promise<boolean> {
  const compared = stored ?? (await (someHash ??= hashPassword("nobody")));
  const right = await inTurn(() => verify(compared, password));
  return right && stored !== null;
}
