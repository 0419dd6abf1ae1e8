// How the element has its validator: web/build/validator.mjs puts this behind the rest, in one module.

let loading;

/** Core's diagnosis, once its wasm is there. A failed load is forgotten, so that the next call tries again. */
export function ready() {
  loading ??= __wbg_init({ module_or_path: WASM }).then(() => ({ diagnose, belongTogether }));
  loading.catch(() => { loading = undefined; });
  return loading;
}

/** Draws the validator into a shadow root; what it answers is the element's handle. */
export async function draw(root, { lang, typed }) {
  const { diagnose, belongTogether } = await ready();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets.push(sheet);
  const place = document.createElement("div");
  place.className = "console";
  place.setAttribute("part", "console");
  root.append(place);
  const validator = new Validator(place, { lang, diagnose, belongTogether });
  if (typed) validator.typed = typed;
  return {
    refresh() {},
    openCreate() {},
    unmount() {
      place.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      return validator.typed;
    },
  };
}
