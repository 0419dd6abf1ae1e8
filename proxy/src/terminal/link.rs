//! What `serve` says in the terminal: on standard output, where logs never go.

use std::io;

use secrecy::{ExposeSecret, SecretString};

use super::say;

/// Prints one line at once.
///
/// # Errors
/// Standard output's.
pub(crate) fn announce(line: &str) -> io::Result<()> {
    say::print(&format!("{line}\n"))
}

/// The link that signs a person in. The secret is in the fragment, which no browser sends to a server.
pub(crate) fn sign_in_link(page_url: &str, secret: &SecretString) -> String {
    format!("{page_url}#signin={}", secret.expose_secret())
}
