import type { BackgroundImageFieldsFragment } from "../../../gql/graphql.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import { type Refused, sendFile } from "../../files/send-file.ts";

export type Image = BackgroundImageFieldsFragment;

/** Why an image was not taken: the server's words, or what the browser alone knows. */
export type Refusal = Refused | "image.tooLarge" | "image.offline" | "image.failed";

interface Sending {
  readonly file: File;
  readonly locale: Locale;
  /** From 0 to 1; 1 once the server has all of it and looks at it. */
  readonly onProgress: (part: number) => void;
  readonly onStored: (image: Image) => void;
  readonly onRefused: (why: Refusal) => void;
}

/** Answers how to stop. */
export const sendImage = ({ onStored, onRefused, ...sending }: Sending): (() => void) =>
  sendFile({
    ...sending,
    path: "/uploads/portal-background-image",
    onStored: (answer) => onStored((answer as { readonly image: Image }).image),
    onRefused: (why) => onRefused(typeof why === "string" ? `image.${why}` : why),
  });
