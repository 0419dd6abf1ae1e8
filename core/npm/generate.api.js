import { generateLines, initSync as startSync } from "./wasm/generate.js";
import { split } from "./init.js";

export {
  generateToken,
  isToken,
  maskToken,
  parseTokenId,
  tokenIdOf,
} from "./wasm/generate.js";

export const generateTokens = (count) => split(generateLines(count));

export function initSync(module) {
  startSync({ module });
}
