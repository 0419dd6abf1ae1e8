// Elements of the validator's page.

/** As a person would write it: no element is made from text. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Says something in a live region, unless that is what it says: a screen reader would say it again at every stroke. */
export function tell(region, ...said) {
  const told = element("div", {}, ...said);
  if (region.innerHTML !== told.innerHTML) region.replaceChildren(...told.childNodes);
}
