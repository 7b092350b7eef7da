import type { Locale } from "../../../../shared/language/choose-locale.ts";
import { sendFile } from "../../../files/send-file.ts";
import type { FileRefusal, StoredFile } from "./message-file.ts";

interface Sending {
  readonly file: File;
  readonly locale: Locale;
  readonly onProgress: (part: number) => void;
  readonly onStored: (file: StoredFile) => void;
  readonly onRefused: (why: FileRefusal, passing: boolean) => void;
}

const words = { offline: "compose.fileOffline", failed: "compose.fileFailed" } as const;

/** Its name goes in a header: addresses are kept by whatever stands between. Answers how to stop. */
export const sendAttachment = ({ onStored, onRefused, ...sending }: Sending): (() => void) =>
  sendFile({
    ...sending,
    path: "/files/attachments",
    headers: { "portail-file-name": encodeURIComponent(sending.file.name) },
    onStored: (answer) => onStored((answer as { readonly attachment: StoredFile }).attachment),
    onRefused: (why, passing) => onRefused(typeof why === "string" ? words[why] : why, passing),
  });
