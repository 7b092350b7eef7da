import type { Problem } from "../../../kernel/outcome.ts";

/** 10 MB the larger way that programs count it. */
export const mostAttachmentBytes = 10 * 1024 * 1024;

export const mostAttachmentsPerMessage = 10;

export const mostPixels = 64_000_000;

const unsupported = (reason: string): Problem => ({ code: "ATTACHMENT_UNSUPPORTED", path: [], reason });

/** Why a file is not taken. */
export const attachmentRefusals = {
  tooLarge: { code: "ATTACHMENT_TOO_LARGE", path: [], facts: { maximumMegabytes: 10 } },
  tooManyPixels: {
    code: "ATTACHMENT_TOO_LARGE",
    path: [],
    reason: "ATTACHMENT_TOO_MANY_PIXELS",
    facts: { maximum: mostPixels / 1_000_000 },
  },
  unknownType: unsupported("ATTACHMENT_TYPE_UNKNOWN"),
  imageDamaged: unsupported("ATTACHMENT_IMAGE_DAMAGED"),
  imageAnimated: unsupported("ATTACHMENT_IMAGE_ANIMATED"),
  pdfDamaged: unsupported("ATTACHMENT_PDF_DAMAGED"),
  pdfActive: unsupported("ATTACHMENT_PDF_ACTIVE"),
  pdfProtected: unsupported("ATTACHMENT_PDF_PROTECTED"),
  busy: { code: "RATE_LIMITED", path: [], reason: "ATTACHMENTS_BUSY" },
} as const satisfies Record<string, Problem>;
