# karmada-token: make help

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/.tools/npm/node_modules/.bin:$(PATH)
export TRUNK_SKIP_VERSION_CHECK := true
# cargo would look for make's job server there, which only a make inherits.
unexport MAKEFLAGS MFLAGS
# By another name than MAKE, so that make -n prints such a line and doesn't run it.
AT_ONCE = $(MAKE) --no-print-directory --jobs=2

LISTEN ?= 127.0.0.1:8321
BINARY := target/release/karmada-token
WASM   := --target wasm32-unknown-unknown
# The runner waits 20 seconds for all of its tests together, which they take where the machine has something else to do.
IN_CHROMIUM = WASM_BINDGEN_TEST_TIMEOUT=300 CHROMEDRIVER=$$(command -v chromedriver) \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner

# What the page is made of: an unchanged page is not built again.
PAGE_SOURCES := index.html Trunk.toml .cargo/config.toml Cargo.toml Cargo.lock rust-toolchain.toml scripts/tools.sh \
    $(shell find core/Cargo.toml core/src web -type f)

.PHONY: help run build page binary test lint fmt deny soak screenshots tools browser control-plane clean

help: ## What can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

run: build ## Build all, start the sandbox on 127.0.0.1:8321 and print its URL
	@exec $(BINARY) serve --sandbox --listen $(LISTEN)

build: tools page binary ## The release binary with the page inside: target/release/karmada-token

tools:
	@scripts/tools.sh build

page: dist/.stamp

dist/.stamp: $(PAGE_SOURCES) | tools
	@echo "page: building the console (8 minutes the first time, on two cores)"
	@trunk build --release
	@touch $@

binary: page
	@echo "binary: building karmada-token"
	@cargo build --release --quiet -p karmada-token-proxy

# Two ways at once: from the tools to the stories, which is the longest, and beside it all that no binary is needed for.
test: ## Everything that must hold: lints, native, wasm, control plane, browser, screenshots
	@scripts/tools.sh check
	@$(AT_ONCE) BESIDE=1 test-real test-wasm

# One after the other on the second way: what the stories need first, and never two of them in place of the binary.
ifdef BESIDE
oracle: | browser control-plane
lint: | oracle
target/npm/.stamp: | lint
test-native: | npm
test-wasm: | test-native
endif

.PHONY: test-native test-wasm test-real
test-native: page
	cargo test -p karmada-token-core --all-features
	cargo test -p karmada-token-proxy
	cargo test -p karmada-token-web --features judge,validator

test-wasm: tools browser
	$(IN_CHROMIUM) cargo test $(WASM) -p karmada-token-core --features os-random --test browser
	$(IN_CHROMIUM) cargo test $(WASM) -p karmada-token-web

test-real: build stories browser control-plane oracle npm
	@rm -f tests/out/screenshots.txt
	@chromium --version
	@$(AT_ONCE) --output-sync=target --keep-going $(REAL_TESTS); ended=$$?; cat tests/out/screenshots.txt; exit $$ended

.PHONY: stories
stories: | build
	@scripts/tools.sh typescript
	@scripts/tools.sh openapi
	@scripts/tools.sh embedding
	cargo test --quiet -p karmada-token-tests --no-run

