import { useRef, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { FieldError } from "../../../shared/forms/field.tsx";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useDroppedFiles } from "../../files/use-dropped-files.ts";
import { useText } from "../../use-text.ts";
import { ChangedMark, type RowProps } from "../setting-row.tsx";
import type { SettingsValues } from "../settings-values.ts";
import { ImageActions } from "./image-actions.tsx";
import { ImageState } from "./image-state.tsx";
import "./image.css";
import { SignInPreview } from "./sign-in-preview.tsx";
import type { ImageUpload } from "./use-image-upload.ts";

interface ImageSettingProps extends RowProps {
  readonly saved: SettingsValues["backgroundImage"];
  readonly upload: ImageUpload;
}

const id = "setting-backgroundImage";

export function ImageSetting({ saved, upload, changed, error }: ImageSettingProps) {
  const { setValue } = useFormContext<SettingsValues>();
  const { locale } = useLanguage();
  const text = useText();
  const zone = useRef<HTMLDivElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const held = useDroppedFiles(zone, ([file]) => file && upload.send(file));
  const image = useWatch<SettingsValues, "backgroundImage">({ name: "backgroundImage" });
  const { busy, refusal } = upload;
  const shownError = typeof refusal === "string" ? text(refusal) : (refusal?.[locale] ?? error);

  // A new image opens the preview; whoever closes it finds it closed until the next one.
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(image?.contentHash);
  if (seen !== image?.contentHash) {
    setSeen(image?.contentHash);
    setOpen(changed && image !== null);
  }

  const put = (next: SettingsValues["backgroundImage"]): void => {
    upload.clear();
    setValue("backgroundImage", next);
    choose.current?.focus();
  };
  return (
    <fieldset className="setting wide" aria-describedby={`${id}-hint${shownError ? ` ${id}-error` : ""}`}>
      <legend className="setting-label">
        {text("label.backgroundImage")} <ChangedMark changed={changed} />
      </legend>
      <p className="hint" id={`${id}-hint`}>
        {text("hint.backgroundImage")}
      </p>
      <FieldError id={id} error={shownError} />
      <div className={`drop-zone${held ? " held" : ""}`} ref={zone}>
        <ImageState image={image} saved={saved} held={held} />
        <ImageActions
          id={id}
          choose={choose}
          image={image}
          saved={saved}
          invalid={shownError !== undefined}
          busy={busy}
          onFile={upload.send}
          onPut={put}
          onCancel={() => {
            upload.cancel();
            choose.current?.focus();
          }}
        />
      </div>
      <SignInPreview image={image} open={open} onOpen={setOpen} />
    </fieldset>
  );
}
