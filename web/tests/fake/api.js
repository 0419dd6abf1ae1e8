// A Kubernetes API of a few lines, handed to the element as its `fetch`: what the page asks is recorded, what
// it is told is chosen by the test. The real thing is in the tests crate.

const SECRETS = "/api/v1/namespaces/kube-system/secrets";
const GROUP = "system:bootstrappers:karmada:default-cluster-token";

const json = (body, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
/** An answer of which half comes. */
const brokenOff = (body) => {
  const text = JSON.stringify(body);
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  let isSent = false;
  const pull = (controller) => {
    if (isSent) controller.error(new TypeError("network error"));
    else controller.enqueue(half);
    isSent = true;
  };
  return new Response(new ReadableStream({ pull }));
};

/** Has each timer of so many milliseconds end after 300, until what it returns is called. */
export function hasten(millis) {
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = (act, after, ...rest) => wait(act, after === millis ? 300 : after, ...rest);
  return () => { globalThis.setTimeout = wait; };
}

/** Has the judge ask this path, and say nothing of what it is told, until what this returns is called. */
export function haveJudgeAsk(path) {
  const entry = customElements.get("karmada-token-console");
  const { judge } = entry;
  const questions = JSON.stringify([{ name: "any", path, body: null }]);
  const scene = { verdict: () => "null", preflight: () => "null", target: () => "null" };
  entry.judge = async () => ({ questions: () => questions, observe: () => scene });
  return () => { entry.judge = judge; };
}

/** Has the browser say whether anybody sees the page. */
export function setHidden(isHidden) {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
  document.dispatchEvent(new Event("visibilitychange"));
}

const refuse = (code, reason, message = reason) => json({ kind: "Status", code, reason, message }, code);

export class FakeApi {
  /** Method, path with query, and body of each request so far, one line each. */
  requests = [];
  /** Watches that are open. */
  watches = new Set();
  /** Secrets by name. */
  secrets = new Map();
  /** What the next creations are answered with in place of the truth: "exists", "lost", "late"; or "slow" and "held", and then with it. */
  creations = [];
  /** Pages of the list for which more is asked break off. */
  longest = Infinity;
  /** Whether requests are let through. */
  isSignedIn = true;
  /** Whether a watch is answered by nothing at all. */
  isDeaf = false;
  /** Whether nothing is reached. */
  #isGone = false;
  /** How many watches are refused, as too old to begin at the version of the list. */
  tooOld = 0;
  /** Tells the creation that is held. */
  letCreationGo;
  /** Lists that are read and not yet told, while lists are held. */
  #held;
  #version = 1;
  /** Creations that were answered before they were done. */
  #late = [];

  /** Adds a token with its secret in clear, as a server that doesn't know masking would send it. */
  add(id, description) {
    const data = {
      "token-id": id, "token-secret": "0123456789abcdef", description, "auth-extra-groups": GROUP,
      "usage-bootstrap-signing": "true", "usage-bootstrap-authentication": "true",
    };
    this.#put({
      metadata: { name: `bootstrap-token-${id}`, uid: `uid-${id}` },
      type: "bootstrap.kubernetes.io/token",
      data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, btoa(value)])),
    }, "ADDED");
  }

  /** Somebody else changes a token. */
  change(id, key, value) {
    this.#set(this.secrets.get(`bootstrap-token-${id}`), { [key]: value });
  }

  /** Somebody else deletes a token. */
  remove(id) {
    const name = `bootstrap-token-${id}`;
    const object = this.secrets.get(name);
    this.secrets.delete(name);
    this.#tell({ type: "DELETED", object });
  }

  #set({ metadata, data, ...rest }, set) {
    const texts = Object.entries(set).map(([key, value]) => [key, btoa(value)]);
    this.#put({ ...rest, metadata: { ...metadata }, data: { ...data, ...Object.fromEntries(texts) } }, "MODIFIED");
  }

  /** The requests that begin so. */
  asked(prefix) {
    return this.requests.filter((line) => line.startsWith(prefix));
  }

  openWatches() {
    return this.watches.size;
  }

  answerNextCreation(how) {
    this.creations.push(how);
  }

  /** From here on lists are read when they are asked for, and told when they are let go. */
  holdLists() {
    this.#held = [];
  }

  /** Tells those that are held; later ones are held too, or not. */
  letListsGo(holdsOn) {
    const held = this.#held;
    this.#held = holdsOn ? [] : undefined;
    for (const tell of held) tell();
  }

  /** Does what was answered before it was done. */
  finishCreations() {
    for (const put of this.#late.splice(0)) put();
  }

  /** From here on nothing is reached, or everything again; watches break. */
  set isGone(isGone) {
    this.#isGone = isGone;
    for (const controller of this.watches) controller.error(new TypeError("network error"));
    this.watches.clear();
  }

  /** The watches that are open break, and nobody is told. */
  breakWatches() {
    this.watches.clear();
  }

  /** Adds a token that no watch is told of: those that are open are too old to go on, and end. */
  expireWatches(id) {
    const watches = [...this.watches];
    this.#tell({ type: "ERROR", object: GONE });
    this.watches.clear();
    this.add(id, "");
    for (const controller of watches) controller.close();
  }

  /** The element's `fetch`. */
  fetcher() {
    return async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = await request.text();
      if (this.#isGone) throw new TypeError("Failed to fetch");
      this.requests.push(`${request.method} ${pathname}${search} ${body}`);
      return this.#answer(request, pathname, new URLSearchParams(search), body && JSON.parse(body));
    };
  }

  #answer(request, path, query, body) {
    if (path === "/-/info") return json({ ...INFO, signedIn: this.isSignedIn });
    if (path === "/-/session") {
      this.isSignedIn = request.method === "POST";
      return json({});
    }
    if (!this.isSignedIn) return refuse(401, "Unauthorized");
    if (path.endsWith("/selfsubjectaccessreviews")) return json({ status: { allowed: true } });
    if (path === SECRETS && query.has("watch")) return this.#watch(request.signal);
    if (path === SECRETS && request.method === "POST") return this.#create(body);
    if (path === SECRETS) {
      const list = this.#list(Number(query.get("limit")), Number(query.get("continue")));
      return this.#held ? new Promise((resolve) => this.#held.push(() => resolve(list))) : list;
    }
    return this.#object(request.method, path.slice(SECRETS.length + 1), body);
  }

  #list(limit, from) {
    const all = [...this.secrets.values()];
    const metadata = { resourceVersion: String(this.#version) };
    if (from + limit < all.length) metadata.continue = String(from + limit);
    const page = { metadata, items: all.slice(from, from + limit) };
    return limit > this.longest ? brokenOff(page) : json(page);
  }

  #create(secret) {
    const how = this.creations.shift();
    if (how === "exists") return refuse(409, "AlreadyExists");
    const put = () => this.#put({ ...secret, metadata: { ...secret.metadata, uid: "uid-new" } }, "ADDED");
    if (how === "late") {
      this.#late.push(put);
      return refuse(504, "Timeout");
    }
    put();
    if (how === "lost") throw new TypeError("Failed to fetch");
    if (how === "held") {
      return new Promise((resolve) => { this.letCreationGo = () => resolve(json(secret, 201)); });
    }
    if (how === "slow") return new Promise((resolve) => setTimeout(() => resolve(json(secret, 201)), 300));
    return json(secret, 201);
  }

  #object(method, name, body) {
    const secret = this.secrets.get(name);
    if (!secret) return refuse(404, "NotFound");
    if (method === "GET") return json(secret);
    if (method === "PATCH") {
      if (body.metadata.resourceVersion !== secret.metadata.resourceVersion) return refuse(409, "Conflict");
      this.#set(secret, body.stringData);
      return json(secret);
    }
    if (body.preconditions.uid !== secret.metadata.uid) return refuse(409, "Conflict");
    this.secrets.delete(name);
    this.#tell({ type: "DELETED", object: secret });
    return json(secret);
  }

  #put(secret, type) {
    secret.metadata.resourceVersion = String(++this.#version);
    this.secrets.set(secret.metadata.name, secret);
    this.#tell({ type, object: secret });
  }

  #tell(event) {
    const line = new TextEncoder().encode(`${JSON.stringify(event)}\n`);
    for (const controller of this.watches) controller.enqueue(line);
  }

  #watch(signal) {
    if (this.isDeaf) return new Promise(() => {});
    if (this.tooOld-- > 0) return json(GONE, GONE.code);
    let mine;
    const body = new ReadableStream({
      start: (controller) => {
        mine = controller;
        this.watches.add(controller);
      },
    });
    signal.addEventListener("abort", () => {
      if (this.watches.delete(mine)) mine.error(signal.reason);
    });
    return new Response(body);
  }
}

const GONE = { kind: "Status", code: 410, reason: "Expired", message: "too old resource version" };
const INFO = {
  mode: "bearer", signedIn: true, user: { name: "admin" }, server: "https://karmada.example.test:5443",
  pins: [`sha256:${"0a".repeat(32)}`], karmada: true, policy: {},
};