# Each program of tests/tests on its own, such as make real/console, and of its stories those with STORY in their names. Two at once, for they
# wait for servers and browsers most of their time. The longest first: nobody waits for it at the end.
LONGEST := real/console real/will_it_join
REAL_TESTS := $(LONGEST) $(filter-out $(LONGEST), \
    $(patsubst tests/tests/%/main.rs,real/%,$(wildcard tests/tests/*/main.rs))) real-lib
.PHONY: real-lib $(REAL_TESTS)
$(filter real/%,$(REAL_TESTS)): real/%: | build
	KARMADA_TOKEN_BIN=$(CURDIR)/$(BINARY) cargo test --quiet -p karmada-token-tests --test $* -- $(STORY)
real-lib:
	cargo test --quiet -p karmada-token-tests --lib

browser:
	@scripts/tools.sh browser

control-plane:
	@scripts/control-plane.sh

.PHONY: npm
npm: target/npm/.stamp ## The npm package karmada-token, packed: target/npm

target/npm/.stamp: Cargo.toml Cargo.lock rust-toolchain.toml scripts/npm.sh scripts/tools.sh $(shell find core/Cargo.toml core/src core/npm -type f) | tools
	@scripts/npm.sh
	@touch $@

.PHONY: oracle fidelity
oracle:
	@scripts/oracle.sh

# Optimised here alone: the rest of the tests waits for servers, not for itself.
fidelity: oracle ## Core against Go's and Kubernetes' own code: 10 million cases (FIDELITY_CASES=n, FIDELITY_SEED=n)
	FIDELITY_CASES=$${FIDELITY_CASES:-10000000} cargo test --quiet -p karmada-token-tests --test offline \
	    --config 'profile.dev.package.karmada-token-core.opt-level=2' --config 'profile.dev.package.karmada-token-tests.opt-level=2' \
	    -- --ignored --nocapture in_all

.PHONY: bench-core
# Memory given back and fetched anew would be timed otherwise, and grows faster than the text.
bench-core: export GLIBC_TUNABLES := glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=8589934592:glibc.malloc.top_pad=536870912
bench-core: browser oracle npm ## How fast core is: time against size, then against Go, wasm in Chromium and plain JavaScript
	@cargo bench --quiet -p karmada-token-tests --bench core
	@cargo bench --quiet -p karmada-token-core --all-features --bench time_against_size

.PHONY: fuzz fuzz-tools
fuzz-tools:
	@scripts/tools.sh fuzz

SECONDS ?= 60
fuzz: fuzz-tools oracle ## Every fuzz target of core, SECONDS=n each (60), the Go originals beside three of them
	@scripts/fuzz.sh $(SECONDS)

lint: tools ## Formatting and lints, natively and for wasm32
	cargo fmt --all --check
	@! grep -nE '[ (,]#[0-9a-fA-F]{3,8}[ ;,)]|rgb\(|radius: [0-9.]+(px|rem)' $(filter-out %/tokens.css %/page.css,$(wildcard web/style/*.css))
	cargo clippy --quiet -p karmada-token-core --all-features --all-targets -- -D warnings
	cargo clippy --quiet -p karmada-token-proxy -p karmada-token-tests --all-targets -- -D warnings
	cargo clippy --quiet $(WASM) -p karmada-token-web --all-targets -- -D warnings
	cargo clippy --quiet $(WASM) -p karmada-token-web --no-default-features --features validator -- -D warnings
	cargo clippy --quiet $(WASM) -p karmada-token-web --no-default-features --features judge -- -D warnings
	cargo clippy --quiet $(WASM) -p karmada-token-core --features wasm-generate -- -D warnings
	cargo clippy --quiet $(WASM) -p karmada-token-core --features wasm -- -D warnings

fmt: ## Format
	cargo fmt --all

deny: ## Licences, sources and duplicates of dependencies
	@scripts/tools.sh deny
	cargo deny --offline check bans licenses sources

.PHONY: alerts
alerts: ## What the alert rules fire at, and what not, by Prometheus' promtool (19 MB, once)
	@scripts/tools.sh promtool
	@promtool check rules deploy/alerts.yaml
	@promtool test rules tests/alerts/rules.yaml

# Core's generators, of crates that the dev profile leaves unoptimised, took six times as long as core and they do together.
soak: deny binary control-plane ## What takes longer than a test run may: cases by the million, 1,000 slow clients, 1,000 faults
	PROPTEST_CASES=200000 cargo test -p karmada-token-core --all-features --config profile.dev.opt-level=2
	CLOSED_SET_REQUESTS=1000000 cargo test -p karmada-token-proxy --test running -- s19_closed_set --nocapture
	SLOW_CLIENTS=1000 cargo test -p karmada-token-proxy --test running -- s25 --nocapture --test-threads=1
	CHAOS_FAULTS=1000 KARMADA_TOKEN_BIN=$(CURDIR)/$(BINARY) cargo test -p karmada-token-tests --test api chaos:: -- --nocapture

screenshots: build browser ## The pictures in docs/images, taken again
	KARMADA_TOKEN_SCREENSHOTS=update KARMADA_TOKEN_BIN=$(CURDIR)/$(BINARY) cargo test -p karmada-token-tests --test console screenshots::
	@cat tests/out/screenshots.txt

.PHONY: start-order
start-order: binary ## proxy/start.ld written anew: what a server that begins calls (valgrind; docs/adr/0020)
	@scripts/start-order.sh

.PHONY: static krew image bench-terminal
static: page ## The fully static binary (musl): target/musl/karmada-token
	@scripts/static.sh

# What only the last step wants is asked for before the build.
.PHONY: krew-url image-builder
krew-url:
	@test -n "$(KREW_URL)" || { echo "krew: say KREW_URL=URL, where the archive will be downloaded from" >&2; exit 64; }

image-builder:
	@scripts/image.sh

krew: krew-url static ## The static binary packed for krew (KREW_URL=where the archive will be)
	@scripts/krew.sh $(KREW_URL)

IMAGE ?= karmada-token:$(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml)
image: image-builder static ## The static binary as an image (IMAGE=name), by buildah, podman or docker
	@scripts/image.sh $(IMAGE)

bench-terminal: static control-plane ## karmada-token list beside kubeadm token list: time to the first byte, and size
	@KARMADA_TOKEN_BIN=$(CURDIR)/target/musl/karmada-token \
	    cargo bench --quiet -p karmada-token-tests --bench terminal

.PHONY: bench-proxy
bench-proxy: binary control-plane ## The proxy beside kubectl proxy: CPU, latency, throughput and memory (about 3 minutes)
	@KARMADA_TOKEN_BIN=$(CURDIR)/$(BINARY) cargo bench --quiet -p karmada-token-tests --bench proxy

.PHONY: bench-console
bench-console: build browser control-plane ## The console beside a React and antd page: bytes and cold time; 10,000 tokens beside kubeadm token list
	@scripts/tools.sh embedding
	@KARMADA_TOKEN_BIN=$(CURDIR)/$(BINARY) cargo bench --quiet --profile dev -p karmada-token-tests --bench console

clean: ## Remove what was built; .tools and the control plane stay
	rm -rf target dist tests/out
