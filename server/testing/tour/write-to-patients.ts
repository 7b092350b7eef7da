import { newId } from "../../kernel/id.ts";
import { Conversation } from "../../modules/conversations/conversation.entity.ts";
import { pdf } from "../../modules/conversations/attachments/testing/pdfs.ts";
import { upload } from "../../modules/conversations/attachments/testing/uploads.ts";
import { firstOf } from "./tour.ts";
import type { World } from "./world.ts";
import { idOf } from "./world.ts";

async function keepTemplates({ tour, admin, desk }: World): Promise<void> {
  const words = { subject: { fr: "Rappel", en: "Reminder" }, body: { fr: "<p>Bonjour</p>", en: "<p>Hello</p>" } };
  const made = await tour.send(admin, "CreateConversationTemplate", { input: { name: "Rappel", ...words } });
  let { id, version } = firstOf("ConversationTemplate", made);
  const again = async (): Promise<void> => {
    const { inUse, archived } = await tour.send(admin, "ConversationTemplates");
    ({ id, version } = [...inUse, ...archived].find((each: { id: string }) => each.id === id));
  };
  await again();
  await tour.send(admin, "UpdateConversationTemplate", { input: { id, version, name: "Rappel de visite" } });
  await again();
  await tour.send(admin, "ArchiveConversationTemplate", { input: { id, version } });
  await again();
  await tour.send(admin, "RestoreConversationTemplate", { input: { id, version } });
  await tour.send(desk, "ComposerTemplates");
}

async function readInbox({ tour, desk }: World): Promise<void> {
  await tour.send(desk, "UnreadConversations");
  await tour.send(desk, "NewestMessage");
  for (const filter of ["ALL", "CLOSED", "MINE", "OPEN", "UNREAD"]) await tour.send(desk, "Inbox", { filter, first: 20 });
  const { conversations } = await tour.send(desk, "Inbox", { filter: "ALL", first: 1 });
  await tour.send(desk, "Inbox", { filter: "ALL", first: 20, after: conversations.pageInfo.endCursor });
  for (const search of ["résultats", "Tremblay résultats"]) await tour.send(desk, "Inbox", { filter: "ALL", first: 20, search });
}

/** All that staff do with conversations. */
export async function writeToPatients(world: World): Promise<void> {
  const { tour, portail, clinic, desk } = world;
  const patient = await clinic.patient();
  const [patientId, phone] = [idOf("Patient", patient), await clinic.signInPatient(patient)];
  await keepTemplates(world);
  await tour.send(desk, "NewConversation", { patientId });
  await tour.send(desk, "SaveConversationDraft", { input: { patientId, subject: "Vos résultats", bodyHtml: "<p>Bonjour</p>" } });
  await tour.send(desk, "DiscardConversationDraft", { input: { patientId } });
  const { attachment } = await tour.during("an upload", () => upload(desk, pdf()));
  const said = {
    patientId,
    subject: "Vos résultats",
    bodyHtml: "<p>Bonjour</p>",
    allowReplies: true,
    attachmentIds: [attachment.id],
    requestKey: newId(),
  };
  const started = await tour.send(desk, "StartConversation", { input: said });
  const id = firstOf("Conversation", started).id as string;
  const { id: key } = await portail.database.manager.findOneByOrFail(Conversation, { clinicId: clinic.clinic.id, subject: said.subject });
  const asItIs = async () => {
    const { version } = await portail.database.manager.findOneByOrFail(Conversation, { clinicId: clinic.clinic.id, id: key });
    return { conversationId: id, version };
  };
  await tour.send(desk, "SaveConversationDraft", { input: { conversationId: id, bodyHtml: "<p>Encore</p>" } });
  await tour.send(desk, "ReplyDrafts");
  await tour.send(desk, "ReplyToConversation", { input: { conversationId: id, bodyHtml: "<p>Encore</p>", requestKey: newId() } });
  await tour.send(phone, "SendReply", { input: { conversationId: id, bodyText: "Merci.", requestKey: newId() } });
  await readInbox(world);
  await tour.send(desk, "PatientConversations", { id: patientId, first: 20 });
  const { conversationAssignees } = await tour.send(desk, "Assignees");
  await tour.send(desk, "AssignConversation", { input: { conversationId: id, staffMemberId: conversationAssignees[0].id } });
  await tour.send(desk, "ThreadPage", { id, last: 1 });
  const { conversation } = await tour.send(desk, "ThreadPage", { id, last: 20 });
  await tour.send(desk, "OlderMessages", { id, last: 20, before: firstOf("PageInfo", conversation).startCursor });
  await tour.send(desk, "ThreadStamp", { id });
  await tour.send(desk, "MarkThreadRead", { input: { conversationId: id, throughPosition: 1 } });
  await tour.send(desk, "MarkThreadUnread", { input: { conversationId: id } });
  await tour.send(desk, "SetReplies", { input: { ...(await asItIs()), allowed: false } });
  await tour.send(desk, "CloseConversation", { input: await asItIs() });
  await tour.send(desk, "ReopenConversation", { input: await asItIs() });
  await tour.send(desk, "SaveConversationDraft", { input: { conversationId: id, bodyHtml: "<p>Une fois de plus</p>" } });
}
