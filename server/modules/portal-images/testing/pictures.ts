import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

type Rgb = readonly [number, number, number];

/** Eight-bit pixels by a rule: what is at x and y. */
export function drawn(width: number, height: number, colourAt: (x: number, y: number) => Rgb): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) pixels.set(colourAt(x, y), (y * width + x) * 3);
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

export const plain = (width: number, height: number, background: string): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });

/** As busy as can be, and the same each time. */
export function noise(width: number, height: number): Sharp {
  let state = 42;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24;
  return drawn(width, height, () => [next(), next(), next()]);
}

export const checkerboard = (width: number, height: number, square: number): Sharp =>
  drawn(width, height, (x, y) => ((Math.floor(x / square) + Math.floor(y / square)) % 2 === 0 ? [255, 255, 255] : [0, 0, 0]));

/** A sky above a field, with a sun: soft gradients of many colours, as photographs have. */
export const landscape = (width: number, height: number): Sharp =>
  drawn(width, height, (x, y) => {
    const [across, down] = [x / width, y / height];
    const sun = Math.max(0, 1 - Math.hypot(across - 0.7, down - 0.25) * 5) * 255;
    const ground = down > 0.6;
    const base = ground ? [70 + 60 * across, 120 - 40 * down, 40] : [120 + 90 * down, 170 + 50 * down, 235 - 30 * across];
    return base.map((level) => Math.round(Math.min(255, level + sun))) as unknown as Rgb;
  });

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

const crc = (bytes: Buffer): number => ~bytes.reduce((c, byte) => crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8), 0xffffffff) >>> 0;

export function pngChunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc(named), named.length + 4);
  return chunk;
}

const pngSignature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

/** A sound PNG of one bit a pixel: however many pixels, it is small. */
export function blackPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const pixels = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height));
  return Buffer.concat([pngSignature, pngChunk("IHDR", header), pngChunk("IDAT", pixels), pngChunk("IEND")]);
}

/** The same PNG with two frames, as its animation control says. */
export function animatedPng(png: Buffer): Buffer {
  const frames = Buffer.alloc(8);
  frames.writeUInt32BE(2, 0);
  const afterHeader = 8 + 25;
  return Buffer.concat([png.subarray(0, afterHeader), pngChunk("acTL", frames), png.subarray(afterHeader)]);
}

export const animatedWebp = async (): Promise<Buffer> =>
  sharp([await plain(40, 40, "#ff0000").png().toBuffer(), await plain(40, 40, "#00ff00").png().toBuffer()], { join: { animated: true } })
    .webp({ delay: [100, 100] })
    .toBuffer();

/** A JPEG whose header claims another size. */
export function jpegClaiming(jpeg: Buffer, width: number, height: number): Buffer {
  const changed = Buffer.from(jpeg);
  const frame = changed.indexOf(Buffer.from([0xff, 0xc0]));
  changed.writeUInt16BE(height, frame + 5);
  changed.writeUInt16BE(width, frame + 7);
  return changed;
}

export const svg = `<?xml version="1.0"?>\n<!-- a logo -->\n<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80"/></svg>`;
