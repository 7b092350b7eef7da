import type { AttachmentMediaType } from "./message-attachment.entity.ts";

const endings: Readonly<Record<AttachmentMediaType, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
};

const longestStem = 120;

/** What stands before the last dot, without folders and without characters that hide or turn others round. */
function stemOf(sent: string): string {
  const plain = sent
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{C}\u2028\u2029]/gu, "")
    .replace(/^.*[/\\]/, "")
    .replace(/[<>:"|?*]/g, "_")
    .trim();
  return plain.replace(/\.[^.]*$/, "").replace(/^[.\s]+|[.\s]+$/g, "");
}

/** A file's name as it is shown and saved: as sent, with the ending of what the file really is. */
export function fileNameOf(sent: string, mediaType: AttachmentMediaType): string {
  const [first] = endings[mediaType];
  const ending = /\.([^.]*)$/.exec(sent)?.[1]?.toLowerCase() ?? "";
  const stem = Array.from(stemOf(sent)).slice(0, longestStem).join("").slice(0, 140).toWellFormed().replaceAll("\ufffd", "").trim();
  return `${stem || "document"}.${endings[mediaType].includes(ending) ? ending : first}`;
}
