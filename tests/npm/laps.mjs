// Laps for `make bench-core` in a page: the packed package, and plain JavaScript. Each answers nanoseconds.
import init, * as wasm from "./node_modules/karmada-token/index.js";
import startSmall, * as small from "./node_modules/karmada-token/generate.js";

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
const TOKEN = /^[a-z0-9]{6}\.[a-z0-9]{16}$/;

/** The same rejection sampling, with as many bytes a call as it can use, and no more than a call gives. */
function plainTokens(count) {
  const bytes = new Uint8Array(Math.min(16384, Math.ceil(count * 22 * 1.0625) + 10));
  let next = bytes.length;
  const tokens = [];
  for (let made = 0; made < count; made += 1) {
    let token = "";
    while (token.length < 23) {
      if (next === bytes.length) {
        crypto.getRandomValues(bytes);
        next = 0;
      }
      const byte = bytes[next++];
      if (byte < 252) {
        token += ALPHABET[byte % 36];
        if (token.length === 6) {
          token += ".";
        }
      }
    }
    tokens.push(token);
  }
  return tokens;
}

const works = {
  wasm: {
    generate: (count) => (count === 1 ? small.generateToken() : small.generateTokens(count)),
    validate: (texts) => texts.every((text) => small.isToken(text)),
    decode: (texts) => texts.every((text) => wasm.readSecretList(text, Date.now(), true).length > 0),
  },
  js: {
    generate: (count) => plainTokens(count),
    validate: (texts) => texts.every((text) => TOKEN.test(text)),
    decode: (texts) => texts.every((text) => JSON.parse(text).items.length > 0),
  },
};

const inputs = {};

/** Keeps what laps work on: it is fetched once. */
export async function prepare() {
  await Promise.all([init(), startSmall()]);
  for (const name of ["one", "many", "list"]) {
    inputs[name] = JSON.parse(await (await fetch(`${name}.json`)).text());
  }
}

/** One lap: a work, how often, on which input (or how many tokens). */
export function lap(contender, work, count, input) {
  const act = works[contender][work];
  const on = inputs[input] ?? input;
  const begun = performance.now();
  for (let turn = 0; turn < count; turn += 1) {
    if (!act(on)) {
      throw new Error(`${contender} ${work} failed`);
    }
  }
  return (performance.now() - begun) * 1e6;
}
