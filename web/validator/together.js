// Beside a register command or a cluster-info: the other one, and whether the two belong together.
import { element, tell } from "./element-of.js";

const COMMANDS = ["register-command", "join-command"];

export class Together {
  /** Stands in the page; hidden while the text is neither of the two. */
  part = element("section", { class: "together", hidden: "" });
  #say;
  #belongTogether;
  #diagnose;
  #label = element("label", { for: "other-text" });
  #area;
  #verdict = element("div", { role: "status" });
  #result = element("div", { class: "result" });
  #kind;
  #text = "";

  constructor({ say, belongTogether, diagnose }) {
    this.#say = say;
    this.#belongTogether = belongTogether;
    this.#diagnose = diagnose;
    this.#area = element("textarea", {
      id: "other-text", class: "input mono", rows: "5", spellcheck: "false", autocomplete: "off", autocapitalize: "off",
      oninput: () => this.#look(),
    });
    this.part.append(element("h2", {}, say.together), this.#label, this.#area, this.#verdict, this.#result);
  }

  get typed() {
    return this.#area.value;
  }

  /** It is looked at with the next text above. */
  set typed(text) {
    this.#area.value = text;
  }

  hide() {
    this.part.hidden = true;
  }

  /** The text above is of this kind. */
  beside(kind, text) {
    const isCommand = COMMANDS.includes(kind);
    this.part.hidden = !isCommand && kind !== "cluster-info";
    if (this.part.hidden) return;
    this.#kind = isCommand ? "command" : "cluster-info";
    this.#text = text;
    this.#label.textContent = isCommand ? this.#say.otherInfo : this.#say.otherCommand;
    this.#look();
  }

  #look() {
    const other = this.#area.value;
    const [info, command] = this.#kind === "command" ? [other, this.#text] : [this.#text, other];
    const [verdict, ...more] = other.trim() === "" ? [] : this.#judge(info, command);
    tell(this.#verdict, ...(verdict ? [verdict] : []));
    this.#result.replaceChildren(...more);
  }

  #judge(info, command) {
    const against = this.#belongTogether(info, command);
    if (against === undefined) return [line("error", this.#say.notCompared, this.#why())];
    if (against === "") return [line("good", this.#say.belong, this.#say.belongLimits)];
    // An endpoint may have several names.
    const worst = against === "endpoint" ? "warning" : "error";
    return [
      line(worst, worst === "error" ? this.#say.apart : this.#say.perhaps, ""),
      element("ul", { class: "findings" }, ...against.split(",").map((code) => element("li", {}, this.#say.mismatch[code]))),
    ];
  }

  /** What is wrong with the text beside; or with the one above, which says so itself. */
  #why() {
    const { findings } = this.#diagnose(this.#area.value);
    const wrong = findings.find((finding) => finding.severity === "error");
    return wrong === undefined ? "" : this.#say.sentence(wrong.what);
  }
}

function line(worst, what, more) {
  return element("p", { class: `verdict-line ${worst}` }, element("strong", {}, what), " ", more);
}
