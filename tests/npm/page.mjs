// The packed package in a page: what the two entries say goes into the page's one output.
import { tryAll, tryGenerate } from "./api.mjs";

const output = document.querySelector("output");
try {
  const kubeconfig = await (await fetch("kubeconfig.yaml")).text();
  await tryAll(await import("./node_modules/karmada-token/index.js"), kubeconfig);
  await tryGenerate(await import("./node_modules/karmada-token/generate.js"));
  output.textContent = "tried it all";
} catch (error) {
  output.textContent = String(error);
}
