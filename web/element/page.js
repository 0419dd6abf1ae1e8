// Our own page only, never a page that embeds the element: the one Trusted Types policy of the document.
//
// Leptos builds trees without a moving part through a template's innerHTML. What it hands over is markup
// from the program text, so the policy knows it by its shape: these elements, these attributes, nothing
// that names a script, an event or a URL. Whatever else reaches an HTML sink is refused, and nothing at
// all may reach a script sink.

const ELEMENTS = new Set([
  "circle", "div", "h1", "h2", "hr", "li", "p", "path", "rect", "span", "strong", "svg", "td", "tr", "ul",
]);
const ATTRIBUTE = /^(?:aria-hidden|class|cx|cy|d|focusable|height|part|r|role|rx|viewbox|width|x|y)$/;

const TAG = /<\/?([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*\/?>/g;
const ATTRIBUTES = /([a-zA-Z-]+)(?:="[^"]*")?/g;

function isInert(html) {
  for (const [, element, attributes] of html.matchAll(TAG)) {
    if (!ELEMENTS.has(element)) return false;
    for (const [, attribute] of attributes.matchAll(ATTRIBUTES)) {
      if (!ATTRIBUTE.test(attribute.toLowerCase())) return false;
    }
  }
  // No markup may be left over beside the tags that were looked at: comments, odd quoting, a cut-off tag.
  return !/[<>]/.test(html.replace(TAG, ""));
}

globalThis.trustedTypes?.createPolicy("default", {
  createHTML(html) {
    if (isInert(html)) return html;
    throw new TypeError("markup refused: only inert elements may be made from a string on this page");
  },
});
