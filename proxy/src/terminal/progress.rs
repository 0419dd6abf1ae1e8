//! How far a long list has come: for a person at a terminal, on standard error, gone when it is done.

use std::io::{self, IsTerminal, Write};

/// `count` were read, and `left` are still to come, as far as the server says.
pub(super) fn say(count: usize, left: Option<i64>) {
    let mut err = io::stderr().lock();
    if !err.is_terminal() {
        return;
    }
    let of = match left.and_then(|left| usize::try_from(left).ok()) {
        Some(left) => format!(" of about {}", count + left),
        None => String::new(),
    };

    drop(write!(err, "\r\x1b[K{count}{of} tokens read\r\x1b[K"));
    drop(err.flush());
}
