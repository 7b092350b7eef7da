import { headersOf } from "../../shared/graphql/client.ts";
import type { Locale } from "../../shared/language/choose-locale.ts";
import { reportLostSession } from "../../shared/session/use-lost-session.ts";

/** Why a file was not taken, in the server's words. */
export type Refused = Readonly<Record<Locale, string>>;

interface Answer {
  readonly errors?: readonly { readonly messages: Refused }[];
}

interface Sending {
  readonly path: string;
  readonly file: File;
  readonly locale: Locale;
  readonly headers?: Readonly<Record<string, string>>;
  /** From 0 to 1; 1 once the server has all of it and looks at it. */
  readonly onProgress: (part: number) => void;
  /** The body of the answer. */
  readonly onStored: (answer: unknown) => void;
  /** `passing` where the same file may be taken later. */
  readonly onRefused: (why: Refused | "offline" | "failed", passing: boolean) => void;
}

/** Sends the file's bytes as they are; `fetch` can't tell how far it is. Answers how to stop. */
export function sendFile({ path, file, locale, headers, onProgress, onStored, onRefused }: Sending): () => void {
  const request = new XMLHttpRequest();
  request.open("POST", path);
  request.responseType = "json";
  for (const [name, value] of Object.entries({ ...headersOf("admin", locale), ...headers })) request.setRequestHeader(name, value);
  request.setRequestHeader("content-type", file.type || "application/octet-stream");
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  request.upload.onload = () => onProgress(1);
  request.onerror = () => onRefused("offline", true);
  request.onload = () => {
    const answer = request.response as Answer | null;
    if (request.status === 401) reportLostSession();
    if (request.status === 201 && answer) onStored(answer);
    else onRefused(answer?.errors?.[0]?.messages ?? "failed", request.status === 401 || request.status === 429 || request.status >= 500);
  };
  request.send(file);
  return () => request.abort();
}
