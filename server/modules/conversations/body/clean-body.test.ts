import fc from "fast-check";
import { cleanBody } from "./clean-body.ts";
import { isWrittenByUs } from "./body-grammar.ts";

const rel = 'rel="noopener noreferrer nofollow" target="_blank"';

describe("what staff write stays", () => {
  test.each([
    ["paragraphs and line breaks", "<p>One<br>two</p><p>Three</p>", "<p>One<br />two</p><p>Three</p>", "One\ntwo\n\nThree"],
    ["emphasis", "<p><strong>a</strong><em>b</em><u>c</u></p>", "<p><strong>a</strong><em>b</em><u>c</u></p>", "abc"],
    ["what editors write for it", "<div><b>a</b><i>b</i></div><h1>t</h1>", "<p><strong>a</strong><em>b</em></p><h3>t</h3>", "ab\n\nt"],
    ["lists", "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>", "<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>", "- a\n- b\n\n- c"],
    ["a link", '<a href="https://a.example/x?y=1&amp;z=2">go</a>', `<a href="https://a.example/x?y=1&amp;z=2" ${rel}>go</a>`, "go"],
    ["an e-mail link", '<a href="mailto:a@b.example">go</a>', `<a href="mailto:a@b.example" ${rel}>go</a>`, "go"],
    ["a phone link", '<a href="tel:+14165550100">go</a>', `<a href="tel:+14165550100" ${rel}>go</a>`, "go"],
    [
      "a table",
      '<table><thead><tr><th colspan="2">h</th></tr></thead><tbody><tr><td>a</td><td rowspan="3">b</td></tr></tbody></table>',
      '<table><thead><tr><th colspan="2">h</th></tr></thead><tbody><tr><td>a</td><td rowspan="3">b</td></tr></tbody></table>',
      "h\na\tb",
    ],
    ["characters of markup", "<p>1 &lt; 2 &amp; 3 &gt; 2, « é »</p>", "<p>1 &lt; 2 &amp; 3 &gt; 2, « é »</p>", "1 < 2 & 3 > 2, « é »"],
    ["text alone", "Hello", "Hello", "Hello"],
  ])("%s", (_name, dirty, html, text) => {
    expect(cleanBody(dirty)).toEqual({ html, text });
  });
});

