// The one unhashed entry: defines <karmada-token-console> and fetches the console itself, once, when the
// first element is connected. Everything that can be set on the element may be set before that.

// web/build/finish.mjs puts the files themselves here, which spares a first visit requests, and the hashed names of the files below.
import { askAhead } from "./ahead.js";
import { chosenLanguage, showFailure } from "./failure.js";

const MODULE = "./karmada-token-web.js";
const WASM = "./karmada-token-web_bg.wasm";
const VALIDATOR = "./karmada-token-validator.js";
const JUDGE = "./karmada-token-judge.js";

const ATTRIBUTES = ["api-base", "mode", "lang", "endpoint", "default-ttl", "max-ttl", "readonly", "owns-page"];
const PROPERTIES = ["fetch", "getToken", "messages"];

let loading;
/** Whether it was said that a page's `fetch` answers no responses. */
let isOddSaid = false;

/** Whether a property has a value that the console need not be drawn anew for: a function is looked up at each call. */
function isSame(before, after) {
  if (typeof before === "function" || typeof after === "function") return typeof before === typeof after;
  return before === after || JSON.stringify(before) === JSON.stringify(after);
}

/** The console's module, ready for use. A failed load is forgotten, so that the next element tries again. */
function load() {
  loading ??= import(MODULE).then(async (module) => {
    const isReady = module.default({ module_or_path: new URL(WASM, import.meta.url) });
    // The first number that a browser writes takes it 15 ms: here it only waits, with the list there it would be waited for.
    (0).toLocaleString();
    return isReady.then(() => module);
  });
  loading.catch(() => { loading = undefined; });
  return loading;
}

/** The validator, as `load` gives the console: another, smaller module, which is fetched when it is wanted. */
async function loadValidator() {
  const { draw } = await import(VALIDATOR);
  return { mount: draw };
}

/** Says of a token whether a cluster will join with it: a module of its own, fetched when a token is opened. */
async function judge() {
  const { ready } = await import(JUDGE);
  return ready();
}

export class KarmadaTokenConsole extends HTMLElement {
  // `theme` isn't here: the style sheet reads it from the element.
  static observedAttributes = ATTRIBUTES;

  /** How the module is come by; a test hands over its own. */
  static load = load;
  /** How the judge is come by. */
  static judge = judge;

  #root = this.attachShadow({ mode: "open" });
  #properties = {};
  /** Whether it is to be drawn: it is in a page. */
  #isWanted = false;
  /** What `mount` returned, while mounted. */
  #handle;
  /** Counts mounts and unmounts, so that a module which arrives late knows whether it is still wanted. */
  #generation = 0;
  /** Calls of methods made before the console was there. */
  #waiting = [];
  /** What was asked before the console was there. */
  #ahead;
  /** What was typed into the validator that another is drawn in place of. */
  #typed;
  /** The language that it was drawn in. */
  #said;
  /** Notices that the element is hidden, or seen again. */
  #seen = new ResizeObserver(() => this.#heedSight());
  /** Notices another language of the page. */
  #spoken = new MutationObserver(() => this.#speak());

