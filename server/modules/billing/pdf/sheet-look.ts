/** US Letter, as Canada prints; in points. */
export const sheet = { width: 612, height: 792, left: 48, right: 564, top: 46, bottom: 728 } as const;

export const inner = sheet.right - sheet.left;

/** Each is readable on white at more than 7 : 1, but for the lines. */
export const colors = { ink: "#17222c", soft: "#43525f", accent: "#0b4a80", line: "#c3ced8", shade: "#eef3f8", mark: "#f3e9e9" } as const;

export type Color = keyof typeof colors;

/** How a text is set. */
export interface Ink {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: Color;
  readonly align?: "left" | "right" | "center";
}

/** Where, and how wide it may be. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}
