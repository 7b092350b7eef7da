import { foldName } from "../../kernel/fold.ts";
import type { Random } from "./random.ts";

/** Makes addresses that look like the person's and belong to one person only. */
export function emailBook(random: Random, domains: readonly string[]): (firstName: string, lastName: string, birthYear: number) => string {
  const given = new Map<string, number>();
  return (firstName, lastName, birthYear) => {
    const first = foldName(firstName);
    const last = foldName(lastName);
    const local = random.pick([
      `${first}.${last}`,
      `${first.slice(0, 1)}${last}`,
      `${last}.${first}`,
      `${first}${String(birthYear).slice(2)}`,
    ]);
    const address = `${local}@${random.pick(domains)}`;
    const earlier = given.get(address) ?? 0;
    given.set(address, earlier + 1);
    return earlier === 0 ? address : address.replace("@", `${earlier + 1}@`);
  };
}
