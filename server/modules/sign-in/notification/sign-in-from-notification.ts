import type { EntityManager } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { IsNull } from "typeorm";
import { recordAudit } from "../../audit/record-audit.ts";
import { notificationSignInOf } from "../../settings/portal-settings-values.ts";
import { withdrawGuess } from "../limits/code-guesses.ts";
import type { OpenedSession } from "../sessions/start-patient-session.ts";
import { startPatientSession } from "../sessions/start-patient-session.ts";
import type { Asker } from "../sign-in-parts.ts";
import { portalClosed } from "../sign-in-parts.ts";
import { countLinkTry, guessKeysOfLink, untouched } from "./count-link-try.ts";
import type { FoundLink } from "./find-link.ts";
import { findLink, isOpen, linkExpired } from "./find-link.ts";
import type { Destination } from "./link-kinds.ts";
import { destinationOf } from "./link-kinds.ts";
import type { NotificationAnswer } from "./notification-answer.ts";
import { isRightAnswer, readAnswer, wrongAnswer } from "./notification-answer.ts";
import { NotificationLink } from "./notification-link.entity.ts";
import type { NotificationParts } from "./notification-parts.ts";
import { whatIsAsked } from "./what-is-asked.ts";

export interface AnsweredNotification extends NotificationAnswer {
  readonly token: string;
  readonly staySignedIn: boolean;
}

export type NotificationSession = OpenedSession & { readonly leadsTo: Destination };

/** The browser that follows a link: it asked for nothing before, so nothing binds the link to it. */
export type Follower = Omit<Asker, "nonce" | "locale">;

interface Attempt {
  readonly follower: Follower;
  readonly answered: AnsweredNotification;
  readonly at: Date;
}

/** Uses the link up: only one caller ever gets true. The other message of the same notification goes with it. */
async function useUp(tx: EntityManager, link: NotificationLink, at: Date): Promise<boolean> {
  const used = await tx.update(NotificationLink, untouched(link, at), { usedAt: at });
  if (affectedRows(used) !== 1) return false;
  const { clinicId, patientId, kind, subjectId, notificationId } = link;
  const same = { clinicId, patientId, kind, subjectId: subjectId ?? IsNull(), notificationId };
  await tx.update(NotificationLink, { ...same, usedAt: IsNull(), supersededAt: IsNull() }, { supersededAt: at });
  return true;
}

/** The right answer was given. Whatever changed since it was asked for counts as it is now. */
async function openSession(
  tx: EntityManager,
  parts: NotificationParts,
  { follower, answered, at }: Attempt,
  asked: string,
  link: NotificationLink,
): Promise<Outcome<NotificationSession>> {
  const { keys, settings } = parts;
  const { actor, clinic } = follower;
  const consumed = await useUp(tx, link, at);
  await withdrawGuess(tx, guessKeysOfLink(keys, link), at);
  const { values, portalEpoch } = await settings.inForce(clinic.id, tx);
  const found = await findLink(tx, clinic.id, answered.token);
  const stillOpen = found !== null && isOpen(keys, { ...found, link: { ...link, tries: 0 } }, values, at);
  if (!consumed || !stillOpen || whatIsAsked(notificationSignInOf(values), link, at) !== asked) return failure(linkExpired(actor, found));
  const { chart } = found;
  const value = link.channel === "EMAIL" ? chart.email : chart.mobile;
  if (value === null) return failure(linkExpired(actor, found));
  const start = { chart, portalEpoch, staySignedIn: answered.staySignedIn, provenBy: { channel: link.channel, value }, at };
  const opened = await startPatientSession(tx, keys, follower, start);
  await recordAudit(tx, opened.actor, at, { action: "patient.notification-used", subjectId: link.id, patientId: chart.id });
  return success({ ...opened, leadsTo: destinationOf(link) });
}

/**
 * The session of whoever holds the link and answers what is asked. In any browser: the link may be opened on another device than the
 * one where somebody is signed in, and nothing was asked for in a browser before.
 */
export async function signInFromNotification(
  parts: NotificationParts,
  follower: Follower,
  answered: AnsweredNotification,
): Promise<Outcome<NotificationSession>> {
  const { database, clock, keys, settings } = parts;
  const { actor, clinic } = follower;
  const { values } = await settings.inForce(clinic.id);
  if (!values.portalAccess) return failure(portalClosed(clinic));
  const at = clock.now();
  const found = await findLink(database.manager, clinic.id, answered.token);
  if (!found || !isOpen(keys, found, values, at)) return failure(linkExpired(actor, found));
  const asked = whatIsAsked(notificationSignInOf(values), found.link, at);
  if (asked === "FULL_SIGN_IN") return failure(linkExpired(actor, found));
  const answer = readAnswer(asked, answered);
  if (!answer.ok) return answer;
  return evaluate(parts, { follower, answered: { ...answered, ...answer.value }, at }, asked, found);
}

/** A try that was not counted, and that count committed, is never compared. */
async function evaluate(
  parts: NotificationParts,
  attempt: Attempt,
  asked: Parameters<typeof wrongAnswer>[0],
  found: FoundLink,
): Promise<Outcome<NotificationSession>> {
  const { database, keys } = parts;
  const { answered, at } = attempt;
  const { actor, clinic } = attempt.follower;
  const { link } = found;
  const counted = await database.transaction((tx) => countLinkTry(tx, keys, { link, at, clinicPhone: clinic.phone }));
  if (counted === null) return failure(linkExpired(actor, found));
  if ("wait" in counted) return failure(counted.wait);
  if (!isRightAnswer(keys, asked, found, answered)) return failure(wrongAnswer(asked, counted.triesLeft));
  return database.transaction((tx) => openSession(tx, parts, attempt, asked, link));
}
