//! Asks the linker for what the wasm is split by, where it is to be split; and puts the style sheets together.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The console's style sheets, each of files of one idea, in this order: the console's, that of what opens over the list, and what
/// changes either for a window or a reader.
const SHEETS: [(&str, &[&str]); 3] = [
    (
        "console.css",
        &[
            "tokens", "base", "header", "button", "banner", "toolbar", "table", "badge", "input", "field",
            "states",
        ],
    ),
    (
        "overlay.css",
        &["dialog", "token", "join", "form", "narrow-dialog"],
    ),
    ("adapted.css", &["narrow", "contrast", "contrast-list"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=style");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
    let folder = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no folder")?);
    for (sheet, names) in SHEETS {
        let mut style = String::new();
        for name in names {
            squeeze(
                &fs::read_to_string(Path::new("style").join(name).with_extension("css"))?,
                &mut style,
            );
        }
        fs::write(folder.join(sheet), style)?;
    }
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
