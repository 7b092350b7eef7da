import type { Refused } from "../../../files/send-file.ts";

/** A file that waits on the server for its message. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** Why a file is not taken: the server's words, or what the browser alone knows. */
export type FileRefusal = Refused | "compose.fileTooLarge" | "compose.fileOffline" | "compose.fileFailed";

/** A file of a message, from when it was chosen. */
export interface MessageFile {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly state:
    | { readonly phase: "waiting" }
    /** From 0 to 1; 1 once the server has all of it and looks at it. */
    | { readonly phase: "sending"; readonly part: number }
    | { readonly phase: "stored"; readonly id: string }
    | { readonly phase: "refused"; readonly why: FileRefusal; readonly passing: boolean };
}

/** As the server counts them; it looks at everything else itself. */
export const mostBytes = 10 * 1024 * 1024;
export const mostFiles = 10;

export const acceptedTypes = "application/pdf,image/jpeg,image/png";

export const storedFile = ({ id, name, bytes }: StoredFile): MessageFile => ({ key: id, name, bytes, state: { phase: "stored", id } });

export const storedIds = (files: readonly MessageFile[]): string[] =>
  files.flatMap(({ state }) => (state.phase === "stored" ? [state.id] : []));

export const isUnderWay = ({ state: { phase } }: MessageFile): boolean => phase === "waiting" || phase === "sending";

export const storedFilesOf = (files: readonly MessageFile[]): StoredFile[] =>
  files.flatMap(({ name, bytes, state }) => (state.phase === "stored" ? [{ id: state.id, name, bytes }] : []));
