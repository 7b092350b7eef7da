import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useText } from "../../use-text.ts";
import type { Image } from "./send-image.ts";

interface SignInPreviewProps {
  readonly image: Image | null;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

const sizes = ["phone", "desktop"] as const;

/** The portal's own sign-in page, small: it goes by the attributes of the frame that it finds itself in. */
export function SignInPreview({ image, open, onOpen }: SignInPreviewProps) {
  const { locale } = useLanguage();
  const text = useText();
  return (
    <details className="disclosure preview" open={open} onToggle={(event) => onOpen(event.currentTarget.open)}>
      <summary>{text("image.preview")}</summary>
      {open && (
        <div className="stack">
          <p className="hint">{text("image.previewCaption")}</p>
          <div className="preview-sizes">
            {sizes.map((size) => (
              <figure key={size} className={`preview-size ${size}`}>
                <div className="preview-window" inert aria-hidden="true">
                  <iframe
                    key={locale}
                    title={text(`image.on.${size}`)}
                    src="/portal/sign-in"
                    loading="lazy"
                    tabIndex={-1}
                    data-portal-preview=""
                    data-background-image={image ? JSON.stringify(image) : ""}
                  />
                </div>
                <figcaption className="hint">{text(`image.on.${size}`)}</figcaption>
              </figure>
            ))}
          </div>
        </div>
      )}
    </details>
  );
}
