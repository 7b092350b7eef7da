import { fillWithoutScript } from "./without-script.ts";

const page = "<p>{clinicName}</p><p>{clinicPhone:fr}</p><p>{clinicPhone:en}</p>";

test("a page names the clinic and its phone to whoever has no script", () => {
  expect(fillWithoutScript(page, { name: "Clinique Côté", phone: "+15145550100" })).toBe(
    '<p>Clinique Côté</p><p><a href="tel:+15145550100">514 555-0100</a></p><p><a href="tel:+15145550100">514-555-0100</a></p>',
  );
});

test.each(["<script>alert(1)</script>", '"><img src=x>', "A & B", "{clinicPhone:fr}", "$&"])("the name %j stays text", (name) => {
  const filled = fillWithoutScript("<p>{clinicName}</p>", { name, phone: "+15145550100" });
  expect(filled).not.toMatch(/<(script|img)|& /);
  expect(filled.startsWith("<p>")).toBe(true);
});

test("a phone that is none of ours is shown as it is, without a way out of its link", () => {
  expect(fillWithoutScript("{clinicPhone:en}", { name: "", phone: '+33"><b>1' })).toBe('<a href="tel:+331">+33&quot;&gt;&lt;b&gt;1</a>');
});
