// What is said where the console can't run: in English, in Chinese. Without the module there is neither catalogue nor style sheet, so
// that the few words stand here.

const FAILURE = {
  en: {
    name: "Karmada tokens",
    lacking: "This browser has no WebAssembly, which the console is made of. Open the page in another browser, or where yours may use it. In a terminal, karmada-token list does the same.",
    lost: "The console could not be loaded. Is karmada-token still running, and the network up? Then try again.",
    reload: "Reload",
    again: "Try again",
  },
  "zh-CN": {
    name: "Karmada 令牌",
    lacking: "此浏览器不支持 WebAssembly，而控制台由它构成。请使用其他浏览器打开本页面，或允许浏览器使用它。在终端中，karmada-token list 具有相同功能。",
    lost: "无法加载控制台。karmada-token 还在运行吗？网络正常吗？确认后请重试。",
    reload: "重新加载",
    again: "重试",
  },
};
/** How that looks: the system's own colours, since the style sheet is in the wasm. */
const PLAIN = `
  .lost { display: grid; justify-items: center; gap: 16px; max-inline-size: 60ch; margin: 0 auto; padding: 72px 24px;
    color: CanvasText; font: 14px/1.5 system-ui, sans-serif; text-align: center; }
  .lost > * { margin: 0; }
  .lost > h1 { font-size: 20px; }
  .lost > button { padding: 6px 12px; font: inherit; }
`;
let sheet;

/** Where the console keeps the language that a person has chosen on our own page. */
const CHOSEN = "karmada-token-language";

/** The language of our own page, as the console would choose it. */
export function chosenLanguage() {
  try {
    return localStorage.getItem(CHOSEN) ?? navigator.language;
  } catch {
    return navigator.language; // A browser that stores nothing.
  }
}

/**
 * Says so in a shadow root.
 * @param {ShadowRoot} root
 * @param {string} tag the language's
 * @param {(() => void) | undefined} again what tries again; without it, the page is the console's own and is loaded anew
 */
export function showFailure(root, tag, again) {
  const language = /^zh\b/i.test(tag) ? "zh-CN" : "en";
  const words = FAILURE[language];
  const add = (parent, name, text) => {
    const element = parent.appendChild(document.createElement(name));
    element.textContent = text;
    return element;
  };
  root.replaceChildren();
  // The main part of another's page is the page's to name.
  const place = add(root, again ? "section" : "main", "");
  place.className = "lost";
  place.lang = language;
  add(place, "h1", words.name);
  add(place, "p", typeof WebAssembly === "undefined" ? words.lacking : words.lost).setAttribute("role", "alert");
  const button = add(place, "button", again ? words.again : words.reload);
  button.type = "button";
  button.addEventListener("click", again ?? (() => location.reload()));
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(PLAIN);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
