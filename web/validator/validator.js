// The validator's page: a text, what core says of it marked at its place, and the corrected text. It asks nobody: what
// is pasted stays in this page. `diagnose` is core's, from the wasm beside it.
import { element, tell } from "./element-of.js";
import { Together } from "./together.js";
import { words } from "./words.js";

/** The files that are read; larger ones are refused by core with a word. */
const LARGEST = 2 << 20;
/** What core calls invisible, a control character or a space that is none. */
const UNSEEN = /[\0-\x08\v-\x1f\x7f-\xa0\xad\u034f\u061c\u1680\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff\u{e0000}-\u{e007f}]/gu;

export class Validator {
  #say;
  #diagnose;
  #together;
  #area;
  #verdict = element("div", { role: "status" });
  #result = element("div", { class: "result" });
  #shown;

  /**
   * Draws the validator into an element or a shadow root.
   * @param {Node & ParentNode} root
   * @param {{lang?: string, diagnose: (text: string, now: number, language: string) => string,
   *   belongTogether: (clusterInfo: string, command: string) => string | undefined}} options
   */
  constructor(root, { lang, diagnose, belongTogether }) {
    this.#say = words(lang);
    this.#diagnose = (text) => JSON.parse(diagnose(text, Date.now(), this.#say.tag));
    this.#together = new Together({ say: this.#say, belongTogether, diagnose: this.#diagnose });
    this.#area = element("textarea", {
      id: "text", class: "input mono", rows: "7", spellcheck: "false", autocomplete: "off", autocapitalize: "off",
      "aria-describedby": "text-hint", oninput: () => this.#look(),
    });
    root.append(element("div", { class: "validator", part: "validator", lang: this.#say.tag },
      element("h1", {}, this.#say.title),
      element("p", { class: "hint" }, this.#say.about),
      element("label", { for: "text" }, this.#say.label),
      this.#area,
      element("p", { id: "text-hint", class: "hint" }, this.#say.hint),
      element("input", { type: "file", "aria-label": this.#say.file, onchange: ({ target }) => this.#read(target.files[0]) }),
      this.#verdict,
      this.#result,
      this.#together.part,
    ));
    // Anywhere on the page: a file that misses the field would replace the page.
    root.addEventListener("dragover", (event) => event.preventDefault());
    root.addEventListener("drop", (event) => this.#drop(event));
  }

  /** Looks at a text, as if it had been typed. */
  show(text) {
    this.#area.value = text;
    this.#look();
  }

  /** What was typed, for another validator in place of this one. */
  get typed() {
    return [this.#area.value, this.#together.typed];
  }

  set typed([text, other]) {
    this.#together.typed = other;
    this.show(text);
  }

  #drop(event) {
    const file = event.dataTransfer?.files[0];
    if (file) event.preventDefault();
    this.#read(file);
  }

  async #read(file) {
    if (file) this.show(await file.slice(0, LARGEST).text());
  }

  #look() {
    const text = this.#area.value;
    this.#shown = text;
    if (text.trim() === "") {
      this.#together.hide();
      tell(this.#verdict);
      return this.#result.replaceChildren();
    }
    const said = this.#diagnose(text);
    // Which of several would it be?
    this.#together.beside(said.parts > 1 ? "several" : said.kind, said.corrected ?? text);
    const grave = said.findings.filter((finding) => finding.severity !== "info");
    tell(this.#verdict, this.#line(said, grave));
    this.#result.replaceChildren(
      ...(said.corrected === undefined ? [] : [this.#correction(said.corrected)]),
      ...(said.findings.length === 0 ? [] : [marked(text, said, this.#say), this.#list(said)]),
    );
  }

  #line(said, grave) {
    const worst = grave.some((finding) => finding.severity === "error") ? "error" : grave.length > 0 ? "warning" : "good";
    const kind = this.#say.kind(said.kind);
    const what = said.parts > 1 ? this.#say.parts(said.parts, kind) : kind;
    return element("p", { class: `verdict-line ${worst}` }, element("strong", {}, what), " ",
      ["unknown", "error-message"].includes(said.kind) ? "" : this.#say[said.parts > 1 && worst === "error" ? "errors" : worst]);
  }

  #correction(corrected) {
    const use = () => {
      this.show(corrected);
      this.#area.focus();
    };
    return element("div", { class: "actions" },
      element("button", { type: "button", class: "button primary", onclick: use }, this.#say.useCorrected));
  }

  #list({ findings }) {
    const one = (finding, index) => element("li", { class: finding.severity },
      element("button", { type: "button", class: "link", onclick: () => this.#select(finding) },
        `${index + 1}. ${this.#say.severity[finding.severity]}${this.#say.sentence(finding.what)}`),
      element("p", { class: "hint" }, finding.why),
    );
    return element("ol", { class: "findings" }, ...findings.map(one));
  }

  /** Shows a finding's place in the field itself, where it can be mended. */
  #select({ start, end }) {
    this.#area.focus();
    this.#area.setSelectionRange(start, end);
  }
}

/** The text with each finding marked at its place, by a number and a line under it; the colour only repeats it. */
function marked(text, { findings, words }, say) {
  const box = element("pre", { class: "marked mono", tabindex: "0", "aria-label": say.markedLabel });
  const page = new WordByWord(box, text, words);
  const places = findings.map((finding, index) => ({ ...finding, number: index + 1 })).sort((a, b) => a.start - b.start);
  let at = 0;
  let before;
  for (const place of places) {
    const { start, end, number, severity } = place;
    // It lies in the one before, or both are of the same gap: one mark with both numbers.
    if (start < at || (start === end && before?.start === start && before.end === end)) {
      before.numbers.append(`,${number}`);
      continue;
    }
    page.write(start, (part) => part);
    page.write(end, (part) => element("mark", { class: severity }, part));
    const numbers = element("sup", {}, String(number));
    page.last.append(numbers);
    [at, before] = [end, { start, end, numbers }];
  }
  page.write(text.length, (part) => part);
  return box;
}

/** Writes a text into a box from its beginning on, each word in an element of its own, which a line breaks between and not within. */
class WordByWord {
  #box;
  #text;
  #words;
  #at = 0;
  /** How many of the words have been passed, and the element of the one that has been begun. */
  #passed = 0;
  #word;
  /** What was written into last. */
  last;

  constructor(box, text, words) {
    [this.#box, this.#text, this.#words, this.last] = [box, text, words, box];
  }

  /** Goes on to a place, with what `dress` makes of each part of the text up to there; of an empty part too, where it is there already. */
  write(to, dress) {
    do {
      const [start = Infinity, end] = this.#words.slice(2 * this.#passed, 2 * this.#passed + 2);
      const isWithin = start <= this.#at;
      const next = Math.min(to, isWithin ? end : start);
      if (isWithin && !this.#word) this.#box.append((this.#word = element("span", { class: "word" })));
      this.last = isWithin ? this.#word : this.#box;
      this.last.append(dress(visible(this.#text.slice(this.#at, next))));
      this.#at = next;
      if (isWithin && next === end) [this.#passed, this.#word] = [this.#passed + 1, undefined];
    } while (this.#at < to);
  }
}

/** What can't be seen as what it is: a space at an end and a control character are often what is wrong. */
function visible(text) {
  const unseen = (character) => `\u2423${character.codePointAt(0) === 0xa0 ? "" : `{${character.codePointAt(0).toString(16)}}`}`;
  return text.replace(UNSEEN, unseen);
}
