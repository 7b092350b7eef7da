import type { BackgroundImageFieldsFragment } from "../../../gql/graphql.ts";
import { headersOf } from "../../../shared/graphql/client.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import { reportLostSession } from "../../../shared/session/use-lost-session.ts";

export type Image = BackgroundImageFieldsFragment;

/** Why an image was not taken: the server's words, or what the browser alone knows. */
export type Refusal = Readonly<Record<Locale, string>> | "image.tooLarge" | "image.offline" | "image.failed";

interface Answer {
  readonly image?: Image;
  readonly errors?: readonly { readonly messages: Readonly<Record<Locale, string>> }[];
}

interface Sending {
  readonly file: File;
  readonly locale: Locale;
  /** From 0 to 1; 1 once the server has all of it and looks at it. */
  readonly onProgress: (part: number) => void;
  readonly onStored: (image: Image) => void;
  readonly onRefused: (why: Refusal) => void;
}

/** Sends the file's bytes as they are; `fetch` can't tell how far it is. Answers how to stop. */
export function sendImage({ file, locale, onProgress, onStored, onRefused }: Sending): () => void {
  const request = new XMLHttpRequest();
  request.open("POST", "/uploads/portal-background-image");
  request.responseType = "json";
  for (const [name, value] of Object.entries(headersOf("admin", locale))) request.setRequestHeader(name, value);
  request.setRequestHeader("content-type", file.type || "application/octet-stream");
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  request.upload.onload = () => onProgress(1);
  request.onerror = () => onRefused("image.offline");
  request.onload = () => {
    const { image, errors } = (request.response as Answer | null) ?? {};
    if (request.status === 401) reportLostSession();
    if (request.status === 201 && image) onStored(image);
    else onRefused(errors?.[0]?.messages ?? "image.failed");
  };
  request.send(file);
  return () => request.abort();
}
