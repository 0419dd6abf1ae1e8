// Looks for what is left of secrets in the module's memory: as bytes, as code points, and in base64.
import { readFileSync } from "node:fs";

// The entry: all, or generate.
const [entry] = process.argv.slice(2);
const { default: start, ...api } = await import(`./node_modules/karmada-token/wasm/${entry}.js`);
const wasm = await start({ module_or_path: readFileSync(`node_modules/karmada-token/wasm/${entry}_bg.wasm`) });
const kubeconfig = readFileSync("kubeconfig.yaml", "utf8");

const SECRET = "zx81qv4tkw70hjd3";
const TOKEN = `k3y9wp.${SECRET}`;
const NOW = Date.now();
const target = { endpoint: "karmada.example.test:5443", pins: [`sha256:${"0a".repeat(32)}`], token: TOKEN };

/** Any six characters of it in a row. */
const pieces = (text) => Array.from({ length: text.length - 5 }, (_, at) => text.slice(at, at + 6));
const codePoints = (text) => Buffer.from(Uint32Array.from(text, (c) => c.codePointAt(0)).buffer);
const base64 = [0, 1, 2].flatMap((offset) => {
  const encoded = Buffer.from("x".repeat(offset) + SECRET).toString("base64");
  return pieces(encoded.slice(Math.ceil((offset * 4) / 3) + 1, -4));
});
const traces = [
  ...pieces(SECRET).flatMap((piece) => [Buffer.from(piece), Buffer.from(piece.toUpperCase()), codePoints(piece)]),
  ...base64.map((piece) => Buffer.from(piece)),
];
const left = () => {
  const memory = Buffer.from(wasm.memory.buffer);
  return traces.filter((trace) => memory.includes(trace)).map((trace) => `${trace} at ${memory.indexOf(trace)}`);
};

// The search finds what is there, and freeing is what removes it.
const planted = Buffer.from(TOKEN);
const place = wasm.__wbindgen_malloc(planted.length, 1);
planted.copy(Buffer.from(wasm.memory.buffer), place);
if (left().length === 0) {
  throw new Error("a secret that was put into the memory is not found");
}
wasm.__wbindgen_free(place, planted.length, 1);

const secret = JSON.stringify({
  kind: "Secret",
  type: "bootstrap.kubernetes.io/token",
  metadata: { name: "bootstrap-token-k3y9wp" },
  data: { "token-secret": btoa(SECRET) },
  stringData: { "token-id": "k3y9wp", "token-secret": SECRET },
});
const small = {
  good: () => api.isToken(TOKEN),
  upper: () => api.isToken(TOKEN.toUpperCase()),
  wide: () => api.isToken(`${TOKEN}\u{ff21}`),
  idOf: () => api.tokenIdOf(TOKEN),
  idOfBad: () => api.tokenIdOf(`${TOKEN}!`),
  mask: () => api.maskToken(TOKEN),
  id: () => api.parseTokenId(TOKEN),
};
const large = {
  create: () => api.createSecret({ token: TOKEN, now: NOW }),
  createBad: () => api.createSecret({ token: TOKEN, now: NOW, wrong: SECRET }),
  maskSecret: () => api.maskSecret(secret),
  readSecret: () => api.readSecret(secret, NOW, true),
  readBad: () => api.readSecret(secret.slice(0, -2), NOW, true),
  command: () => api.registerCommand(target),
  masked: () => api.maskedCommand(target),
  parse: () => api.parseCommand(api.registerCommand(target)),
  parseBad: () => api.parseCommand(`karmadactl register h:1 --token '${TOKEN}'x`),
  kubeconfig: () => api.readKubeconfig(`${kubeconfig}users: [{name: ${SECRET}}]\n`),
  together: () => api.belongTogether(JSON.stringify({ data: { kubeconfig } }), api.registerCommand(target)),
  togetherBad: () => api.belongTogether(JSON.stringify({ data: { kubeconfig } }), `${api.registerCommand(target)} --bad`),
  diagnose: () => api.diagnose(TOKEN, NOW),
  diagnoseBad: () => api.diagnose(` “${TOKEN.toUpperCase()}`, NOW),
  diagnoseCommand: () => api.diagnose(api.registerCommand(target), NOW),
  diagnoseSecret: () => api.diagnose(secret, NOW),
  diagnoseYaml: () => api.diagnose(`kind: Secret\nstringData:\n  token-id: k3y9wp\n  token-secret: ${SECRET}\n`, NOW),
};
const found = {};
for (const [name, call] of Object.entries(entry === "all" ? { ...small, ...large } : small)) {
  try {
    call();
  } catch {
    // What is thrown is another test's concern.
  }
  const traces = left();
  if (traces.length > 0) {
    found[name] = traces.slice(0, 4);
  }
}
console.log(JSON.stringify(found));
