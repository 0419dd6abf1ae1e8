// The packed package in Node and in a page: every function once, with what it must say. Answers the names it has tried.
const ID = "q7zk2m";
const SECRET = "x4c9v0b1n8m3a5s7";
const TOKEN = `${ID}.${SECRET}`;
const PIN = `sha256:${"0a".repeat(32)}`;
const NOW = Date.parse("2026-11-24T06:00:00Z");

const same = (found, wanted, what) => {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    throw new Error(`${what}: ${JSON.stringify(found)}, wanted ${JSON.stringify(wanted)}`);
  }
};

const fails = (call, name, variant, position, field) => {
  let failure;
  try {
    call();
  } catch (error) {
    failure = error;
  }
  same(
    [failure instanceof Error, failure?.name, failure?.variant, failure?.position, failure?.field, failure?.message.includes(SECRET)],
    [true, name, variant, position, field, false],
    `${name} ${variant}`,
  );
};

const wants = (call, name, message) => {
  let failure;
  try {
    call();
  } catch (error) {
    failure = error;
  }
  same([failure?.name, failure?.message], [name, message], message);
};

export async function tryGenerate(api) {
  await Promise.all([api.init(), api.init(), api.default()]);
  same(api.isToken(api.generateToken()), true, "generateToken");
  const tokens = api.generateTokens(1000);
  same([tokens.length, new Set(tokens).size, tokens.every(api.isToken)], [1000, 1000, true], "generateTokens");
  same(api.generateTokens(0), [], "no tokens");
  for (const count of [-1, 1.5, NaN, undefined, "2", 10_000_001, 2 ** 32]) {
    fails(() => api.generateTokens(count), "RangeError", undefined, undefined);
  }
  same(api.isToken(`${TOKEN} `), false, "isToken");
  same([api.tokenIdOf(TOKEN), api.maskToken(TOKEN)], [ID, `${ID}.${"*".repeat(16)}`], "tokenIdOf");
  same(api.parseTokenId(ID), ID, "parseTokenId");
  fails(() => api.tokenIdOf(TOKEN.toUpperCase()), "TokenError", "id", 1);
  fails(() => api.tokenIdOf(` ${TOKEN}`), "TokenError", "surrounded", 1);
  fails(() => api.maskToken(TOKEN.slice(0, -1)), "TokenError", "secret", 23);
  fails(() => api.parseTokenId(TOKEN), "TokenIdError", "whole-token", undefined);
  for (const [call, name] of [[api.isToken, "text"], [api.tokenIdOf, "token"], [api.parseTokenId, "text"]]) {
    for (const value of [5, undefined, null, {}, new TextEncoder().encode(TOKEN)]) wants(() => call(value), "TypeError", `${name} must be a string`);
  }
  return ["generateToken", "generateTokens", "isToken", "maskToken", "parseTokenId", "tokenIdOf"];
}

function tryValues(api) {
  same(String(api.parseDuration("1h30m")), "5400000000000", "parseDuration");
  same([api.formatDuration(5400000000000n), api.shortHumanDuration(5400000000000n)], ["1h30m0s", "1h"], "durations");
  same(api.expirationOf("24h", NOW), "2026-11-25T06:00:00Z", "expirationOf");
  same(api.expirationOf("0", NOW), undefined, "never");
  same(api.parseTime("2026-11-24T06:00:00Z"), NOW, "parseTime");
  same(api.parseEndpoint("https://Karmada.example.test:5443/"), { endpoint: "karmada.example.test:5443", internal: false }, "parseEndpoint");
  same(api.parsePin(PIN.toUpperCase()), PIN, "parsePin");
  for (const nanoseconds of [2n ** 63n, -(2n ** 63n) - 1n, 2n ** 64n]) {
    fails(() => api.formatDuration(nanoseconds), "RangeError");
    fails(() => api.shortHumanDuration(nanoseconds), "RangeError");
  }
  same(api.formatDuration(2n ** 63n - 1n), "2562047h47m16.854775807s", "the longest");
  fails(() => api.formatDuration(5), "TypeError");
  for (const [now, name, variant] of [
    ...[NaN, Infinity, -8.64e15, NOW * 1e3].map((now) => [now, "TimestampError", "range"]),
    ...[NOW / 1e3, 1e8, 1e11 - 1].map((now) => [now, "TimestampError", "seconds"]),
    ...[undefined, null, "2026", "", true, [], new Date(NOW)].map((now) => [now, "TypeError", undefined]),
  ]) {
    fails(() => api.expirationOf("2h", now), name, variant, undefined);
    fails(() => api.diagnose(TOKEN, now), name, variant, undefined);
  }
  same([api.expirationOf("1s", 0), api.expirationOf("1s", 1e11)], ["1970-01-01T00:00:01Z", "1973-03-03T09:46:41Z"], "long ago");
  wants(() => api.diagnose(TOKEN, new Date(NOW)), "TypeError", "now must be a number of milliseconds since 1970, as Date.now() gives it");
  fails(() => api.parseDuration("1d"), "GoDurationError", "unit-unknown", 2);
  fails(() => api.expirationOf("-5m", NOW), "TtlError", "negative", 1);
  fails(() => api.parseTime("2026-13-24T06:00:00Z"), "TimestampError", "rfc3339", 6);
  fails(() => api.parseEndpoint("http://a"), "EndpointError", "plain-http", 1);
  fails(() => api.parsePin("sha512:0a"), "PinError", "prefix", 4);
  fails(() => api.pinsOfPem("nothing"), "CertificatesError", "none", undefined);
}

