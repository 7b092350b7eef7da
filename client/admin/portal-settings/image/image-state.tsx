import { formatPercent } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useText } from "../../use-text.ts";
import type { Image } from "./send-image.ts";

interface ImageStateProps {
  readonly image: Image | null;
  readonly saved: Image | null;
  readonly held: boolean;
}

/** Above it, so much blue is needed that little of the image is left to see. */
const faintFrom = 0.8;

const stateOf = (image: Image | null, saved: Image | null) => {
  if (image?.contentHash === saved?.contentHash) return image ? "image.set" : "image.none";
  return image ? "image.new" : "image.removed";
};

/** The image, small, and what becomes of it. The picture's place is there from the start. */
export function ImageState({ image, saved, held }: ImageStateProps) {
  const { locale } = useLanguage();
  const text = useText();
  const thumbnail = image?.sources[0];
  return (
    <>
      <div className="thumbnail">{thumbnail ? <img src={thumbnail.url} alt={text("image.alt")} /> : <Icon name="image" />}</div>
      <div className="image-words">
        <p className="setting-state">{text(stateOf(image, saved))}</p>
        <p className="hint">{text(held ? "image.dropHere" : "image.drop")}</p>
        {image && (
          <p className="hint">
            {text("image.dimmed", { percent: formatPercent(locale, image.dimming) })} {image.dimming >= faintFrom && text("image.faint")}
          </p>
        )}
      </div>
    </>
  );
}
