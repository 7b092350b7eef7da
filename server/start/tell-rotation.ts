import { days, later } from "../kernel/clock.ts";
import type { Rotated } from "../services/rotate-keys.ts";

/** How long the last of what ends by itself lives: sessions of patients. */
const longestLifeMs = days(30);

const mostNamed = 20;

const named = (places: readonly string[]): string[] => [
  ...places.slice(0, mostNamed).map((place) => `    ${place}`),
  ...(places.length > mostNamed ? [`    and ${places.length - mostNamed} more`] : []),
];

/** Says what became of a change of keys, and when older keys may go. Answers whether nothing is in the way of that. */
export function tellRotation({ tables, staffWithOlderCodes }: Rotated, now: Date, say: (text: string) => void): boolean {
  for (const { name, seen, resealed } of tables) say(`  ${name}: ${seen} in all, ${resealed} written anew.`);
  for (const { name, colliding, unreadable } of tables) {
    if (colliding.length > 0) say(`  ${name}: ${colliding.length} are there twice; take the number off one of both charts (clinic, row):`);
    for (const line of named(colliding)) say(line);
    if (unreadable.length > 0) say(`  ${name}: ${unreadable.length} can't be read with any of the keys (clinic, row):`);
    for (const line of named(unreadable)) say(line);
  }
  const left = tables.some(({ colliding, unreadable }) => colliding.length > 0 || unreadable.length > 0);
  const resealed = tables.reduce((total, table) => total + table.resealed, 0);
  if (left) say("Keep the older keys: see above what still needs them, then run this again.");
  else if (resealed > 0) say("Everything that lasts is under the first key. Run this once more after every process was started with it.");
  else {
    say("Nothing that lasts needs an older key.");
    say("One-time codes, links of notifications and sessions end by themselves. So that none of them ends early, keep older keys until");
    say(
      `${later(now, longestLifeMs).toISOString().slice(0, 10)}, counted from the day on which every process was started with the first key.`,
    );
  }
  if (staffWithOlderCodes > 0)
    say(
      `${staffWithOlderCodes} staff members have recovery codes that end with the older keys: they make new ones under "My account" before.`,
    );
  return !left;
}