function trySecrets(api) {
  const options = { token: TOKEN, now: NOW, ttl: "2h", description: "eu-1" };
  const manifest = api.createSecret(options);
  const record = api.readSecret(manifest, NOW, true);
  same(
    [record.id, record.secret, record.expiration, record.usages, record.description, record.registers],
    [ID, "well-formed", "2026-11-24T08:00:00Z", ["authentication", "signing"], "eu-1", []],
    "readSecret",
  );
  same(api.readSecret(manifest, NOW, false).registers.map((reason) => reason.variant), ["no-group-may-register"], "registers");
  const masked = api.maskSecret(manifest);
  same([masked.includes(btoa(SECRET)), api.readSecret(masked, NOW, true).secret], [false, "well-formed"], "maskSecret");
  const late = api.readSecretList(`{"items":[${manifest}]}`, NOW + 7_200_000, true);
  same(late.map((one) => one.signed.map((reason) => reason.variant)), [["expired"]], "readSecretList");
  wants(() => api.readSecret(JSON.parse(manifest), NOW, true), "TypeError", "json must be a string");
  wants(() => api.diagnose(new TextEncoder().encode(manifest), NOW), "TypeError", "text must be a string");
  for (const other of [manifest, "{}", '{"kind":"ConfigMap","data":{}}', '{"kind":"Status","code":401}', "[]"]) {
    fails(() => api.readSecretList(other, NOW, true), "SecretError", "form");
  }
  for (const now of [NaN, Infinity]) fails(() => api.createSecret({ ...options, now }), "TimestampError", "range");
  for (const now of [null, "2026"]) fails(() => api.createSecret({ ...options, now }), "OptionsError", "form", undefined, "now");
  wants(() => api.createSecret({ ...options, now: NOW / 1e3 }), "TimestampError", "a time is in milliseconds, and this looks like seconds");
  fails(() => api.readSecret(manifest), "TypeError");
  fails(() => api.readSecretList(`{"items":[${manifest}]}`), "TypeError");
  fails(() => api.createSecret({ ...options, groups: ["bad"] }), "GroupsError", "group", 1);
  fails(() => api.createSecret({ ...options, usages: ["foo"] }), "UsagesError", "unknown", 1);
  fails(() => api.createSecret({ ...options, tll: "2h" }), "OptionsError", "form", undefined, "tll");
  fails(() => api.createSecret({ token: TOKEN }), "OptionsError", "form", undefined, "now");
  fails(() => api.createSecret({ ...options, groups: [7] }), "OptionsError", "form", undefined, "groups");
  fails(() => api.createSecret(TOKEN), "OptionsError", "form", undefined, "options");
  fails(() => api.readSecret(`{"data":"${SECRET}"}`, NOW, true), "SecretError", "form", undefined);
}

