//! docs/will-it-join.md has the matrix, written from this test's own run.

use std::fmt::Write;

use karmada_token_tests::in_tree;

use crate::foretold::Remedy;
use crate::row::{Harm, Row};

const BEGIN: &str =
    "<!-- the matrix: written by tests/tests/will_it_join, with KARMADA_TOKEN_MATRIX=update -->\n";
const END: &str = "<!-- the end of the matrix -->\n";

/// Compares the document with what happened, or writes it anew with `KARMADA_TOKEN_MATRIX=update`.
pub(crate) fn compare(told: &[(&Row, Remedy)]) {
    let path = in_tree("docs/will-it-join.md");
    let document = std::fs::read_to_string(&path).expect("docs/will-it-join.md");
    let (before, rest) = document.split_once(BEGIN).expect("the matrix's beginning");
    let (matrix, after) = rest.split_once(END).expect("the matrix's end");
    let wanted = table(told);
    if std::env::var("KARMADA_TOKEN_MATRIX").is_ok_and(|mode| mode == "update") {
        std::fs::write(&path, format!("{before}{BEGIN}{wanted}{END}{after}")).expect("the document");
    } else {
        assert_eq!(
            matrix, wanted,
            "docs/will-it-join.md is not what happened; KARMADA_TOKEN_MATRIX=update writes it anew"
        );
    }
}

fn table(told: &[(&Row, Remedy)]) -> String {
    let mut table = String::from(
        "| fault | `check` | `preflight` fails | the member | remedy applied |\n| --- | --- | --- | --- | --- |\n",
    );
    for (row, remedy) in told {
        let checks: Vec<_> = row.checks.iter().map(|name| format!("`{name}`")).collect();
        let checks = if checks.is_empty() {
            "-".to_owned()
        } else {
            checks.join(", ")
        };
        let remedy = match (remedy.place.as_str(), remedy.form.as_str()) {
            ("karmada", "yaml") => "its YAML, `kubectl apply`",
            ("karmada", _) => "its command",
            ("command", _) => "its argument, in the register command",
            ("host", "words") if matches!(row.harm, Harm::Flag(_)) => {
                "the API server runs without `--anonymous-auth=false` again (stood in for)"
            }
            ("host", "words") => {
                "another kubeconfig (stood in for: Karmada's objects and approver come back)"
            }
            _ if matches!(row.harm, Harm::NoApprover) => "the approver runs again (stood in for)",
            _ => {
                "the operator's, with the controllers that it adds on a kube-controller-manager of the test's"
            }
        };
        // Writing to a String can't fail.
        let _ = writeln!(
            table,
            "| {} | `{}` | {checks} | {} | {remedy} |",
            row.fault,
            row.obstacle,
            row.stop.told()
        );
    }
    table
}
