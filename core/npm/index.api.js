import { generateLines, initSync as startSync } from "./wasm/all.js";
import { lines } from "./init.js";

export {
  belongTogether,
  checkClusterInfo,
  createSecret,
  diagnose,
  expirationOf,
  formatDuration,
  generateToken,
  isToken,
  maskSecret,
  maskToken,
  maskedCommand,
  parseCommand,
  parseDuration,
  parseEndpoint,
  parsePin,
  parseTime,
  parseTokenId,
  pinsOfPem,
  readClusterInfo,
  readKubeconfig,
  readSecret,
  readSecretList,
  registerCommand,
  shortHumanDuration,
  tokenIdOf,
} from "./wasm/all.js";

export const generateTokens = (count) => lines(generateLines, count);

export function initSync(module) {
  startSync({ module });
}
