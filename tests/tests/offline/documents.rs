//! What the documents name is there: the files and headings that they link to, the paths in their code, and what `make` can
//! make. Somebody who comes new believes them.

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::io;
use std::path::PathBuf;

use karmada_token_tests::{Outcome, in_tree};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Folders of the top level, by which a path in code is known for one.
const FOLDERS: [&str; 6] = ["core/", "web/", "proxy/", "tests/", "docs/", "deploy/"];

/// One document: where it is, and what it names.
struct Document {
    path: PathBuf,
    links: Vec<String>,
    code: Vec<String>,
    headings: BTreeSet<String>,
}

/// README, CONTRIBUTING, the npm package's README, and all below docs.
fn documents() -> io::Result<Vec<Document>> {
    let mut paths: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md", "core/npm/README.md"]
        .map(in_tree)
        .into();
    for folder in ["docs", "docs/adr"] {
        for entry in read_dir(in_tree(folder))? {
            paths.push(entry?.path());
        }
    }
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.into_iter().map(read).collect()
}

fn read(path: PathBuf) -> io::Result<Document> {
    let text = read_to_string(&path)?;
    let mut document = Document {
        path,
        links: Vec::new(),
        code: Vec::new(),
        headings: BTreeSet::new(),
    };
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                document.links.push(dest_url.into_string());
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                document.headings.extend(heading.take().map(|text| anchor(&text)))
            }
            Event::Text(text) => heading.iter_mut().for_each(|heading| heading.push_str(&text)),
            Event::Code(code) => {
                heading.iter_mut().for_each(|heading| heading.push_str(&code));
                document.code.push(code.into_string());
            }
            _ => {}
        }
    }
    Ok(document)
}

/// What a heading is linked to by, as forges make it.
fn anchor(heading: &str) -> String {
    let kept = heading
        .chars()
        .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

/// What is wrong with a link of `document`.
fn broken(document: &Document, link: &str) -> io::Result<Option<String>> {
    if link.contains("://") {
        return Ok(None);
    }
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    let target = match path {
        "" => document.path.clone(),
        path => document.path.with_file_name(path),
    };
    if !target.exists() {
        return Ok(Some("there is no such file".to_owned()));
    }
    if fragment.is_empty() || read(target)?.headings.contains(fragment) {
        return Ok(None);
    }
    Ok(Some("there is no such heading".to_owned()))
}

#[test]
fn every_link_leads_somewhere() -> Outcome {
    let mut wrong = Vec::new();
    for document in documents()? {
        for link in &document.links {
            wrong.extend(broken(&document, link)?.map(|why| (document.path.clone(), link.clone(), why)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn every_path_in_code_is_there() -> Outcome {
    let mut wrong = Vec::new();
    for document in documents()? {
        let paths = document.code.iter().filter(|code| {
            FOLDERS.iter().any(|folder| code.starts_with(folder)) && !code.contains(['*', '{', ' ', '…'])
        });
        // The first stands for many, the second is made by a test that fails.
        let paths = paths.filter(|path| !path.contains("...") && *path != "tests/out");
        wrong.extend(
            paths
                .filter(|path| !in_tree(path).exists())
                .map(|path| (document.path.clone(), path.clone())),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// A file that its program doesn't name is never compiled, and one beside the programs is another program.
#[test]
fn every_story_is_in_its_program() -> Outcome {
    let mut forgotten = Vec::new();
    for entry in read_dir(in_tree("tests/tests"))? {
        let program = entry?.path();
        let main = read_to_string(program.join("main.rs"))?;
        for entry in read_dir(&program)? {
            let file = entry?.path();
            let name = file
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if name != "main" && !main.contains(&format!("mod {name};")) {
                forgotten.push(file);
            }
        }
    }
    assert!(forgotten.is_empty(), "{forgotten:#?}");
    Ok(())
}

#[test]
fn make_can_make_what_it_is_said_to() -> Outcome {
    let makefile = read_to_string(in_tree("Makefile"))?;
    let targets: BTreeSet<&str> = makefile
        .lines()
        .filter(|line| !line.starts_with(['\t', '#', '.', ' ']))
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(targets, _)| targets.split_whitespace())
        .collect();
    let mut named = 0;
    for document in documents()? {
        let words = document.code.iter().filter_map(|code| code.strip_prefix("make "));
        for target in words.flat_map(str::split_whitespace) {
            named += 1;
            let is_said = target.contains('=')
                || target.ends_with("...")
                || targets.contains(target)
                || target
                    .strip_prefix("real/")
                    .is_some_and(|program| in_tree(&format!("tests/tests/{program}/main.rs")).exists());
            assert!(is_said, "{}: make {target}", document.path.display());
        }
    }
    assert!(named > 20, "{named}");
    Ok(())
}
