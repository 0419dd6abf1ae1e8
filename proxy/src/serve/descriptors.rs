//! File descriptors: of too few the caps on connections would protect nothing, since no other connection could be taken.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

use crate::api_server::MOST;
use crate::config::Config;

/// Standard streams, listener, files, and what the runtime needs.
const OTHERS: usize = 64;

/// One for each connection, and one upstream for each watch and request.
pub(super) fn needed(config: &Config) -> u64 {
    let needed = config
        .max_connections
        .saturating_add(config.max_watches)
        .saturating_add(MOST + OTHERS);
    u64::try_from(needed).unwrap_or(u64::MAX)
}

/// Raises the soft limit to what is needed, as far as the hard one allows; it is low for the sake of programs that use
/// select(2). No further: a plug-in inherits it, and some close all that there may be.
pub(super) fn raise(needed: u64) {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let enough = maximum.unwrap_or(u64::MAX).min(needed);
    let mut found = current.unwrap_or(u64::MAX);
    if found < enough {
        let raised = Rlimit {
            current: Some(enough),
            maximum,
        };
        match setrlimit(Resource::Nofile, raised) {
            Ok(()) => found = enough,
            Err(error) => tracing::warn!(%error, "the limit of file descriptors could not be raised"),
        }
    }
    if found < needed {
        tracing::warn!(
            found,
            needed,
            "there are fewer file descriptors than connections and watches may need: raise the hard limit (ulimit -Hn, \
             LimitNOFILE), or lower --max-connections and --max-watches"
        );
    }
}
