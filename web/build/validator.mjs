// The validator: core's diagnosis as a wasm of its own, for the element, and one self-contained page with it inside.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesInScript } from "./dense.mjs";
import { buildWasm, fingerprint, squeezed } from "./wasm.mjs";

const NAME = "karmada-token-validator";
const STYLES = ["tokens", "base", "button", "input", "validator", "contrast"];

const digest = (text) => createHash("sha256").update(text).digest("base64");

/** One script of modules that know each other by name: what they import and export is in one scope. */
function joined(...modules) {
  return modules
    .map((text) => text
      .replace(/^import \{[^}]*\} from "[^"]*";$/gm, "")
      .replace(/^export \{[^}]*\};?$/gm, "")
      .replace(/^export (?=class|const|function|async)/gm, ""))
    .join("\n");
}

/** What the validator needs of the console's style, without comments and spaces. */
async function styles(source) {
  const read = (name) => readFile(join(source, "web", "style", `${name}.css`), "utf8");
  const text = (await Promise.all(STYLES.map(read))).join("\n");
  return text.replace(/\/\*[^]*?\*\//g, "").replace(/\s*([{};,])\s*/g, "$1").replaceAll(";}", "}");
}

async function writePage(dist, source, { glue, wasm }, modules) {
  const read = (path) => readFile(join(source, "web", path), "utf8");
  // The document itself is the host here.
  const style = (await styles(source)).replace(/:host\(([^)]*)\)/g, ":root$1").replaceAll(":host", ":root");
  const start = [
    // No policy keeps Chromium from it: of `webrtc 'block'` it knows nothing.
    "delete self.RTCPeerConnection;",
    "delete self.webkitRTCPeerConnection;",
    "initSync({ module: WASM });",
    "document.querySelector('noscript')?.remove();",
    "const { tag, page } = words(navigator.language);",
    "document.documentElement.lang = tag;",
    "document.title = page;",
    "new Validator(document.body, { lang: tag, diagnose, belongTogether });",
  ];
  // What is squeezed is what people wrote: a line break in the bytes means something.
  const script = `const WASM = ${bytesInScript(wasm)};\n${squeezed(joined(glue, ...modules, start.join("\n")))}`;
  const policy = [
    "default-src 'none'", `script-src 'sha256-${digest(script)}' 'wasm-unsafe-eval'`, `style-src 'sha256-${digest(style)}'`,
    "img-src data:", "connect-src 'none'", "form-action 'none'", "base-uri 'none'",
  ].join("; ");
  const page = await read("validator/page.html");
  const filled = { POLICY: policy, STYLE: style, SCRIPT: script };
  // A function: what is filled in may hold the dollar signs that a replacement text gives a meaning.
  await writeFile(join(dist, "validate.html"), page.replace(/POLICY|STYLE|SCRIPT/g, (name) => filled[name]));
}

/**
 * Writes the validator's files into a folder.
 * @returns {Promise<string>} the name of the module that the element's entry imports
 */
export async function buildValidator(dist, source, isRelease) {
  const built = await buildWasm(source, "validator", isRelease);
  const modules = await Promise.all(["words", "element-of", "together", "validator"].map((name) => readFile(join(source, "web", "validator", `${name}.js`), "utf8")));
  await writePage(dist, source, built, modules);
  const wasm = `${NAME}-${fingerprint(built.wasm)}_bg.wasm`;
  await writeFile(join(dist, wasm), built.wasm);
  const start = [
    `const WASM = new URL("./${wasm}", import.meta.url);`,
    `const STYLE = ${JSON.stringify(await styles(source))};`,
    await readFile(join(source, "web/validator/element.js"), "utf8"),
  ].join("\n");
  const script = `${joined(built.glue, ...modules)}\n${start}\n`;
  const name = `${NAME}-${fingerprint(script)}.js`;
  await writeFile(join(dist, name), script);
  return name;
}
