//! The page is part of the binary: a page that was built anew makes a new binary. In it, what a server calls until it
//! waits for its first request lies together (docs/adr/0020).

use std::env::var;

fn main() {
    println!("cargo::rerun-if-changed=../dist");
    println!("cargo::rerun-if-changed=start.ld");
    let is = |name: &str, value: &str| var(name).is_ok_and(|found| found == value);
    // For debug builds it would be work for nobody, and the static one (opt-level = "s") is for commands that end soon.
    if is("CARGO_CFG_TARGET_OS", "linux") && is("OPT_LEVEL", "3") {
        let folder = var("CARGO_MANIFEST_DIR").unwrap_or_default();
        println!("cargo::rustc-link-arg-bins=-Wl,-T,{folder}/start.ld");
    }
}
