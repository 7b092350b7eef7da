import type { BackgroundImageFieldsFragment } from "../../gql/graphql.ts";
import { useText } from "../use-text.ts";

/** A background image, small, over the portal's blue as patients see it. */
export function ImageThumbnail({ image }: { image: BackgroundImageFieldsFragment }) {
  const text = useText();
  const [smallest] = image.sources;
  if (!smallest) return text("image.set");
  return <img className="image-thumbnail" src={smallest.url} width={96} height={60} alt={text("image.set")} loading="lazy" />;
}
