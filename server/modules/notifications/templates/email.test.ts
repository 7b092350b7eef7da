import { darkPalette, lightPalette } from "./email-colors.ts";
import { code, paragraph, renderEmail } from "./email.ts";

const clinic = { name: "Clinique de l'Érable", phone: "+15145550142" };
const letter = {
  subject: "un avis",
  preview: "Un aperçu",
  blocks: [paragraph("Bonjour"), code("1234 5678"), paragraph("Fin", { soft: true })],
};
const render = (changes: Partial<typeof clinic> = {}, locale: "fr" | "en" = "fr") =>
  renderEmail({ locale, clinic: { ...clinic, ...changes } }, letter);

test("what the clinic is called is escaped", () => {
  const { html, subject } = render({ name: `<script>"Clin'&`, phone: `<img src=x>` });
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain("&lt;script&gt;&quot;Clin&#39;&amp;, &lt;img src=x&gt;");
  expect(subject).toContain(`<script>"Clin'&`);
});

test("the subject stays on one line", () => {
  expect(render({ name: "Clinic\r\nBcc: eve@example.ca" }).subject).not.toMatch(/[\r\n]/);
});

test("nothing is loaded, and the only link is the clinic's phone", () => {
  const { html } = render();
  expect(html).not.toMatch(/https?:|src=|url\(|@import|<link|<script/);
  expect(Array.from(html.matchAll(/href="([^"]*)"/g), ([, href]) => href)).toEqual(["tel:+15145550142"]);
  expect(render({ phone: "" }).html).not.toContain("href");
});

test("the HTML carries the same words as the text", () => {
  const { html, text } = render({}, "en");
  const words = html
    .replace(/<head>.*<\/head>|<div style="display:none.*?<\/div>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, " ")
    .trim();
  expect(words).toBe(text.replace(/\s+/g, " ").trim());
});

test("it follows the reader's colour scheme, and says so to programs that would turn colours around", () => {
  const { html } = render();
  expect(html).toContain(`<meta name="color-scheme" content="light dark">`);
  expect(html).toContain("color-scheme: light dark;");
  const [, dark = ""] = /@media \(prefers-color-scheme: dark\) \{(.*?)\n\}/s.exec(html) ?? [];
  for (const name of new Set(Array.from(html.matchAll(/class="([a-z]+)"/g), ([, used]) => used!))) {
    expect(dark).toMatch(new RegExp(`^\\.${name} \\{ color:#[0-9a-f]{6} !important`, "m"));
  }
});

const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

test.each([
  ["light", lightPalette],
  ["dark", darkPalette],
])("every part can be read in %s colours, the code best", (_, palette) => {
  const ground = palette.card.background!;
  for (const part of ["name", "card", "soft", "foot", "link"] as const)
    expect(contrast(palette[part].color, ground)).toBeGreaterThanOrEqual(5.5);
  expect(contrast(palette.code.color, palette.code.background!)).toBeGreaterThanOrEqual(12);
  expect(contrast(palette.code.border!, ground)).toBeGreaterThanOrEqual(3);
});

test("staff are not told to call their own clinic", () => {
  const { html, text } = renderEmail({ locale: "en", clinic }, { ...letter, toStaff: true });
  expect(text).toContain(clinic.name);
  expect(text).not.toMatch(/call|514/i);
  expect(html).not.toMatch(/Call the clinic|tel:/);
});
