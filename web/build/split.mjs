// The console as two wasms: what the first visit needs, and what opens over the list (web/src/pages/overlay.rs).
// Trunk knows one: what it made is made anew here from what cargo built.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { withoutClasses } from "./unexported.mjs";
import { TARGET, only, optimised, squeezed } from "./wasm.mjs";

const run = promisify(execFile);
const NAME = "karmada-token-web";
// The names that wasm-split-cli gives: to the script that fetches, and to the second wasm.
const FETCHES = "__wasm_split.js";
const SECOND = "split_overlay.wasm";
// The streams of leptos' server functions (wasm-streams), of which there are none here.
const STREAMS = /IntoUnderlying(?:ByteSource|Source|Sink)/i;

/** Splits what cargo built and writes the JavaScript for it into a folder. */
async function split(source, folder, isRelease) {
  const built = join(source, "target", TARGET, isRelease ? "wasm-console" : "debug", "karmada_token_web.wasm");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const whole = join(folder, "whole.wasm");
  await writeFile(whole, withoutClasses(await readFile(built), STREAMS));
  await run("wasm-split-cli", ["--out-name", NAME, whole, folder]);
  only(await readdir(folder), /^split_.*\.wasm$/);
  const first = join(folder, `${NAME}.wasm`);
  await run("wasm-bindgen", ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", folder,
    "--out-name", NAME, first]);
  const wasms = [`${NAME}_bg.wasm`, SECOND].map((name) => join(folder, name));
  if (isRelease) await Promise.all(wasms.map(optimised));
  const scripts = [`${NAME}.js`, FETCHES].map((name) => readFile(join(folder, name), "utf8"));
  return { wasms: await Promise.all(wasms.map((path) => readFile(path))), scripts: await Promise.all(scripts) };
}

/**
 * Puts both wasms and their JavaScript in the place of what Trunk made.
 * @returns {Promise<void>}
 */
export async function splitConsole(dist, source, isRelease) {
  const { wasms, scripts } = await split(source, join(source, "target", "split"), isRelease);
  const hash = createHash("sha256");
  for (const part of [...wasms, ...scripts]) hash.update(part);
  const mark = hash.digest("hex").slice(0, 16);
  const names = {
    [`${NAME}_bg.wasm`]: `${NAME}-${mark}_bg.wasm`,
    [`${NAME}.js`]: `${NAME}-${mark}.js`,
    [FETCHES]: `karmada-token-fetch-${mark}.js`,
    [SECOND]: `karmada-token-overlay-${mark}_bg.wasm`,
  };
  // Where a file is fetched from, and not where the wasm names what it imports.
  const named = (text) => text.replace(/(?<=from |new URL\()"\.\/([^"]+)"/g, (whole, name) => (names[name] ? `"./${names[name]}"` : whole));

  const files = await readdir(dist);
  const page = join(dist, "index.html");
  let html = await readFile(page, "utf8");
  for (const [pattern, name] of [[/^karmada-token-web-[0-9a-f]+\.js$/, `${NAME}.js`], [/^karmada-token-web-[0-9a-f]+_bg\.wasm$/, `${NAME}_bg.wasm`]]) {
    const old = only(files, pattern);
    html = html.replaceAll(old, names[name]);
    await rm(join(dist, old));
  }
  // The module imports it: without this it would be asked for only when that is there.
  const [preload] = html.match(/<link\b[^>]*\bmodulepreload\b[^>]*>/) ?? [];
  if (!preload) throw new Error("index.html preloads no module");
  await writeFile(page, html.replace(preload, preload + preload.replace(names[`${NAME}.js`], names[FETCHES])));
  await writeFile(join(dist, names[`${NAME}_bg.wasm`]), wasms[0]);
  await writeFile(join(dist, names[SECOND]), wasms[1]);
  await writeFile(join(dist, names[`${NAME}.js`]), named(squeezed(scripts[0])));
  await writeFile(join(dist, names[FETCHES]), named(squeezed(scripts[1])));
}
