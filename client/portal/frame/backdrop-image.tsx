import { graphql } from "../../gql/index.ts";
import type { BackdropImageFieldsFragment } from "../../gql/graphql.ts";

export const BackdropImageFields = graphql(`
  fragment BackdropImageFields on PortalBackgroundImage {
    width
    height
    dimming
    sources {
      url
      width
    }
  }
`);

/** As wide as the window, or as wide as it must be to be as high as the window. */
const coveringWidth = (ratio: number): string => `max(100vw, ${(ratio * 100).toFixed(1)}vh)`;

/** A watermark below the portal's blue. Lazy, so that a reader whose settings hide it never loads it. */
export const BackdropImage = ({ image: { width, height, dimming, sources } }: { image: BackdropImageFieldsFragment }) => (
  <div className="backdrop-image" aria-hidden="true">
    <img
      alt=""
      loading="lazy"
      decoding="async"
      fetchPriority="low"
      sizes={coveringWidth(width / height)}
      srcSet={sources.map((source) => `${source.url} ${source.width}w`).join(", ")}
      src={sources[0]?.url}
    />
    {/* An attribute: in a page from the server, the Content-Security-Policy allows no style. */}
    <svg className="backdrop-dimming" opacity={dimming} />
  </div>
);
