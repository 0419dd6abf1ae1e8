import { generateLines, initSync as startSync } from "./wasm/generate.js";
import { lines } from "./init.js";

export {
  generateToken,
  isToken,
  maskToken,
  parseTokenId,
  tokenIdOf,
} from "./wasm/generate.js";

export const generateTokens = (count) => lines(generateLines, count);

export function initSync(module) {
  startSync({ module });
}
