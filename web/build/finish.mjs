// Trunk's last step: writes the hashed names, and what it imports, into the element's entry, makes sure that nothing inline is
// left in the page, splits the console, and puts compressed siblings beside every file that compresses.
import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { buildJudge } from "./judge.mjs";
import { splitConsole } from "./split.mjs";
import { buildValidator } from "./validator.mjs";
import { only } from "./wasm.mjs";

const ENTRY = "karmada-token-console.js";
const PAGE = "index.html";
const COMPRESSIBLE = /\.(?:css|html|js|json|mjs|svg|txt|wasm)$/;

const dist = process.env.TRUNK_STAGING_DIR;
const isRelease = process.env.TRUNK_PROFILE === "release";

/** Replaces a text that must be there exactly once. */
function replaceOnce(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`${ENTRY} must hold ${from} exactly once`);
  return text.replace(from, () => to);
}

async function nameTheModules(files, validator, judge) {
  const module = only(files, /^karmada-token-web-[0-9a-f]+\.js$/);
  const wasm = only(files, /^karmada-token-web-[0-9a-f]+_bg\.wasm$/);
  const path = join(dist, ENTRY);
  let entry = await readFile(path, "utf8");
  for (const [names, file] of [["askAhead", "ahead"], ["chosenLanguage, showFailure", "failure"]]) {
    const text = await readFile(join(process.env.TRUNK_SOURCE_DIR, `web/element/${file}.js`), "utf8");
    entry = replaceOnce(entry, `import { ${names} } from "./${file}.js";`, text.replaceAll("export function", "function"));
  }
  entry = replaceOnce(entry, '"./karmada-token-web.js"', JSON.stringify(`./${module}`));
  entry = replaceOnce(entry, '"./karmada-token-web_bg.wasm"', JSON.stringify(`./${wasm}`));
  entry = replaceOnce(entry, '"./karmada-token-validator.js"', JSON.stringify(`./${validator}`));
  entry = replaceOnce(entry, '"./karmada-token-judge.js"', JSON.stringify(`./${judge}`));
  await writeFile(path, entry);
}

/** The page's policy refuses inline script and style; here that shows at once and not in a browser. */
async function refuseInline() {
  const html = await readFile(join(dist, PAGE), "utf8");
  for (const [, attributes, body] of html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/g)) {
    if (!/\bsrc=/.test(attributes) || body.trim() !== "") throw new Error(`${PAGE} has an inline script`);
  }
  if (/<style\b|\sstyle=|\son[a-z]+=/i.test(html)) throw new Error(`${PAGE} has an inline style or handler`);
}

/** How much brotli takes for one block, as powers of two: its own choice, and what is better for some files by up to one percent. */
const BLOCKS = [0, 16, 17];

async function brotli(bytes) {
  const tried = BLOCKS.map((block) => promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_LGBLOCK]: block,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }));
  return (await Promise.all(tried)).reduce((best, other) => (other.length < best.length ? other : best));
}

const compressors = {
  br: brotli,
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

async function compress(name) {
  const bytes = await readFile(join(dist, name));
  const siblings = Object.entries(compressors).map(async ([extension, make]) => {
    const smaller = await make(bytes);
    if (smaller.length < bytes.length) await writeFile(join(dist, `${name}.${extension}`), smaller);
  });
  await Promise.all(siblings);
}

// Before the validator, which cargo builds under the same name.
await splitConsole(dist, process.env.TRUNK_SOURCE_DIR, isRelease);
const validator = await buildValidator(dist, process.env.TRUNK_SOURCE_DIR, isRelease);
const judge = await buildJudge(dist, process.env.TRUNK_SOURCE_DIR, isRelease);
const files = await readdir(dist, { recursive: true });
await nameTheModules(files, validator, judge);
await refuseInline();
// A debug build is not served to anybody, and its wasm is large.
if (isRelease) await Promise.all(files.filter((name) => COMPRESSIBLE.test(name)).map(compress));
