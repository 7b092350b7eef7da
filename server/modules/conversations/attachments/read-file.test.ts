import sharp from "sharp";
import { animatedPng, animatedWebp, blackPng, jpegClaiming, landscape, noise, plain, svg } from "../../portal-images/testing/pictures.ts";
import { readFile } from "./read-file.ts";
import { pdf } from "./testing/pdfs.ts";

const exif = { IFD0: { Copyright: "secret", ImageDescription: "secret" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "45/1 30/1 0/1" } };

const kept = async (bytes: Buffer): Promise<{ readonly mediaType: string; readonly bytes: Buffer }> => {
  const read = await readFile(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

test("a PDF stays byte for byte", async () => {
  expect(await kept(pdf())).toEqual({ mediaType: "application/pdf", bytes: pdf() });
});

test("a photograph is made anew, upright and without what else was in it", async () => {
  const sent = await landscape(60, 40).jpeg().withExif(exif).withMetadata({ orientation: 6 }).toBuffer();
  const { mediaType, bytes } = await kept(sent);
  const facts = await sharp(bytes).metadata();
  expect(mediaType).toBe("image/jpeg");
  expect(facts).toMatchObject({ format: "jpeg", width: 40, height: 60 });
  expect([facts.exif, facts.icc, facts.xmp, facts.iptc, facts.orientation]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(sent.includes("secret")).toBe(true);
  expect(bytes.includes("secret")).toBe(false);
});

test("what hangs on a picture is not kept: a script, an archive, a second picture", async () => {
  const { bytes } = await kept(
    Buffer.concat([await plain(20, 20, "#fff").png().toBuffer(), Buffer.from("<script>alert(1)</script>PK\x03\x04")]),
  );
  expect(bytes.includes("script")).toBe(false);
  expect(bytes.includes("PK")).toBe(false);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 20, height: 20 });
});

test("transparency, grey and print colours are kept or made visible", async () => {
  const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: "#ff000080" } })
    .png()
    .toBuffer();
  expect(await sharp((await kept(clear)).bytes).metadata()).toMatchObject({ channels: 4 });
  const print = await plain(8, 8, "#336699").toColourspace("cmyk").jpeg().toBuffer();
  expect(await sharp((await kept(print)).bytes).metadata()).toMatchObject({ space: "srgb" });
});

test.each<[string, () => Buffer | Promise<Buffer>, string]>([
  ["nothing", () => Buffer.alloc(0), "ATTACHMENT_TYPE_UNKNOWN"],
  ["text", () => Buffer.from("hello"), "ATTACHMENT_TYPE_UNKNOWN"],
  ["a page", () => Buffer.from("<!doctype html><script>alert(1)</script>"), "ATTACHMENT_TYPE_UNKNOWN"],
  ["a page that holds a PDF", () => Buffer.concat([Buffer.from("<script>alert(1)</script>"), pdf()]), "ATTACHMENT_TYPE_UNKNOWN"],
  ["an archive", () => Buffer.from("PK\x03\x04"), "ATTACHMENT_TYPE_UNKNOWN"],
  ["a program", () => Buffer.from("MZ\x90\0"), "ATTACHMENT_TYPE_UNKNOWN"],
  ["an SVG", () => Buffer.from(svg), "ATTACHMENT_TYPE_UNKNOWN"],
  ["a GIF", () => plain(8, 8, "#fff").gif().toBuffer(), "ATTACHMENT_TYPE_UNKNOWN"],
  ["a WebP", () => plain(8, 8, "#fff").webp().toBuffer(), "ATTACHMENT_TYPE_UNKNOWN"],
  ["an animated WebP", animatedWebp, "ATTACHMENT_TYPE_UNKNOWN"],
  ["a TIFF", () => plain(8, 8, "#fff").tiff().toBuffer(), "ATTACHMENT_TYPE_UNKNOWN"],
  ["an animated PNG", async () => animatedPng(await plain(8, 8, "#fff").png().toBuffer()), "ATTACHMENT_IMAGE_ANIMATED"],
  ["half a PNG", async () => (await noise(50, 50).png().toBuffer()).subarray(0, 4_000), "ATTACHMENT_IMAGE_DAMAGED"],
  ["half a JPEG", async () => (await noise(50, 50).jpeg().toBuffer()).subarray(0, 1_500), "ATTACHMENT_IMAGE_DAMAGED"],
  ["a PNG by its first bytes alone", () => Buffer.from("\x89PNG\r\n\x1a\n<script>", "latin1"), "ATTACHMENT_IMAGE_DAMAGED"],
  ["a bomb", () => blackPng(30_000, 30_000), "ATTACHMENT_TOO_MANY_PIXELS"],
  [
    "a JPEG that says to be huge",
    async () => jpegClaiming(await plain(8, 8, "#fff").jpeg().toBuffer(), 60_000, 60_000),
    "ATTACHMENT_TOO_MANY_PIXELS",
  ],
  ["a PDF with a script", () => pdf({ catalog: "/OpenAction << /S /JavaScript /JS (x) >>" }), "ATTACHMENT_PDF_ACTIVE"],
  ["a PDF with a password", () => pdf({ trailer: "/Encrypt 9 0 R" }), "ATTACHMENT_PDF_PROTECTED"],
  ["a broken PDF", () => Buffer.from("%PDF-1.7"), "ATTACHMENT_PDF_DAMAGED"],
])("%s is refused, and why is said", async (_name, make, reason) => {
  expect(await readFile(await make())).toMatchObject({ ok: false, problems: [{ reason }] });
});
