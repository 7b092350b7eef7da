import { useText } from "../use-text.ts";

/** Shown as it stands; it is not changed with this form. */
export function ImageSetting({ image }: { image: string | null }) {
  const text = useText();
  return (
    <div className="setting">
      <div className="setting-text">
        <p className="setting-label">{text("label.backgroundImage")}</p>
        <p className="hint">{text("hint.backgroundImage")}</p>
      </div>
      <div className="setting-control">
        <p className="setting-state" id="setting-backgroundImage" tabIndex={-1}>
          {image ? text("image.set") : text("image.none")}
        </p>
      </div>
    </div>
  );
}
