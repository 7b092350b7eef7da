/** Where an attachment lies in the store, which nobody reaches but the portal. */
export const attachmentKey = (clinicId: string, attachmentId: string): string => `attachments/${clinicId}/${attachmentId}`;
