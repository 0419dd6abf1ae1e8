import type { FindingCode } from "./codes.js";

/** A token as it is to be created. What is left out is what `karmadactl token create` takes. */
export interface SecretOptions {
  readonly token: string;
  /** `Date.now()`: what the TTL counts from. */
  readonly now: number;
  /** A Go duration, or `0` for a token that never expires; otherwise `24h`. */
  readonly ttl?: string;
  readonly usages?: readonly Usage[];
  readonly groups?: readonly string[];
  readonly description?: string;
}

export type Usage = "signing" | "authentication";

/** What a Secret says, well-formed or not. It never holds the token secret. */
export interface SecretRecord {
  readonly name: string;
  readonly id: string | null;
  readonly secret: "well-formed" | "malformed" | "missing";
  /** As it is written; null where the token never expires. */
  readonly expiration: string | null;
  readonly usages: readonly Usage[];
  readonly groups: readonly string[];
  readonly description: string;
  /** Why the API server lets nobody in with it; empty where it does. */
  readonly authenticates: readonly Reason[];
  /** Why cluster-info isn't signed with it; empty where it is. */
  readonly signed: readonly Reason[];
  /** Why no cluster can register with it; empty where one can. */
  readonly registers: readonly Reason[];
}

export interface Reason {
  readonly variant:
    | "deleting"
    | "wrong-namespace"
    | "wrong-type"
    | "bad-name"
    | "bad-id"
    | "id-mismatch"
    | "secret-missing"
    | "secret-malformed"
    | "expired"
    | "expiration-unparseable"
    | "no-authentication-usage"
    | "no-signing-usage"
    | "bad-group"
    | "no-group-may-register";
  readonly message: string;
  /** The group that is bad. */
  readonly group?: string;
}

/** Where members register, and what they pin. */
export interface Target {
  readonly endpoint: string;
  readonly pins: readonly string[];
}

/** A command as it is to be written. */
export interface CommandOptions extends Target {
  readonly token: string;
  readonly program?: "karmadactl" | "kubectl-karmada" | "kubeadm";
  readonly shell?: "posix" | "powershell";
  /** This and what follows: options of register, which kubeadm has none of. */
  readonly clusterName?: string;
  readonly namespace?: string;
  readonly clusterNamespace?: string;
  readonly proxyServerAddress?: string;
  readonly karmadaAgentImage?: string;
  /** From 600 to 2147483647; a control plane gives a year at most, unless it was told otherwise. */
  readonly certExpirationSeconds?: number;
  readonly dryRun?: boolean;
}

/**
 * A command that was read. It holds the token. `registerCommand` writes it again; it refuses one that trusts whatever CA answers or
 * has other flags, rather than change it. Whoever means to changes these two fields.
 */
export interface ParsedCommand extends CommandOptions {
  readonly program: "karmadactl" | "kubectl-karmada" | "kubeadm";
  /** Whether it trusts whatever CA answers. */
  readonly skipsCaVerification: boolean;
  /** The names of the flags that have no option here, such as `kubeconfig`. */
  readonly others: readonly string[];
}

export interface ClusterInfo extends Target {
  /** The IDs of the tokens that it has a signature of, good or bad. */
  readonly signedFor: readonly string[];
}

/** What speaks against registering. `endpoint` alone is not fatal: one may have several names. */
export interface Mismatch {
  readonly variant: "unsigned" | "signature" | "pins" | "endpoint";
  readonly message: string;
}

export interface Diagnosis {
  readonly kind:
    | "empty"
    | "too-large"
    | "token"
    | "token-id"
    | "token-secret"
    | "register-command"
    | "join-command"
    | "error-message"
    | "secret"
    | "secret-list"
    | "kubeconfig"
    | "cluster-info"
    | "signature"
    | "service-account-token"
    | "jwt"
    | "k3s-token"
    | "pin"
    | "endpoint"
    | "certificate"
    | "other-credential"
    | "other-document"
    | "unknown";
  readonly findings: readonly Finding[];
  /** The text with every known correction made; null where there is none. It may hold a token. */
  readonly corrected: string | null;
}

export interface Finding {
  /** A stable name, such as `token-upper-case`. */
  readonly code: FindingCode;
  readonly severity: "info" | "warning" | "error";
  readonly what: string;
  readonly why: string;
  /** Characters (code points, not UTF-16 units) of the text: from `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
  /** What should stand there instead. It may be a part of a token. */
  readonly fix?: string;
}
