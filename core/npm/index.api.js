import { generateLines, initSync as startSync } from "./wasm/all.js";
import { split } from "./init.js";

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

export const generateTokens = (count) => split(generateLines(count));

export function initSync(module) {
  startSync({ module });
}
