// Compiled by `tsc --strict` beside the packed package: what may be written, and what may not.
import init, {
  createSecret,
  diagnose,
  generateTokens,
  initSync,
  parseCommand,
  parseDuration,
  readSecretList,
  registerCommand,
} from "karmada-token";
import type { Diagnosis, KarmadaTokenError, SecretRecord } from "karmada-token";
import { loadConsole, type ConsoleProps, type KarmadaTokenConsole } from "karmada-token/console";
import { generateToken, tokenIdOf, type TokenError } from "karmada-token/generate";

await init();
await init(new URL("https://example.test/all.wasm"));
initSync(new Uint8Array());
const tokens: string[] = generateTokens(3);
const manifest: string = createSecret({ token: tokens[0] ?? generateToken(), now: 0, usages: ["signing"] });
const records: readonly SecretRecord[] = readSecretList(manifest, 0, true);
for (const { variant } of records.flatMap((record) => record.registers)) {
  const known: "expired" | "bad-group" | undefined = variant === "expired" || variant === "bad-group" ? variant : undefined;
  void known;
}
const nanoseconds: bigint = parseDuration("1h");
const { findings }: Diagnosis = diagnose("", 0);
const spans: { start: number; end: number }[] = findings.map(({ start, end }) => ({ start, end }));
const again: string = registerCommand({ ...parseCommand(""), clusterName: "eu-1" });
const upper: boolean = findings.some(({ code }) => code === "token-upper-case");
void [again, upper, nanoseconds, spans, parseCommand(registerCommand({ endpoint: "h:1", pins: ["sha256:0a"], token: "" })).clusterName];

export function explain(error: KarmadaTokenError | TokenError): string {
  switch (error.name) {
    case "TokenError":
      return error.variant === "no-dot" ? `a dot at ${error.position ?? 7}` : error.message;
    case "OptionsError":
      return error.field;
    case "CommandError":
      return error.variant === "pin-missing" ? "pin it" : error.message;
    default:
      return error.message;
  }
}

// @ts-expect-error: the clock is a parameter.
createSecret({ token: "" });
// @ts-expect-error: there is no such usage.
createSecret({ token: "", now: 0, usages: ["foo"] });
// @ts-expect-error: it is a bigint.
const wrong: number = parseDuration("1h");
// @ts-expect-error: there is no such variant.
export const never = (error: TokenError): boolean => error.variant === "nodot";
// @ts-expect-error: nothing is ever found under this name.
export const typo = findings.some(({ code }) => code === "token-uppercase");
// @ts-expect-error: a token is a text.
tokenIdOf(7);
void wrong;

await loadConsole("/karmada-token/");
const element: KarmadaTokenConsole = document.createElement("karmada-token-console");
element.getToken = async () => "a.token";
element.fetch = (request) => fetch(request, { credentials: "same-origin" });
element.addEventListener("tokencreated", ({ detail }) => void detail.id.length);
element.addEventListener("autherror", ({ detail }) => void (detail.reason === "no-token" && element.refresh()));
element.addEventListener("click", ({ target }) => void target);
const { valid, findings: found } = await element.validate("");
const props: ConsoleProps = { "default-ttl": "2h", readonly: true, ontokendeleted: ({ detail }) => void detail.name, messages: { Ttl: "" } };
// @ts-expect-error it is asked for a text
element.getToken = () => 7;
// @ts-expect-error there is no such reason
element.addEventListener("autherror", ({ detail }) => void (detail.reason === "bored"));
// @ts-expect-error there is no such mode
const wrong: ConsoleProps = { mode: "edit" };
void [valid, found[0]?.code, props, wrong];
