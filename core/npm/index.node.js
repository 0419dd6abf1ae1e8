import { readFile } from "node:fs/promises";
import start from "./wasm/all.js";
import { once } from "./init.js";

export * from "./index.api.js";

const beside = () => readFile(new URL("./wasm/all_bg.wasm", import.meta.url));
export const init = once(async (source) => start({ module_or_path: (await source) ?? (await beside()) }));
export default init;
