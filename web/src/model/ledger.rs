//! What was made for many clusters, as a list to keep. No secret is in it: a token is named by its ID.

use serde::Serialize;

/// One cluster of the list.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Entry {
    /// The cluster's name.
    pub(crate) cluster: String,
    /// `created`, `failed`, `unknown` or `waiting`.
    pub(crate) result: &'static str,
    /// The token's ID; empty where there is no token.
    pub(crate) token_id: String,
    /// When it ends, as RFC 3339; `never`; empty where there is no token.
    pub(crate) expires: String,
    /// The groups that it gives, separated by commas.
    pub(crate) groups: String,
    /// Why there is no token.
    pub(crate) reason: String,
}

/// An array of objects, one on each line.
pub(crate) fn to_json(entries: &[Entry]) -> String {
    let lines: Vec<String> = entries
        .iter()
        .filter_map(|entry| serde_json::to_string(entry).ok())
        .collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

/// RFC 4180, with a header.
pub(crate) fn to_csv(entries: &[Entry]) -> String {
    let mut csv = "cluster,result,tokenId,expires,groups,reason\r\n".to_owned();
    for entry in entries {
        let cells = [
            &entry.cluster,
            entry.result,
            &entry.token_id,
            &entry.expires,
            &entry.groups,
            &entry.reason,
        ];
        let cells = cells.map(|text: &str| cell(text));
        csv.push_str(&cells.join(","));
        csv.push_str("\r\n");
    }
    csv
}

/// Quoted where it has to be. A server's words could begin like a formula, which a spreadsheet would run: an apostrophe
/// makes a text of it.
fn cell(text: &str) -> String {
    let text = match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_owned(),
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries() -> [Entry; 2] {
        let made = Entry {
            cluster: "eu-1".to_owned(),
            result: "created",
            token_id: "abcdef".to_owned(),
            expires: "2026-11-24T06:00:00Z".to_owned(),
            groups: "system:bootstrappers:a,system:bootstrappers:b".to_owned(),
            reason: String::new(),
        };
        let failed = Entry {
            cluster: "us-1".to_owned(),
            result: "failed",
            token_id: String::new(),
            expires: String::new(),
            groups: String::new(),
            reason: "=cmd|\"x\"".to_owned(),
        };
        [made, failed]
    }

    #[test]
    fn a_spreadsheet_reads_it_and_runs_nothing() {
        assert_eq!(
            to_csv(&entries()),
            "cluster,result,tokenId,expires,groups,reason\r\n\
             eu-1,created,abcdef,2026-11-24T06:00:00Z,\"system:bootstrappers:a,system:bootstrappers:b\",\r\n\
             us-1,failed,,,,\"'=cmd|\"\"x\"\"\"\r\n"
        );
    }

    #[test]
    fn a_program_reads_it() {
        let json: serde_json::Value = serde_json::from_str(&to_json(&entries())).unwrap();
        assert_eq!(json[0]["tokenId"], "abcdef");
        assert_eq!(json[1]["result"], "failed");
        assert_eq!(json.as_array().map(Vec::len), Some(2));
    }
}
