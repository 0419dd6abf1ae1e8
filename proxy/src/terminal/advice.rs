//! What a person should know beside what was asked for.

use karmada_token_core::TokenState;

use super::row::Row;
use super::{Client, TerminalError, harmless, say};

/// Karmada's own API group: where it isn't, a member's or another cluster's kubeconfig was taken by mistake.
const KARMADA_GROUP: &str = "cluster.karmada.io";

/// A new token that is dangerous, or that no cluster can register with.
pub(super) fn token(row: &Row) {
    let id = row.record.id.map(|id| id.to_string()).unwrap_or_default();
    match row.state {
        TokenState::NeverExpires => say::aside(&format!(
            "note: token {id} never expires: on Karmada as installed, whoever holds it can become administrator of the \
             control plane until it is deleted"
        )),
        _ if row.is_usable() => {}
        _ => say::aside(&format!(
            "note: no cluster can register with token {id}: {}",
            row.why_not()
        )),
    }
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
