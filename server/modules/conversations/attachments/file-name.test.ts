import { fileNameOf } from "./file-name.ts";

test.each([
  ["Résultats d'analyse.pdf", "application/pdf", "Résultats d'analyse.pdf"],
  ["PHOTO.JPEG", "image/jpeg", "PHOTO.jpeg"],
  ["photo.jpg", "image/jpeg", "photo.jpg"],
  ["scan.exe", "application/pdf", "scan.pdf"],
  ["scan.pdf.exe", "application/pdf", "scan.pdf.pdf"],
  ["scan", "image/png", "scan.png"],
  ["", "image/png", "document.png"],
  [".pdf", "application/pdf", "document.pdf"],
  ["../../etc/passwd", "application/pdf", "passwd.pdf"],
  ["C:\\Users\\Zoé\\scan.png", "image/png", "scan.png"],
  ["a\u202efdp.exe", "application/pdf", "afdp.pdf"],
  ['a"; filename="b.html', "application/pdf", "a_; filename=_b.pdf"],
  ["line\r\nX-Header: 1.pdf", "application/pdf", "lineX-Header_ 1.pdf"],
  ["half \ud800.pdf", "application/pdf", "half.pdf"],
] as const)("%j of a %s is %j", (sent, mediaType, name) => {
  expect(fileNameOf(sent, mediaType)).toBe(name);
});

test("a long name is cut between two characters", () => {
  for (const letter of ["a", "é", "😀", "👩‍⚕️"]) {
    const name = fileNameOf(letter.repeat(500), "application/pdf");
    expect(name.length).toBeLessThanOrEqual(150);
    expect(name).toMatch(/\.pdf$/);
    expect(name.isWellFormed()).toBe(true);
  }
});
