//! What a person should know beside what was asked for.

use karmada_token_core::{RecordedExpiration, TokenState};

use super::row::Row;
use super::{Client, TerminalError, harmless, say};

/// Karmada's own API group: where it isn't, a member's or another cluster's kubeconfig was taken by mistake.
const KARMADA_GROUP: &str = "cluster.karmada.io";

/// A new token that is dangerous, or that no cluster can register with.
pub(super) fn token(row: &Row) {
    if !row.is_usable() {
        say::aside(&format!(
            "note: no cluster can register with token {}: {}",
            id_of(row),
            row.why_not()
        ));
    }
    if let Some(note) = worth(row) {
        say::aside(&note);
    }
}

/// What its holder could do with a token that lives for long, or will once it is resumed: a day's is what everybody gets.
pub(super) fn worth(row: &Row) -> Option<String> {
    let lets_in = row.state == TokenState::Suspended || row.verdict.authenticates.is_empty();
    if !lets_in || !row.is_long_lived() {
        return None;
    }
    let (lives, until) = match &row.record.expiration {
        RecordedExpiration::At(end) => (format!("lives until {end}"), "until then"),
        _ => ("never expires".to_owned(), "until it is deleted"),
    };
    let could = if row.record.is_worth_the_control_plane() {
        "on Karmada as installed, whoever holds it can become administrator of the control plane"
    } else {
        "whoever holds it can do all that RBAC lets its groups do"
    };
    let id = id_of(row);
    Some(format!(
        "note: token {id} {lives}: {could} {until}; a certificate that was signed by then stays good"
    ))
}

fn id_of(row: &Row) -> String {
    row.record.id.map(|id| id.to_string()).unwrap_or_default()
}

/// A Secret that has a token's type and name, and isn't one that can be read.
pub(super) fn unreadable(row: &Row) {
    say::aside(&format!(
        "Secret \"{}\" is no bootstrap token that can be read: {}",
        harmless::line(&row.record.name),
        harmless::line(&row.why_not())
    ));
}

/// Whether the server is a Karmada control plane, as far as it says; true where it doesn't.
///
/// # Errors
/// [`TerminalError`] where nothing comes of it, not even the server's time.
pub(super) async fn is_karmada(client: &Client) -> Result<bool, TerminalError> {
    match client.groups().await {
        Ok(groups) => Ok(groups.iter().any(|group| group == KARMADA_GROUP)),
        Err(error) if error.is_no_answer() && !client.has_told_its_time() => Err(error),
        Err(_) => Ok(true),
    }
}

/// The server isn't Karmada's.
pub(super) fn not_karmada(server: &str) {
    say::aside(&format!(
        "note: {server} has no API group {KARMADA_GROUP}: is this the kubeconfig of the Karmada control plane, and not a \
         member's?"
    ));
}

/// The two clocks disagree so far that it matters for an expiry.
pub(super) fn clock(client: &Client) {
    const TOLERATED: i64 = 30;
    let ahead = client.clock_offset();
    if ahead.abs() > TOLERATED {
        let way = if ahead > 0 { "ahead of" } else { "behind" };
        say::aside(&format!(
            "note: the API server's clock is {} s {way} this machine's, and expiry is judged by it",
            ahead.abs()
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use karmada_token_core::{Secret, Timestamp};
    use rstest::rstest;
    use serde_json::json;

    const ON: &str = "true";
    const KARMADAS: &str = "system:bootstrappers:karmada:default-cluster-token";
    const OTHER: &str = "system:bootstrappers:x";
    const ADMINISTRATOR: &str = "on Karmada as installed, whoever holds it can become administrator";

    #[rstest]
    #[case("", KARMADAS, ON, &["never expires", ADMINISTRATOR, "until it is deleted"])]
    #[case("", OTHER, ON, &["never expires", "RBAC lets its groups do until it is deleted"])]
    #[case("2026-12-24T06:00:00Z", KARMADAS, ON, &["lives until 2026-12-24T06:00:00Z", ADMINISTRATOR, "until then"])]
    #[case("2026-12-24T06:00:00Z", OTHER, ON, &["lives until", "RBAC lets its groups do until then"])]
    #[case("", KARMADAS, "false", &[ADMINISTRATOR])]
    #[case("2026-11-25T06:00:03Z", KARMADAS, ON, &[])]
    #[case("2020-01-01T00:00:00Z", KARMADAS, ON, &[])]
    #[case("soon", KARMADAS, ON, &[])]
    // Nobody is let in with such a group.
    #[case("", "admins", ON, &[])]
    fn s44_a_token_that_lives_for_long_says_what_its_holder_could_do(
        #[case] end: &str,
        #[case] group: &str,
        #[case] usages: &str,
        #[case] told: &[&str],
    ) {
        let secret: Secret = serde_json::from_value(json!({
            "metadata": { "name": "bootstrap-token-abcdef", "namespace": "kube-system" },
            "type": "bootstrap.kubernetes.io/token",
            "stringData": {
                "token-id": "abcdef", "token-secret": "0123456789abcdef", "expiration": end,
                "usage-bootstrap-authentication": usages, "usage-bootstrap-signing": usages,
                "auth-extra-groups": group,
            },
        }))
        .unwrap();
        let now = Timestamp::parse_rfc3339("2026-11-24T06:00:00Z").unwrap();
        let note = worth(&Row::new(&secret, now)).unwrap_or_default();
        assert_eq!(note.is_empty(), told.is_empty(), "{note}");
        assert!(told.iter().all(|words| note.contains(words)), "{note}");
        assert_eq!(
            note.contains("administrator"),
            told.contains(&ADMINISTRATOR),
            "{note}"
        );
    }
}
