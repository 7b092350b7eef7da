export const conversationsPath = "/conversations";

export const conversationPath = (id: string): string => `${conversationsPath}/${id}`;

/** Where a conversation with a patient is begun. */
export const newConversationPath = (patientId?: string): string =>
  patientId === undefined
    ? `${conversationsPath}/new`
    : `${conversationsPath}/new?${new URLSearchParams({ patient: patientId }).toString()}`;
