import start from "./wasm/all.js";
import { once } from "./init.js";
import { load } from "./load.node.js";

export * from "./index.api.js";

const beside = new URL("./wasm/all_bg.wasm", import.meta.url);
export const init = once(async (source) => start({ module_or_path: await load(source, beside) }));
export default init;
