import { newId } from "../../../kernel/id.ts";
import type { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { Thread } from "../threads/reply-to-conversation.ts";
import type { ConversationWish } from "../threads/start-conversation.ts";

/** A conversation that the clinic's program has started, in which the patient may reply. */
export async function beginConversation(
  { services }: Portail,
  { consumer }: TestClinic,
  { id: patientId }: Pick<Patient, "id">,
  wish: Partial<ConversationWish> = {},
): Promise<Thread> {
  const what = { patientId, subject: "Suivi", bodyHtml: "<p>Bonjour</p>", attachmentIds: [], assignToMe: false, requestKey: newId() };
  const replies = { allowReplies: true, repliesUntil: null, repliesOnce: null };
  const started = await services.conversations.start(consumer, { ...what, ...replies, ...wish });
  if (!started.ok) throw new Error(`Not started: ${JSON.stringify(started.problems)}`);
  return started.value;
}
