//! The fuzzer's corpora, tried again: whatever it once found interesting, and whatever once broke something.
#![cfg(all(feature = "diagnose-documents", feature = "join", feature = "os-random"))]

#[path = "../fuzz/src/invariants/all.rs"]
pub mod invariants;

use std::fs;
use std::path::Path;

#[test]
fn every_kept_input_is_tried() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    for (name, target) in invariants::TARGETS {
        let mut tried = 0;
        for entry in fs::read_dir(corpora.join(name)).unwrap() {
            target(&fs::read(entry.unwrap().path()).unwrap());
            tried += 1;
        }
        assert!(tried >= 3, "the corpus of {name} has {tried}");
    }
}

#[test]
fn every_corpus_has_a_target_and_every_target_its_program() {
    let folder = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(name);
    let names = |folder: &Path| {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| {
                entry
                    .unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    };
    let mut targets = invariants::TARGETS.map(|(name, _)| name.to_owned());
    targets.sort();
    assert_eq!(names(&folder("corpus")), targets);
    assert_eq!(names(&folder("fuzz_targets")), targets);
}
