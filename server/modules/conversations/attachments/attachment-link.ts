import type { Actor } from "../../../kernel/actor.ts";
import { minutes } from "../../../kernel/clock.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import type { MessageAttachment } from "./message-attachment.entity.ts";

const purpose = "attachment-link";

/** Enough to click on what a page shows; a page that is read longer asks for a new one. */
export const linkLifetimeMs = minutes(5);

export interface AttachmentLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** What stands in an address. */
export interface AttachmentSignature {
  /** In milliseconds since 1970. */
  readonly expires: number;
  readonly signature: string;
}

/** Whose the link is: of no other session, not even of the same person. */
const holderOf = (actor: Exclude<Actor, { kind: "anonymous" }>): string =>
  actor.kind === "consumer" ? `consumer:${actor.id}` : `${actor.kind}:${actor.session.id}`;

const partsOf = (actor: Exclude<Actor, { kind: "anonymous" }>, id: string, expires: number): string[] => [
  ...[actor.clinicId, id, holderOf(actor), String(expires)],
];

/** Which of a browser's sessions the address is for. */
const apps = { staff: "admin", patient: "portal", consumer: null } as const;

/** An address for this session alone, and not for long. The same one for a minute, so that a page that asks again shows no other. */
export function linkTo(
  keys: SecretKeys,
  actor: Exclude<Actor, { kind: "anonymous" }>,
  { id }: Pick<MessageAttachment, "id">,
  now: Date,
): AttachmentLink {
  const expires = Math.floor(now.getTime() / minutes(1)) * minutes(1) + linkLifetimeMs;
  const app = apps[actor.kind];
  const signature = keys.hmac(purpose, ...partsOf(actor, id, expires));
  const query = new URLSearchParams({ ...(app && { app }), expires: String(expires), signature });
  return { url: `/files/attachments/${toGlobalId("MessageAttachment", id)}?${query.toString()}`, expiresAt: new Date(expires) };
}

export const isSigned = (keys: SecretKeys, actor: Actor, id: string, { expires, signature }: AttachmentSignature, now: Date): boolean =>
  actor.kind !== "anonymous" &&
  keys.verify(purpose, signature, ...partsOf(actor, id, expires)) &&
  expires > now.getTime() &&
  expires <= now.getTime() + linkLifetimeMs;