describe("what is hostile goes", () => {
  test.each([
    ["a script", "<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"],
    ["an unclosed script", "<p>a</p><script>alert(1)", "<p>a</p>"],
    ["a script within a script", "<scr<script>ipt>alert(1)</script>a", "ipt&gt;alert(1)a"],
    ["handlers", '<p onclick="x()" OnMouseOver=x()>a</p>', "<p>a</p>"],
    ["a handler behind a slash", "<p/onclick=x()>a</p>", "<p>a</p>"],
    ["style", '<p style="position:fixed">a</p><style>p{}</style>', "<p>a</p>"],
    ["classes and ids", '<p class="x" id="y" data-z="1">a</p>', "<p>a</p>"],
    ["javascript:", '<a href="javascript:alert(1)">a</a>', "a"],
    ["javascript: in other case", '<a href="JaVaScRiPt:alert(1)">a</a>', "a"],
    ["javascript: with a tab in it", '<a href="java\tscript:alert(1)">a</a>', "a"],
    ["javascript: with entities", '<a href="&#106;avascript&#58;alert(1)">a</a>', "a"],
    ["javascript: with a line break entity", '<a href="java&NewLine;script:alert(1)">a</a>', "a"],
    ["javascript: behind a control character", '<a href="\u0001javascript:alert(1)">a</a>', "a"],
    ["data:", '<a href="data:text/html,<script>alert(1)</script>">a</a>', "a"],
    ["vbscript:", '<a href="vbscript:x">a</a>', "a"],
    ["an address of this site", '<a href="/portal/sign-out">a</a>', "a"],
    ["an address without a scheme", '<a href="//evil.example">a</a>', "a"],
    ["an image", '<img src=x onerror="alert(1)">a', "a"],
    ["an image in a broken tag", '<img src="x` `<script>alert(1)</script>"` `>a', "a"],
    ["svg", "<svg><a href='javascript:x'><text>b</text></a></svg>a", "a"],
    ["svg with a handler", "<svg/onload=alert(1)>a", ""],
    ["math", '<math><mi xlink:href="data:x,alert(1)">x</mi></math>a', "a"],
    ["frames", '<iframe src="https://evil.example">x</iframe><object data=x></object><embed src=x>a', "a"],
    ["forms", "<form action=x><input name=y><button>b</button></form>", "b"],
    ["a base", '<base href="https://evil.example">a', "a"],
    ["a refresh", '<meta http-equiv="refresh" content="0;url=javascript:x">a', "a"],
    ["a comment", "a<!-- <script>alert(1)</script> -->b", "ab"],
    ["a conditional comment", "a<!--[if gte IE 4]><script>alert(1)</script><![endif]-->b", "ab"],
    ["CDATA", "a<![CDATA[<script>alert(1)</script>]]>b", null],
    ["a null character", "<p>a\0b</p><scr\0ipt>alert(1)</scr\0ipt>", "<p>ab</p>"],
    ["noscript", '<noscript><p title="</noscript><img src=x onerror=alert(1)>">', null],
    ["a textarea that closes oddly", "<textarea></textarea/><img src=x onerror=alert(1)>", null],
    ["a template", "<template><script>alert(1)</script></template>a", "a"],
    ["a style in a math text", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", null],
    ["a form that loses its end", "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", null],
    ["xmp", "<xmp><img src=x onerror=alert(1)></xmp>a", "a"],
    ["a mark that combines with a tag's end", "<p>\u0338a</p>", "<p>\u0338a</p>"],
    [
      "quotes out of an attribute",
      `<a href='https://a.example/"onmouseover="x'>a</a>`,
      `<a href="https://a.example/%22onmouseover=%22x" ${rel}>a</a>`,
    ],
    ["wide cells", '<table><tr><td colspan="9999" rowspan="-1">a</td></tr></table>', "<table><tr><td>a</td></tr></table>"],
    ["unclosed elements", "<p><strong>a", "<p><strong>a</strong></p>"],
    ["elements closed the wrong way round", "<p><strong><em>a</strong></em></p>", null],
    ["nothing but empty elements", "<p><strong></strong></p><p></p>", ""],
    ["half a surrogate", "<p>a\ud800</p>", "<p>a\ufffd</p>"],
  ])("%s", (_name, dirty, html) => {
    const cleaned = cleanBody(dirty);
    if (html !== null) expect(cleaned.html).toBe(html);
    expect(isWrittenByUs(cleaned.html)).toBe(true);
    expect(cleaned.html).not.toMatch(/<[^>]*(?:script|onerror|style|img|svg|math)/i);
    expect(cleanBody(cleaned.html)).toEqual(cleaned);
  });
});

test.each([
  ["deep nesting", "<p><strong>".repeat(50_000)],
  ["deep nesting of what goes", "<span>".repeat(100_000) + "a"],
  ["deep lists", "<ul><li>".repeat(50_000)],
  ["many frames", "<iframe>".repeat(20_000)],
  ["many open brackets", "<".repeat(100_000)],
  ["many comments", "<!--".repeat(50_000)],
  ["many attributes", `<p ${"a=1 ".repeat(50_000)}>a</p>`],
  ["many entities", "&amp;".repeat(50_000)],
  ["many closings", "</p>".repeat(50_000)],
])("%s comes to an end", (_name, dirty) => {
  const { html } = cleanBody(dirty);
  expect(isWrittenByUs(html)).toBe(true);
});

const names = fc.constantFrom(
  ...["p", "div", "b", "strong", "em", "ul", "ol", "li", "a", "table", "tr", "td", "th", "tbody", "h3", "br", "span", "script", "style"],
  ...[
    "svg",
    "math",
    "textarea",
    "noscript",
    "template",
    "iframe",
    "xmp",
    "title",
    "select",
    "option",
    "form",
    "mglyph",
    "mtext",
    "plaintext",
  ],
);
const attributes = fc.constantFrom(
  "",
  ' href="https://a.example"',
  " href=javascript:x",
  ' onclick="x"',
  ' colspan="3"',
  ' style="x"',
  ' title="</p>"',
  "/",
);
const piece = fc.oneof(
  fc.tuple(names, attributes).map(([name, attribute]) => `<${name}${attribute}>`),
  names.map((name) => `</${name}>`),
  fc.constantFrom(
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<",
    ">",
    '"',
    "&",
    "&lt;",
    "&#60;",
    "&nbsp;",
    "\u0338",
    "\u0301e",
    "\n",
    " ",
    "\0",
    "\ud800",
  ),
  fc.string({ unit: "binary", maxLength: 8 }),
);

test("cleaning twice changes nothing, and nothing is left but our own tags", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const cleaned = cleanBody(parts.join(""));
      expect(isWrittenByUs(cleaned.html)).toBe(true);
      expect(cleanBody(cleaned.html)).toEqual(cleaned);
    }),
    { numRuns: 3_000 },
  );
});
