// The judge: core's judgement of who will join as a wasm of its own, for the console.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildWasm, fingerprint } from "./wasm.mjs";

const NAME = "karmada-token-judge";

/** What the element's entry calls, behind what wasm-bindgen wrote. */
const READY = `
let loading;

/** The judge, once its wasm is there. A failed load is forgotten, so that the next call tries again. */
export function ready() {
  loading ??= __wbg_init({ module_or_path: WASM }).then(() => ({ questions, observe, pinsOf }));
  loading.catch(() => { loading = undefined; });
  return loading;
}
`;

/**
 * Writes the judge's files into a folder.
 * @returns {Promise<string>} the name of the module that the element's entry imports
 */
export async function buildJudge(dist, source, isRelease) {
  const { glue, wasm } = await buildWasm(source, "judge", isRelease);
  const file = `${NAME}-${fingerprint(wasm)}_bg.wasm`;
  await writeFile(join(dist, file), wasm);
  const script = `const WASM = new URL("./${file}", import.meta.url);\n${glue}\n${READY}`;
  const name = `${NAME}-${fingerprint(script)}.js`;
  await writeFile(join(dist, name), script);
  return name;
}
