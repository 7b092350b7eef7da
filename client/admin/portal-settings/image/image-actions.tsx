import { useRef, type RefObject } from "react";
import { Button } from "../../../shared/ui/button.tsx";
import { useText } from "../../use-text.ts";
import type { Image } from "./send-image.ts";
import { UploadProgress } from "./upload-progress.tsx";
import type { ImageUpload } from "./use-image-upload.ts";

interface ImageActionsProps {
  readonly id: string;
  readonly choose: RefObject<HTMLButtonElement | null>;
  readonly image: Image | null;
  readonly saved: Image | null;
  readonly invalid: boolean;
  readonly busy: ImageUpload["busy"];
  readonly onFile: (file: File) => void;
  readonly onPut: (image: Image | null) => void;
  readonly onCancel: () => void;
}

export function ImageActions({ id, choose, image, saved, invalid, busy, onFile, onPut, onCancel }: ImageActionsProps) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const described = [`${id}-hint`, invalid && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="row">
      <input
        ref={input}
        type="file"
        hidden
        accept="image/png,image/jpeg,image/webp"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // The same file may be chosen again once it was mended.
          currentTarget.value = "";
          if (file) onFile(file);
        }}
      />
      <Button
        ref={choose}
        id={id}
        kind="secondary"
        busy={busy !== null}
        aria-describedby={described}
        onClick={() => input.current?.click()}
      >
        {text(image ? "image.replace" : "image.choose")}
      </Button>
      {busy && <UploadProgress busy={busy} onCancel={onCancel} />}
      {image && !busy && (
        <Button kind="quiet" onClick={() => onPut(null)}>
          {text("image.remove")}
        </Button>
      )}
      {saved && !busy && image?.contentHash !== saved.contentHash && (
        <Button kind="quiet" onClick={() => onPut(saved)}>
          {text("image.putBack")}
        </Button>
      )}
    </div>
  );
}