function tryCommands(api, kubeconfig) {
  const target = { endpoint: "karmada.example.test:5443", pins: [PIN] };
  const line = api.registerCommand({ ...target, token: TOKEN, clusterName: "eu-1" });
  same(line, `karmadactl register ${target.endpoint} --token ${TOKEN} --discovery-token-ca-cert-hash ${PIN} --cluster-name eu-1`, "registerCommand");
  same(api.maskedCommand({ ...target, token: TOKEN, program: "kubeadm" }).startsWith(`kubeadm join ${target.endpoint} --token ${ID}.*`), true, "maskedCommand");
  const read = api.parseCommand(`$ sudo ${line}`);
  same([read.program, read.endpoint, read.pins, read.token, read.clusterName], ["karmadactl", target.endpoint, [PIN], TOKEN, "eu-1"], "parseCommand");
  const all = {
    ...{ program: "kubectl-karmada", ...target, token: TOKEN, clusterName: "eu-1", namespace: "agents", clusterNamespace: "members" },
    ...{ proxyServerAddress: "http://proxy.example.test:3128", karmadaAgentImage: "registry.example.test/agent:v1" },
    ...{ certExpirationSeconds: 3600, dryRun: true },
  };
  const again = api.parseCommand(api.registerCommand(all));
  same(again, { ...all, skipsCaVerification: false, others: [] }, "every option is read");
  same(api.registerCommand({ ...again }), api.registerCommand(all), "what is read is written");
  same(api.registerCommand(api.parseCommand(api.registerCommand({ ...target, token: TOKEN, program: "kubeadm" }))).slice(0, 12), "kubeadm join", "kubeadm");
  const context = api.parseCommand(`${line} --context eu --kubeconfig m.yaml`);
  same(context.others, ["context", "kubeconfig"], "others");
  fails(() => api.registerCommand(context), "OptionsError", "form", undefined, "others");
  const trusting = api.parseCommand(`${line} --discovery-token-unsafe-skip-ca-verification`);
  fails(() => api.registerCommand(trusting), "OptionsError", "form", undefined, "skipsCaVerification");
  same(api.registerCommand({ ...trusting, skipsCaVerification: false }), line, "pinned after all");
  fails(() => api.parseCommand(line.replace(TOKEN, "x")), "CommandError", "token", 55);
  fails(() => api.registerCommand({ ...target, pins: [], token: TOKEN }), "CommandError", "pin-missing", undefined);
  fails(() => api.maskedCommand({ ...target, pins: [], token: TOKEN, program: "kubeadm" }), "CommandError", "pin-missing", undefined);
  fails(() => api.registerCommand({ ...target, token: TOKEN, clusterName: "EU" }), "NameError", "character", 1);

  const from = api.readKubeconfig(kubeconfig);
  same([from.endpoint, from.pins.length], ["karmada.example.test:5443", 1], "readKubeconfig");
  fails(() => api.readKubeconfig("clusters: {"), "KubeconfigError", "syntax", undefined);
  const file = "clusters: [{name: '', cluster: {server: 'https://k.example.test:5443', certificate-authority: /x/ca.crt}}]";
  fails(() => api.readKubeconfig(file), "KubeconfigError", "certificate-authority-file", undefined);
  const info = JSON.stringify({ kind: "ConfigMap", data: { kubeconfig, [`jws-kubeconfig-${ID}`]: "a..b" } });
  same(api.readClusterInfo(info), { ...from, signedFor: [ID] }, "readClusterInfo");
  const against = api.checkClusterInfo(info, { ...from, token: TOKEN });
  same(against.map((mismatch) => mismatch.variant), ["signature"], "checkClusterInfo");
  const handedOver = api.registerCommand({ ...from, token: TOKEN });
  same(api.belongTogether(info, handedOver).map((mismatch) => mismatch.variant), ["signature"], "belongTogether");
  const elsewhere = api.registerCommand({ ...target, endpoint: "other.example.test:5443", token: TOKEN.replace(ID, "zzzzzz") });
  same(api.belongTogether(info, elsewhere).map((mismatch) => mismatch.variant), ["unsigned", "pins", "endpoint"], "belongTogether");
  fails(() => api.belongTogether(info, "karmadactl register"), "CommandError", "endpoint-missing", 20);
  fails(() => api.readClusterInfo("{}"), "ClusterInfoError", "no-kubeconfig", undefined);
  same(api.pinsOfPem(atob(/certificate-authority-data: (\S+)/.exec(kubeconfig)[1])), from.pins, "pinsOfPem");

  const { kind, findings, corrected } = api.diagnose(`token: ${TOKEN.toUpperCase()}`, NOW);
  same([kind, findings.some((finding) => finding.severity === "error"), corrected.includes(TOKEN)], ["token", true, true], "diagnose");
}

export async function tryAll(api, kubeconfig) {
  const names = await tryGenerate(api);
  tryValues(api);
  trySecrets(api);
  tryCommands(api, kubeconfig);
  return [
    ...names,
    ...["belongTogether", "checkClusterInfo", "createSecret", "diagnose", "expirationOf", "formatDuration", "maskSecret", "maskedCommand"],
    ...["parseCommand", "parseDuration", "parseEndpoint", "parsePin", "parseTime", "pinsOfPem", "readClusterInfo"],
    ...["readKubeconfig", "readSecret", "readSecretList", "registerCommand", "shortHumanDuration"],
  ].sort();
}
