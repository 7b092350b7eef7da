/** What a file is by its content, whatever it is called. Those after `webp` are known only to be refused by their names. */
export type ImageFormat = "png" | "jpeg" | "webp" | "svg" | "gif";

interface Structure {
  readonly animated: boolean;
  /** Whether the file reaches its own end: decoders are content with less. */
  readonly complete: boolean;
}

const ascii = (bytes: Buffer, start: number, end: number): string => bytes.toString("latin1", start, end);

const pngSignature = "\x89PNG\r\n\x1a\n";

/** An SVG's first element, after what may stand before it. */
const svgStart = /^(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)*<(?:\w+:)?svg[\s>/]/i;

const isSvg = (bytes: Buffer): boolean => {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return svgStart.test(bytes.toString(utf16 ? "utf16le" : "utf8", 0, 4_096).replace(/^\uFEFF/, ""));
};

/** Null for everything else. */
export function imageFormatOf(bytes: Buffer): ImageFormat | null {
  if (ascii(bytes, 0, 8) === pngSignature) return "png";
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "jpeg";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "webp";
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return "gif";
  return isSvg(bytes) ? "svg" : null;
}

/** Walks from chunk to chunk; an animation control chunk makes an animated PNG, which the decoder takes for a still one. */
function pngStructure(bytes: Buffer): Structure {
  let animated = false;
  for (let at = pngSignature.length; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const type = ascii(bytes, at + 4, at + 8);
    animated ||= type === "acTL";
    if (type === "IEND") return { animated, complete: end <= bytes.length };
    at = end;
  }
  return { animated, complete: false };
}

/** The next marker after compressed data, where FF stands before 00 and restart markers as well. */
function nextMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1]!;
    if (marker !== 0x00 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
  }
  return -1;
}

function jpegStructure(bytes: Buffer): Structure {
  for (let at = 2; at !== -1 && at + 1 < bytes.length;) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) break;
    if (marker === 0xd9) return { animated: false, complete: true };
    if (marker === 0xff) at += 1;
    else if (at + 4 > bytes.length) break;
    else {
      const end = at + 2 + bytes.readUInt16BE(at + 2);
      // After a scan's header comes its data; some cameras leave a few bytes between other segments.
      at = marker === 0xda || bytes[end] !== 0xff ? nextMarker(bytes, end) : end;
    }
  }
  return { animated: false, complete: false };
}

const webpAnimationFlag = 0x02;

function webpStructure(bytes: Buffer): Structure {
  const extended = ascii(bytes, 12, 16) === "VP8X";
  const animated = extended && (bytes[20]! & webpAnimationFlag) !== 0;
  return { animated, complete: bytes.length >= 12 && 8 + bytes.readUInt32LE(4) <= bytes.length };
}

export function structureOf(bytes: Buffer, format: "png" | "jpeg" | "webp"): Structure {
  if (format === "png") return pngStructure(bytes);
  return format === "jpeg" ? jpegStructure(bytes) : webpStructure(bytes);
}
