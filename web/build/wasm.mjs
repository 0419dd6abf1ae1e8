// How a wasm is built, and those beside the console: the same crate with another feature, each for who wants it.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
export const TARGET = "wasm32-unknown-unknown";
// By name, the functions of a module stand together that are much alike: brotli makes a half percent of it.
const WASM_OPT = ["-Oz", "--reorder-functions-by-name", "--strip-producers", "--strip-target-features", "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int", "--enable-reference-types", "--enable-sign-ext", "--enable-multivalue"];

/** What a file's name says of its content, so that it may be kept for ever. */
export const fingerprint = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

/** The one file whose name matches: none, or several, would make a page that half works. */
export function only(files, pattern) {
  const found = files.filter((name) => pattern.test(name));
  if (found.length !== 1) throw new Error(`expected one file like ${pattern}, found ${found.length}: ${found}`);
  return found[0];
}

/** Makes a wasm small, in its place. */
export async function optimised(path) {
  await run("wasm-opt", [...WASM_OPT, path, "-o", path]);
}

/** A script without its comments and indentation. */
export function squeezed(script) {
  return script.replace(/^\s*\/\*\*?[^]*?\*\/$/gm, "").replace(/^\s*\/\/.*$/gm, "").replace(/\n\s*/g, "\n");
}

/**
 * Builds `karmada-token-FEATURE`: the wasm, and the JavaScript that wasm-bindgen puts before it.
 * @returns {Promise<{glue: string, wasm: Buffer}>}
 */
export async function buildWasm(source, feature, isRelease) {
  const name = `karmada-token-${feature}`;
  const folder = join(source, "target", feature);
  const profile = isRelease ? "wasm-release" : "dev";
  const cargo = ["rustc", "--offline", "--locked", "--quiet", "--lib", "--crate-type", "cdylib", "--profile", profile,
    "--target", TARGET, "-p", "karmada-token-web", "--no-default-features", "--features", feature];
  await run("cargo", cargo, { cwd: source });
  const built = join(source, "target", TARGET, isRelease ? profile : "debug", "karmada_token_web.wasm");
  await run("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-dir", folder, "--out-name", name, built]);
  const wasm = join(folder, `${name}_bg.wasm`);
  if (isRelease) await optimised(wasm);
  return { glue: await readFile(join(folder, `${name}.js`), "utf8"), wasm: await readFile(wasm) };
}
