//! YAML and JSON: Secrets, kubeconfigs, cluster-info.

#[cfg(feature = "diagnose-documents")]
mod authority;
#[cfg(feature = "diagnose-documents")]
mod cluster_info;
#[cfg(feature = "diagnose-documents")]
mod kubeconfig;
#[cfg(feature = "diagnose-documents")]
mod margin;
#[cfg(feature = "diagnose-documents")]
mod plain;
mod quoted;
#[cfg(feature = "diagnose-documents")]
mod read;
#[cfg(feature = "diagnose-documents")]
mod secret;
#[cfg(feature = "diagnose-documents")]
mod secrets;
#[cfg(feature = "diagnose-documents")]
mod source;
#[cfg(feature = "diagnose-documents")]
mod stream;
#[cfg(feature = "diagnose-documents")]
mod syntax;
#[cfg(feature = "diagnose-documents")]
mod values;

#[cfg(feature = "diagnose-documents")]
pub(super) use read::examine;

/// Keys that begin lines of what is looked into here; two such lines make it YAML.
const KEYS: [&str; 14] = [
    "apiVersion",
    "auth-extra-groups",
    "clusters",
    "current-context",
    "data",
    "expiration",
    "items",
    "kind",
    "metadata",
    "stringData",
    "token-id",
    "token-secret",
    "usage-bootstrap-authentication",
    "usage-bootstrap-signing",
];

/// Whether a text is meant for YAML or JSON.
pub(super) fn is_meant(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let json = match start.strip_prefix(['{', '[']) {
        Some(rest) => rest.trim_start().starts_with(['"', '{', '}', ']']),
        None => false,
    };
    json || start.starts_with("%YAML")
        || start.starts_with("---\n")
        || [begins_with_key, quoted::begins]
            .iter()
            .any(|begins| text.lines().filter(|line| begins(line)).nth(1).is_some())
        || text.lines().any(is_alone)
}

/// `key:` after an indentation, a dash or a quotation mark.
fn begins_with_key(line: &str) -> bool {
    let line = line.trim_start_matches(['\u{feff}', '\t', ' ', '\u{a0}', '-', '"', '\'']);
    KEYS.iter().any(|key| {
        line.strip_prefix(key)
            .is_some_and(|rest| rest.trim_start_matches(['"', '\'']).trim_start().starts_with(':'))
    })
}

/// Whether a line can be the first of a document.
#[cfg(feature = "diagnose-documents")]
fn begins(line: &str) -> bool {
    begins_with_key(line)
        || line
            .trim_start_matches('\u{feff}')
            .starts_with(['{', '[', '%', '#', '\u{a0}'])
        || line.starts_with("---")
}

/// A line that one of these objects has and that is enough by itself.
fn is_alone(line: &str) -> bool {
    ["apiVersion: ", "kind: Secret", "kind: Config", "clusters:"]
        .iter()
        .any(|start| line.starts_with(start))
}

/// Without a reader of YAML, all that can be told is what it looks like.
#[cfg(not(feature = "diagnose-documents"))]
pub(super) fn examine(_: &str, clean: super::Glyphs, notes: &mut super::Notes) -> super::Kind {
    notes.add(super::DocumentProblem::NotRead, clean.whole());
    super::Kind::OtherDocument
}
