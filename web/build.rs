//! Asks the linker for what the wasm is split by, where it is to be split; and puts the style sheet together.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The console's style sheet, one idea per file, in this order.
const STYLE: [&str; 16] = [
    "tokens", "base", "header", "button", "banner", "toolbar", "table", "badge", "dialog", "token", "join",
    "input", "form", "states", "narrow", "contrast",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=style");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
    let mut style = String::new();
    for name in STYLE {
        squeeze(
            &fs::read_to_string(Path::new("style").join(name).with_extension("css"))?,
            &mut style,
        );
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder")?);
    fs::write(folder.join("console.css"), style)?;
    Ok(())
}

/// Leaves out comments and indentation: nobody reads them in the wasm.
fn squeeze(css: &str, style: &mut String) {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_comment, rest)| rest);
    }
    bare.push_str(rest);
    for line in bare.lines().map(str::trim).filter(|line| !line.is_empty()) {
        style.push_str(line);
        if !line.ends_with(['{', '}', ';', ',']) {
            style.push(' ');
        }
    }
}
