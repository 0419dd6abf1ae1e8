//! The project's own files: its documents, its manifests, the page as it was built.

use std::path::{Path, PathBuf};

/// A file or folder by its path from the top of the tree.
pub fn in_tree(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The blocks of code of a document, by its path, that are in this language.
pub fn code_blocks(document: &str, language: &str) -> std::io::Result<Vec<String>> {
    let text = std::fs::read_to_string(in_tree(document))?;
    let fence = format!("```{language}\n");
    let blocks = text.split(&fence).skip(1);
    let code = blocks.map(|block| block.split("```").next().unwrap_or_default().to_owned());
    Ok(code.collect())
}
