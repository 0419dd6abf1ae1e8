// The validator: core's diagnosis as a wasm of its own, for the element, and one self-contained page with it inside.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildWasm, fingerprint, squeezed } from "./wasm.mjs";

const NAME = "karmada-token-validator";
const STYLES = ["tokens", "base", "button", "form", "token", "states", "validator", "contrast"];

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

/** Bytes as a text that HTML and JavaScript leave alone: one character each, compressed almost as the bytes are. */
function textOf(bytes) {
  const unsafe = new Set([0, 10, 13, 34, 38, 60, 92]);
  const character = (byte) => String.fromCharCode(unsafe.has(byte) || (byte >= 127 && byte < 160) ? byte + 256 : byte);
  return Array.from(bytes, character).join("");
}

/** What the validator needs of the console's style, without comments. */
async function styles(source) {
  const read = (name) => readFile(join(source, "web", "style", `${name}.css`), "utf8");
  const text = (await Promise.all(STYLES.map(read))).join("\n");
  return text.replace(/\/\*[^]*?\*\//g, "").replace(/\n\s*/g, "\n");
}

async function writePage(dist, source, { glue, wasm }, modules) {
  const read = (path) => readFile(join(source, "web", path), "utf8");
  // The document itself is the host here.
  const style = (await styles(source)).replace(/:host\(([^)]*)\)/g, ":root$1").replaceAll(":host", ":root");
  const start = [
    `const bytes = Uint8Array.from("${textOf(wasm)}", (character) => character.charCodeAt(0) & 255);`,
    "initSync({ module: bytes });",
    "document.querySelector('noscript')?.remove();",
    "new Validator(document.body, { lang: navigator.language, diagnose, belongTogether });",
  ];
  const script = squeezed(joined(glue, ...modules, start.join("\n")));
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
  const small = await buildWasm(source, "validator", isRelease);
  const modules = await Promise.all(["words", "element-of", "together", "validator"].map((name) => readFile(join(source, "web", "validator", `${name}.js`), "utf8")));
  await writePage(dist, source, small, modules);
  const built = await buildWasm(source, "validator-chinese", isRelease);
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
