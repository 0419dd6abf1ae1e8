import { readFile } from "node:fs/promises";
import start from "./wasm/generate.js";
import { once } from "./init.js";

export * from "./generate.api.js";

const beside = () => readFile(new URL("./wasm/generate_bg.wasm", import.meta.url));
export const init = once(async (source) => start({ module_or_path: (await source) ?? (await beside()) }));
export default init;
