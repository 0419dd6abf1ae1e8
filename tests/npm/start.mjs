// Each way to start it in Node, one a run: a module that was started once can't be started anew.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const file = import.meta.resolve("karmada-token/generate.wasm");
const { init, initSync, generateToken, isToken } = await import("karmada-token/generate");
assert.throws(generateToken, /await init\(\)/);
await {
  file: () => init(new URL(file)),
  text: () => init(Promise.resolve(file)),
  bytes: () => init(readFileSync(new URL(file))),
  beside: () => init(),
  sync: () => initSync(readFileSync(new URL(file))),
}[process.argv[2]]();
assert.ok(isToken(generateToken()));
console.log("started");
