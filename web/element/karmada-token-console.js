// The one unhashed entry: defines <karmada-token-console> and fetches the console itself, once, when the
// first element is connected. Everything that can be set on the element may be set before that.

// web/build/finish.mjs replaces these by the hashed names of the files.
const MODULE = "./karmada-token-web.js";
const WASM = "./karmada-token-web_bg.wasm";
const VALIDATOR = "./karmada-token-validator.js";

const ATTRIBUTES = [
  "api-base", "mode", "lang", "endpoint", "default-ttl", "max-ttl", "readonly", "owns-page",
];
const PROPERTIES = ["fetch", "getToken", "messages"];

let loading;

/** The console's module, ready for use. A failed load is forgotten, so that the next element tries again. */
function load() {
  loading ??= import(MODULE).then(async (module) => {
    await module.default({ module_or_path: new URL(WASM, import.meta.url) });
    return module;
  });
  loading.catch(() => { loading = undefined; });
  return loading;
}

/** The validator, as `load` gives the console: another, smaller module, which is fetched when it is wanted. */
async function loadValidator() {
  const { draw } = await import(VALIDATOR);
  return { mount: draw };
}

export class KarmadaTokenConsole extends HTMLElement {
  // `theme` isn't here: the style sheet reads it from the element.
  static observedAttributes = ATTRIBUTES;

  /** How the module is come by; a test hands over its own. */
  static load = load;

  #root = this.attachShadow({ mode: "open" });
  #properties = {};
  /** What `mount` returned, while mounted. */
  #handle;
  /** Counts mounts and unmounts, so that a module which arrives late knows whether it is still wanted. */
  #generation = 0;
  /** Calls of methods made before the console was there. */
  #waiting = [];

  constructor() {
    super();
    // A property set before the element was defined lies on the instance and hides the accessor.
    for (const name of PROPERTIES) {
      if (Object.hasOwn(this, name)) {
        this.#properties[name] = this[name];
        delete this[name];
      }
    }
  }

  connectedCallback() {
    this.#mount();
  }

  disconnectedCallback() {
    this.#unmount();
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== after) this.#remount();
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
   *   thing that is wrong, for a person; empty when nothing is
   */
  async validate(text) {
    const { ready } = await import(VALIDATOR);
    const { diagnose } = await ready();
    const { kind, findings } = JSON.parse(diagnose(String(text), Date.now()));
    const wrong = findings.find((finding) => finding.severity === "error");
    const isKnown = kind !== "unknown" && kind !== "empty" && kind !== "too-large";
    return { valid: isKnown && wrong === undefined, message: wrong?.what ?? "", kind, findings };
  }

  async #mount() {
    const generation = ++this.#generation;
    let module;
    try {
      const validates = this.getAttribute("mode") === "validate";
      module = await (validates ? loadValidator() : KarmadaTokenConsole.load());
    } catch (error) {
      if (generation === this.#generation) this.#showFailure();
      throw error;
    }
    if (generation !== this.#generation) return;
    this.#root.replaceChildren();
    this.#handle = await module.mount(this.#root, this.#options());
    for (const call of this.#waiting.splice(0)) call(this.#handle);
  }

  #unmount() {
    this.#generation += 1;
    this.#waiting.length = 0;
    this.#handle?.unmount();
    this.#handle = undefined;
  }

  /** Several changes in one task make one new console. */
  #remount() {
    if (this.#handle === undefined) return;
    this.#unmount();
    this.#mount();
  }

  #call(call) {
    if (this.#handle) call(this.#handle);
    else if (this.isConnected) this.#waiting.push(call);
  }

  #options() {
    return {
      apiBase: this.getAttribute("api-base") ?? new URL(".", import.meta.url).href,
      mode: this.getAttribute("mode") ?? "manage",
      lang: this.getAttribute("lang") ?? document.documentElement.lang,
      endpoint: this.getAttribute("endpoint"),
      defaultTtl: this.getAttribute("default-ttl"),
      maxTtl: this.getAttribute("max-ttl"),
      readonly: this.hasAttribute("readonly"),
      ownsPage: this.hasAttribute("owns-page"),
      ...this.#properties,
    };
  }

  // Without the module there is no catalogue and no style sheet: the one sentence that stands here.
  #showFailure() {
    const message = document.createElement("p");
    message.setAttribute("role", "alert");
    message.textContent =
      "The console could not be loaded. Reload the page; if that does not help, this browser may lack WebAssembly.";
    this.#root.replaceChildren(message);
  }

  static {
    for (const name of PROPERTIES) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get() { return this.#properties[name]; },
        set(value) {
          if (this.#properties[name] === value) return;
          this.#properties[name] = value;
          this.#remount();
        },
      });
    }
  }
}

if (!customElements.get("karmada-token-console")) {
  customElements.define("karmada-token-console", KarmadaTokenConsole);
}