  constructor() {
    super();
    // A property set before the element was defined lies on the instance and hides the accessor.
    for (const name of PROPERTIES) {
      if (Object.hasOwn(this, name)) {
        this.#properties[name] = this[name];
        delete this[name];
      }
    }
    // The Escape that closes what is open in here would close the page's own drawer around it, too.
    this.#root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#root.querySelector("dialog:modal, :popover-open")) event.stopPropagation();
    });
  }

  connectedCallback() {
    this.#isWanted = true;
    this.#seen.observe(this);
    this.#spoken.observe(document.documentElement, { attributeFilter: ["lang"] });
    this.#mount();
  }

  connectedMoveCallback() {} // Moved by `moveBefore`, it stays as it is.

  disconnectedCallback() {
    this.#isWanted = false;
    this.#seen.disconnect();
    this.#spoken.disconnect();
    this.#waiting.length = 0;
    this.#unmount();
    this.#typed = undefined;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "lang") this.#speak();
    else this.#remount();
  }

  /** Reads the list of tokens again. */
  refresh() {
    this.#call((handle) => handle.refresh());
  }

  /** Opens the form that creates a token, if this person may. */
  openCreate() {
    this.#call((handle) => handle.openCreate());
  }

  /**
   * What core says of a text: a token, a command, a Secret, anything. No request is made for it but for the wasm.
   * @param {string} text
   * @returns {Promise<{valid: boolean, message: string, kind: string, findings: object[]}>} the message is the first
   *   thing that is wrong, for a person and in the element's language; empty when nothing is
   */
  async validate(text) {
    const { ready } = await import(VALIDATOR);
    const { diagnose } = await ready();
    const { kind, findings } = JSON.parse(diagnose(String(text), Date.now(), this.#language()));
    const wrong = findings.find((finding) => finding.severity === "error");
    const isKnown = kind !== "unknown" && kind !== "empty" && kind !== "too-large";
    return { valid: isKnown && wrong === undefined, message: wrong?.what ?? "", kind, findings };
  }

  async #mount() {
    const generation = ++this.#generation;
    let handle;
    try {
      const validates = this.getAttribute("mode") === "validate";
      if (!validates && this.#asksItself()) this.#ahead ??= askAhead();
      const module = await (validates ? loadValidator() : KarmadaTokenConsole.load());
      if (generation !== this.#generation) return;
      this.#root.replaceChildren();
      handle = await module.mount(this.#root, this.#options());
    } catch (error) {
      if (generation !== this.#generation) return;
      console.error(error);
      this.#showFailure();
      return this.#emit("loaderror", { message: String(error) });
    }
    // None of a console that has failed before, which has said so; and it may have been taken away while it was drawn.
    if (!handle || generation !== this.#generation) return handle?.unmount();
    this.#handle = handle;
    this.#heedSight();
    this.#typed = undefined;
    for (const call of this.#waiting.splice(0)) call(handle);
    this.#emit("ready", {});
  }

  #unmount() {
    this.#generation += 1;
    this.#typed = this.#handle?.unmount() ?? this.#typed;
    this.#handle = undefined;
  }

  /** Whether nothing stands between this page and its own API: no sign-in to come, no `fetch` of another's. */
  #asksItself() {
    return this.hasAttribute("owns-page") && !this.hasAttribute("api-base") && !location.hash.startsWith("#signin=")
      && !this.#properties.fetch && !this.#properties.getToken;
  }

  /** Several changes in one task make one new console, and so do those that come while it is on its way. */
  #remount() {
    if (!this.#isWanted) return;
    this.#unmount();
    this.#mount();
  }

  #call(call) {
    if (this.#handle) call(this.#handle);
    else if (this.isConnected) this.#waiting.push(call);
  }

  /** Once the console has done what it is at: a listener may well take the element away. */
  #emit(name, detail) {
    // The validator inside of a console is no element of the page's.
    if (this.getRootNode().host instanceof KarmadaTokenConsole) return;
    queueMicrotask(() => this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail })));
  }

  /** What calls the function that the page has set last, if it has set one: a page may set another at each render. */
  #function(name) {
    return this.#properties[name] && (async (...values) => {
      const call = this.#properties[name];
      return call(...values);
    });
  }

  /** The page's `fetch`, whose answers may be of another window's `Response`, or of a class of the page's own. */
  #fetch() {
    const call = this.#function("fetch");
    return call && (async (request) => {
      const answer = await call(request);
      if (typeof answer?.arrayBuffer === "function") return answer;
      if (!isOddSaid) console.error("karmada-token-console: what its fetch answered is no Response", answer);
      isOddSaid = true;
      throw new TypeError("no Response");
    });
  }

  /** Goes on in the language that is set now: a console keeps what is open in it, a validator what was typed. */
  #speak() {
    // Our own page has its language from the console.
    if (this.hasAttribute("owns-page")) return;
    const language = this.#language();
    if (language === this.#said) return;
    this.#said = language;
    if (this.#handle?.speak) this.#handle.speak(language);
    else this.#remount();
  }

  /** A modal dialog holds the whole page, also from a hidden tab: for so long it is closed, and what is in it stays. Nor is the list followed. */
  #heedSight() {
    const isSeen = this.checkVisibility();
    this.#handle?.see?.(isSeen);
    for (const dialog of this.#root.querySelectorAll("dialog")) {
      if (!isSeen) dialog.close();
      else if (!dialog.open) dialog.showModal();
    }
  }

  #language() {
    return this.getAttribute("lang") ?? document.documentElement.lang;
  }

  /** Absolute: only so can the console tell whether it is on the page's own origin. */
  #apiBase() {
    const own = new URL(".", import.meta.url).href;
    try {
      return new URL(this.getAttribute("api-base") || own, document.baseURI).href;
    } catch {
      return own;
    }
  }

  #options() {
    this.#said = this.#language();
    return {
      apiBase: this.#apiBase(),
      mode: this.getAttribute("mode") ?? "manage",
      lang: this.#said,
      endpoint: this.getAttribute("endpoint"),
      defaultTtl: this.getAttribute("default-ttl"),
      maxTtl: this.getAttribute("max-ttl"),
      // React before 19 writes `readonly={false}` as that word.
      readonly: this.hasAttribute("readonly") && this.getAttribute("readonly") !== "false",
      ownsPage: this.hasAttribute("owns-page"),
      messages: this.#properties.messages,
      fetch: this.#fetch(),
      getToken: this.#function("getToken"),
      ahead: this.#ahead,
      emit: (name, detail) => this.#emit(name, detail),
      judge: () => KarmadaTokenConsole.judge(),
      typed: this.#typed,
    };
  }

  #showFailure() {
    const isOwn = this.hasAttribute("owns-page");
    showFailure(this.#root, isOwn ? chosenLanguage() : this.#language(), isOwn ? undefined : () => this.#remount());
  }

  static {
    for (const name of PROPERTIES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get() { return this.#properties[name]; },
        set(value) {
          const before = this.#properties[name];
          this.#properties[name] = value;
          if (!isSame(before, value)) this.#remount();
        },
      });
    }
  }
}

if (!customElements.get("karmada-token-console")) {
  customElements.define("karmada-token-console", KarmadaTokenConsole);
}
