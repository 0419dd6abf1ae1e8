// Run by Node in a project that the packed package is installed in.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tryAll, tryGenerate } from "./api.mjs";

const kubeconfig = readFileSync("kubeconfig.yaml", "utf8");
for (const [entry, attempt] of [
  ["karmada-token", (api) => tryAll(api, kubeconfig)],
  ["karmada-token/generate", tryGenerate],
]) {
  const api = await import(entry);
  // Whatever is exported is tried, and declared.
  const tried = [...(await attempt(api)), "default", "init", "initSync"].sort();
  assert.deepEqual(Object.keys(api).sort(), tried);
  const declared = ["generate.d.ts", ...(entry === "karmada-token" ? ["index.d.ts"] : [])]
    .map((name) => readFileSync(`node_modules/karmada-token/${name}`, "utf8"))
    .flatMap((text) => [...text.matchAll(/^export function (\w+)/gm)].map(([, name]) => name));
  assert.deepEqual([...declared, "default"].sort(), tried);
}

console.log("tried");
