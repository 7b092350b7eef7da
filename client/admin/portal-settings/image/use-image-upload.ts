import { useCallback, useEffect, useRef, useState } from "react";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { useText } from "../../use-text.ts";
import { type Image, type Refusal, sendImage } from "./send-image.ts";

/** As the server counts it; it looks at everything else itself. */
const mostBytes = 5 * 1024 * 1024;

interface UploadState {
  readonly busy: { readonly name: string; readonly part: number } | null;
  readonly refusal: Refusal | null;
}

const calm: UploadState = { busy: null, refusal: null };

export interface ImageUpload extends UploadState {
  readonly send: (file: File) => void;
  readonly cancel: () => void;
  /** Forgets a refusal, and stops what is under way. */
  readonly clear: () => void;
}

/** One image at a time on its way to the server. What was chosen before stays until the new one is there. */
export function useImageUpload(onStored: (image: Image) => void): ImageUpload {
  const { locale } = useLanguage();
  const text = useText();
  const announce = useAnnounce();
  const [state, setState] = useState(calm);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);

  const refuse = (why: Refusal): void => {
    setState({ busy: null, refusal: why });
    announce(typeof why === "string" ? text(why) : why[locale]);
  };
  const send = (file: File): void => {
    stop.current();
    if (file.size > mostBytes) return refuse("image.tooLarge");
    const { name } = file;
    setState({ busy: { name, part: 0 }, refusal: null });
    announce(text("image.sendingName", { name }));
    stop.current = sendImage({
      file,
      locale,
      onProgress: (part) => {
        setState({ busy: { name, part }, refusal: null });
        if (part === 1) announce(text("image.checking"));
      },
      onStored: (image) => {
        setState(calm);
        announce(text("image.ready"));
        onStored(image);
      },
      onRefused: refuse,
    });
  };
  const clear = useCallback(() => {
    stop.current();
    setState(calm);
  }, []);
  const cancel = (): void => {
    clear();
    announce(text("image.cancelled"));
  };
  return { ...state, send, cancel, clear };
}
