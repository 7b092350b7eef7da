import type { Outcome, Problem } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { imageFormatOf } from "../../portal-images/image-structure.ts";
import { attachmentRefusals } from "./attachment-refusal.ts";
import type { AttachmentMediaType } from "./message-attachment.entity.ts";
import type { PdfVerdict } from "./pdf/check-pdf.ts";
import { checkPdf } from "./pdf/check-pdf.ts";

export interface ReadFile {
  readonly mediaType: AttachmentMediaType;
  readonly bytes: Buffer;
}

const refusalOfPdf: Readonly<Record<Exclude<PdfVerdict, "ACCEPTABLE">, Problem>> = {
  ACTIVE: attachmentRefusals.pdfActive,
  PROTECTED: attachmentRefusals.pdfProtected,
  DAMAGED: attachmentRefusals.pdfDamaged,
};

async function readPdf(bytes: Buffer): Promise<Outcome<ReadFile>> {
  const verdict = await checkPdf(bytes);
  return verdict === "ACCEPTABLE" ? success({ mediaType: "application/pdf", bytes }) : failure(refusalOfPdf[verdict]);
}

/** What a file is by its content, whatever it is called, and the bytes of it that are kept; or why it is not taken. */
export async function readFile(bytes: Buffer): Promise<Outcome<ReadFile>> {
  if (bytes.toString("latin1", 0, 5) === "%PDF-") return readPdf(bytes);
  const format = imageFormatOf(bytes);
  if (format !== "jpeg" && format !== "png") return failure(attachmentRefusals.unknownType);
  const { reencodeImage } = await import("./reencode-image.ts");
  const made = await reencodeImage(bytes, format);
  return made.ok ? success({ mediaType: format === "jpeg" ? "image/jpeg" : "image/png", bytes: made.value }) : made;
}
