//! The page is part of the binary: a page that was built anew makes a new binary.

fn main() {
    println!("cargo::rerun-if-changed=../dist");
}
