import start from "./wasm/generate.js";
import { once } from "./init.js";

export * from "./generate.api.js";

/** Beside this file, unless another source is named: bundlers know the form of the URL in wasm/generate.js. */
export const init = once((source) => start({ module_or_path: source }));
export default init;
