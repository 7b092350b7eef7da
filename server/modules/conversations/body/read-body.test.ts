import { cleanBody } from "./clean-body.ts";
import { longestBody, readBody, readTextBody } from "./read-body.ts";

const path = ["input", "bodyHtml"];

test.each([
  ["nothing", "", "REQUIRED"],
  ["blanks", "<p> &nbsp;<br></p>", "REQUIRED"],
  ["what is cleaned away", "<script>alert(1)</script>", "REQUIRED"],
  ["too much", "a".repeat(longestBody + 1), "TOO_LONG"],
  ["far too much", "<b></b>".repeat(50_000), "TOO_LONG"],
])("staff can't send %s", (_name, html, reason) => {
  expect(readBody(html, path)).toMatchObject({ ok: false, problems: [{ code: "VALIDATION_FAILED", path, reason }] });
});

test.each([
  ["lines", "One\r\ntwo\n\n\nThree", "<p>One<br />two</p><p>Three</p>", "One\ntwo\n\nThree"],
  ["characters of markup", "<b>1 & 2</b>", "<p>&lt;b&gt;1 &amp; 2&lt;/b&gt;</p>", "<b>1 & 2</b>"],
  ["entities as they are typed", "&lt;", "<p>&amp;lt;</p>", "&lt;"],
])("a patient's %s stay what they are", (_name, typed, html, text) => {
  expect(readTextBody(typed, path)).toEqual({ ok: true, value: { html, text } });
  expect(cleanBody(html)).toEqual({ html, text });
});

test("a patient can't send nothing, nor too much", () => {
  expect(readTextBody(" \n ", path)).toMatchObject({ ok: false, problems: [{ reason: "REQUIRED" }] });
  expect(readTextBody("a".repeat(longestBody + 1), path)).toMatchObject({ ok: false, problems: [{ reason: "TOO_LONG" }] });
  expect(readTextBody("<".repeat(longestBody), path)).toMatchObject({ ok: false, problems: [{ reason: "TOO_LONG" }] });
});
