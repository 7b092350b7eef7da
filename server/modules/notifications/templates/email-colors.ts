/** A part of an e-mail and its colours: text, background where it has one of its own, border. */
interface Colors {
  readonly color: string;
  readonly background?: string;
  readonly border?: string;
}

type Part = "page" | "card" | "name" | "code" | "soft" | "foot" | "link";

export const lightPalette: Readonly<Record<Part, Colors>> = {
  page: { color: "#10243a", background: "#f1f5fa" },
  card: { color: "#10243a", background: "#ffffff", border: "#d3dde8" },
  name: { color: "#084887" },
  code: { color: "#10243a", background: "#f5f8fc", border: "#6c8094" },
  soft: { color: "#46596d" },
  foot: { color: "#46596d", border: "#d3dde8" },
  link: { color: "#0b5cad" },
};

export const darkPalette: Readonly<Record<Part, Colors>> = {
  page: { color: "#e9f0f7", background: "#0b1622" },
  card: { color: "#e9f0f7", background: "#132231", border: "#2a3e52" },
  name: { color: "#a9d1f8" },
  code: { color: "#ffffff", background: "#0f1c29", border: "#8298ad" },
  soft: { color: "#adbfd0" },
  foot: { color: "#adbfd0", border: "#2a3e52" },
  link: { color: "#86bdf3" },
};

const declare = ({ color, background, border }: Colors, mark = ""): string =>
  [
    `color:${color}${mark}`,
    ...(background ? [`background-color:${background}${mark}`] : []),
    ...(border ? [`border-color:${border}${mark}`] : []),
  ].join(";");

const parts = Object.keys(lightPalette) as Part[];

/** For `style` attributes: many mail programs keep no style sheet. */
export const inline = Object.fromEntries(parts.map((part) => [part, declare(lightPalette[part])])) as Readonly<Record<Part, string>>;

/** Stronger than the attributes, for programs that know the reader's scheme. */
export const darkColors = `@media (prefers-color-scheme: dark) {
${parts.map((part) => `.${part} { ${declare(darkPalette[part], " !important")} }`).join("\n")}
}
`;
