import start from "./wasm/generate.js";
import { once } from "./init.js";
import { load } from "./load.node.js";

export * from "./generate.api.js";

const beside = new URL("./wasm/generate_bg.wasm", import.meta.url);
export const init = once(async (source) => start({ module_or_path: await load(source, beside) }));
export default init;
