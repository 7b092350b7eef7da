/** What makes a PDF do something, carry other files or reach out by itself. Links that somebody clicks are none of these. */
const active = [
  ...["JavaScript", "JS", "Launch", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "RichMedia", "Rendition", "Movie", "3D"],
  ...["XFA", "SubmitForm", "ImportData", "GoToE", "GoToR"],
];

/** What says how an object stream is packed. */
const packing = ["Filter", "Predictor", "F", "FFilter", "Crypt", "A85", "AHx", "LZW", "Fl", "RL", "CCF", "DCT"];

const telling = new Set([...active, ...packing, "Encrypt", "Root", "Pages", "ObjStm", "First", "N"]);

/** Names are kept that say something about the file: of others it may have millions. */
export const isTelling = (name: string): boolean => telling.has(name) || name.endsWith("Decode");

export const isActive = (names: ReadonlySet<string>): boolean => active.some((name) => names.has(name));

/** The filters of a stream, by the names of its dictionary. */
export const filtersAmong = (names: readonly string[]): string[] =>
  names.filter((name) => /Decode$|^Crypt$|^(?:A85|AHx|LZW|Fl|RL|CCF|DCT)$/.test(name));
