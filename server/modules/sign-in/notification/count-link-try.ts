import type { EntityManager } from "typeorm";
import { IsNull, LessThan, MoreThan } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Problem } from "../../../kernel/outcome.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { GuessKeys } from "../limits/code-guesses.ts";
import { countGuess } from "../limits/code-guesses.ts";
import { noticeGuesses, patientGuesses } from "../limits/sign-in-keys.ts";
import { triesPerLink } from "./find-link.ts";
import { linkWait } from "./link-wait.ts";
import { NotificationLink } from "./notification-link.entity.ts";

/**
 * Where wrong answers to a patient's notifications are counted, over all of them: in a count of their own, whose waits show, and in the
 * patient's, which holds the wrong codes of the usual sign-in, too. Whoever holds a link knows already that it is a patient's.
 */
export const guessKeysOfLink = (keys: SecretKeys, { clinicId, patientId }: NotificationLink): GuessKeys => ({
  clinicId,
  pair: noticeGuesses(keys, clinicId, patientId),
  patient: patientGuesses(keys, clinicId, patientId, patientId),
});

/** As long as it is neither used, superseded nor late. */
export const untouched = ({ clinicId, id }: NotificationLink, at: Date) => ({
  clinicId,
  id,
  usedAt: IsNull(),
  supersededAt: IsNull(),
  expiresAt: MoreThan(at),
});

interface Try {
  readonly link: NotificationLink;
  readonly at: Date;
  readonly clinicPhone: string;
}

export type CountedTry = { readonly triesLeft: number } | { readonly wait: Problem } | null;

/**
 * Counts a try before anything is compared. The counting UPDATE decides: of any number of parallel tries at most five match it. Null
 * where the link is no longer open. Where the person's count says to wait, the link's try is given back.
 */
export async function countLinkTry(tx: EntityManager, keys: SecretKeys, { link, at, clinicPhone }: Try): Promise<CountedTry> {
  const counted = await tx.update(
    NotificationLink,
    { ...untouched(link, at), tries: LessThan(triesPerLink) },
    { tries: () => "tries + 1" },
  );
  if (affectedRows(counted) !== 1) return null;
  const { standing, counts } = await countGuess(tx, guessKeysOfLink(keys, link), at);
  const { clinicId, id } = link;
  if (standing.open && counts) {
    const { tries } = await tx.findOneByOrFail(NotificationLink, { clinicId, id });
    return { triesLeft: triesPerLink - tries };
  }
  await tx.update(NotificationLink, { clinicId, id }, { tries: () => "tries - 1" });
  return { wait: linkWait({ standing, at, clinicPhone }) };
}
