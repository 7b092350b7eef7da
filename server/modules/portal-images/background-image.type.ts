import { Field, Float, Int, ObjectType } from "type-graphql";
import { Access, anyone } from "../../graphql/access.ts";
import type { BackgroundImage } from "./background-image.ts";
import { fileSizes } from "./background-image.ts";

@ObjectType({ description: "One file of a background image." })
@Access(anyone)
export class PortalBackgroundImageSource {
  @Field(() => String, { description: "Where it is, below the clinic's address; never changes and may be kept for ever." })
  url!: string;

  @Field(() => Int, { description: "In pixels." })
  width!: number;

  @Field(() => Int, { description: "In pixels." })
  height!: number;
}

@ObjectType({ description: "A watermark over the portal's blue." })
@Access(anyone)
export class PortalBackgroundImage {
  @Field(() => String, { description: "SHA-256 (hex) over what is stored: the same image has the same one." })
  contentHash!: string;

  @Field(() => Int, { description: "Of the widest source, in pixels." })
  width!: number;

  @Field(() => Int, { description: "Of the widest source, in pixels." })
  height!: number;

  @Field(() => Float, {
    description:
      "How opaque the portal's blue is to be over it, from 0 to 1: at this opacity white text over every pixel has a contrast of 4.5 or more.",
  })
  dimming!: number;

  @Field(() => [PortalBackgroundImageSource], { description: "The same image as WebP in three widths, narrowest first." })
  sources!: PortalBackgroundImageSource[];
}

export const imageFilePath = (contentHash: string, width: number): string => `/files/portal-background-image/${contentHash}-${width}.webp`;

/** The image as the schema shows it. */
export const toBackgroundImageType = (image: BackgroundImage): PortalBackgroundImage =>
  Object.assign(new PortalBackgroundImage(), {
    contentHash: image.contentHash,
    width: image.width,
    height: image.height,
    dimming: image.dimming,
    sources: fileSizes(image).map((size) =>
      Object.assign(new PortalBackgroundImageSource(), { url: imageFilePath(image.contentHash, size.width), ...size }),
    ),
  });
