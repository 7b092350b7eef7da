/** What is known of a stored background image: facts of its content hash, so that whoever keeps them needs no second look. */
export interface BackgroundImage {
  /** SHA-256 over the files that are stored. */
  readonly contentHash: string;
  /** Of the widest file. */
  readonly width: number;
  readonly height: number;
  /** How opaque the portal's blue lies over it, from 0 to 1, so that white text can be read everywhere. */
  readonly dimming: number;
}

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** For large desktop screens; half of it is for tablets and small windows, a quarter for phones. */
export const mostWidth = 2_560;

const scaled = ({ width, height }: ImageSize, toWidth: number): ImageSize => ({
  width: toWidth,
  height: Math.max(1, Math.round((height * toWidth) / width)),
});

/** The widest size at which an image is stored: its own, or smaller. */
export const storedSize = (own: ImageSize): ImageSize => scaled(own, Math.min(own.width, mostWidth));

/** The three files of a stored image, narrowest first: a quarter of its width, half of it, all of it. */
export const fileSizes = ({ width, height }: ImageSize): readonly ImageSize[] =>
  [4, 2, 1].map((part) => scaled({ width, height }, Math.round(width / part)));
