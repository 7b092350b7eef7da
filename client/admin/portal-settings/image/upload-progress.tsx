import { formatPercent } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useText } from "../../use-text.ts";
import type { ImageUpload } from "./use-image-upload.ts";

interface UploadProgressProps {
  readonly busy: NonNullable<ImageUpload["busy"]>;
  readonly onCancel: () => void;
}

export function UploadProgress({ busy, onCancel }: UploadProgressProps) {
  const { locale } = useLanguage();
  const text = useText();
  const words =
    busy.part === 1 ? text("image.checking") : text("image.sending", { name: busy.name, percent: formatPercent(locale, busy.part) });
  return (
    <div className="upload">
      <label className="upload-words">
        <span className="hint">{words}</span>
        <progress max={1} value={busy.part === 1 ? undefined : busy.part} />
      </label>
      <Button kind="secondary" onClick={onCancel}>
        {text("image.cancel")}
      </Button>
    </div>
  );
}
