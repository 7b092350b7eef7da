import fc from "fast-check";
import { isWrittenByUs } from "./body-grammar.ts";
import { cleanBody } from "./clean-body.ts";
import { shownBody } from "./shown-body.ts";

const link = (href: string): string => `<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">x</a>`;

describe("what was stored by other rules than today's is cleaned before anybody sees it", () => {
  test.each([
    ["a script", "<p>a</p><script>alert(1)</script>", "<p>a</p>"],
    ["a handler", '<p onclick="x()">a</p>', "<p>a</p>"],
    ["an image", "<p>a<img src=x onerror=alert(1)></p>", "<p>a</p>"],
    ["a link that runs", link("javascript:alert(1)"), "x"],
    [
      "a link that says more",
      link('https://a.example/" onmouseover="x'),
      '<a href="https://a.example/" rel="noopener noreferrer nofollow" target="_blank">x</a>',
    ],
    ["a link that opens its page", '<a href="https://a.example/">x</a>', link("https://a.example/")],
    ["a frame", '<iframe src="https://a.example"></iframe>b', "b"],
    ["an element that closes what is around it", "</p></div><p>a</p>", "<p></p><p>a</p>"],
    ["an element that nobody closes", "<p><strong>a", "<p><strong>a</strong></p>"],
    ["elements closed the wrong way round", "<p><strong>a</p></strong>", "<p><strong>a</strong></p>"],
    ["a bracket of its own", "<p>1 < 2</p>", "<p>1 &lt; 2</p>"],
    ["other letters", "<P>a</P>", "<p>a</p>"],
  ])("%s", (_name, stored, shown) => {
    expect(shownBody(stored)).toBe(cleanBody(stored).html);
    expect(shownBody(stored).replace("<p></p>", "")).toBe(shown.replace("<p></p>", ""));
  });
});

const piece = fc.oneof(
  fc.constantFrom("<p>", "</p>", "<strong>", "</strong>", "<ul>", "<li>", "</li>", "</ul>", "<br />", "<td>", "</td>", "text", "&lt;", "&"),
  fc.constantFrom(
    "<script>",
    "</script>",
    "<svg>",
    "<p onclick=x>",
    link("https://a.example/"),
    link("javascript:x"),
    "<!--",
    "-->",
    "<",
    ">",
  ),
);

test("nothing but our own tags is ever shown, and what we have cleaned is shown as it is", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (parts) => {
      const stored = parts.join("");
      const shown = shownBody(stored);
      expect(isWrittenByUs(shown)).toBe(true);
      expect(shown).not.toMatch(/script|onclick|svg/);
      const cleaned = cleanBody(stored).html;
      expect(shownBody(cleaned)).toBe(cleaned);
    }),
    { numRuns: 2_000 },
  );
});
