//! The threats of docs/security.md against the running program, by number: a real process, real sockets, and an upstream
//! that keeps everything it is asked. What is asked by the thousand is asked of the router alone. What needs a real API
//! server is in the workspace's `tests`.
//!
//! One binary: each integration test of its own would be linked anew.

#[cfg(test)]
mod support;

#[cfg(test)]
mod alerts;
#[cfg(test)]
mod base_path;
#[cfg(test)]
mod checks;
#[cfg(test)]
mod discovery;
#[cfg(test)]
mod environment;
#[cfg(test)]
mod impersonation;
#[cfg(test)]
mod info;
#[cfg(test)]
mod joining;
#[cfg(test)]
mod log;
#[cfg(test)]
mod plug_in;
#[cfg(test)]
mod readiness;
#[cfg(test)]
mod s01_no_credential;
#[cfg(test)]
mod s02_callers;
#[cfg(test)]
mod s03_no_identity;
#[cfg(test)]
mod s04_loopback_only;
#[cfg(test)]
mod s05_one_time_secret;
#[cfg(test)]
mod s06_cookie_and_key;
#[cfg(test)]
mod s07_sessions_end;
#[cfg(test)]
mod s08_host_allow_list;
#[cfg(test)]
mod s09_origin;
#[cfg(test)]
mod s10_fetch_site;
#[cfg(test)]
mod s11_content_type;
#[cfg(test)]
mod s12_cors;
#[cfg(test)]
mod s13_content_security_policy;
#[cfg(test)]
mod s16_text_stays_text;
#[cfg(test)]
mod s17_security_headers;
#[cfg(test)]
mod s18_caching;
#[cfg(test)]
mod s19_closed_list;
#[cfg(test)]
mod s19_closed_set;
#[cfg(test)]
mod s20_paths;
#[cfg(test)]
mod s21_type_confinement;
#[cfg(test)]
mod s22_headers_upstream;
#[cfg(test)]
mod s23_framing;
#[cfg(test)]
mod s24_sizes;
#[cfg(test)]
mod s25_slow_clients;
#[cfg(test)]
mod s26_caps;
#[cfg(test)]
mod s26_descriptors;
#[cfg(test)]
mod s26_in_flight;
#[cfg(test)]
mod s26_memory;
#[cfg(test)]
mod s27_tls;
#[cfg(test)]
mod s28_graceful_end;
#[cfg(test)]
mod s29_canaries;
#[cfg(test)]
mod s29_panics;
#[cfg(test)]
mod s31_changes_on_record;
#[cfg(test)]
mod s31_masked_views;
#[cfg(test)]
mod s33_create_is_one_post;
#[cfg(test)]
mod s34_hung_up;
#[cfg(test)]
mod s34_lost_answers;
#[cfg(test)]
mod s35_preconditions;
#[cfg(test)]
mod s36_upstream_status;
#[cfg(test)]
mod s37_reads_again;
#[cfg(test)]
mod s39_many_secrets;
#[cfg(test)]
mod s41_server_clock;
#[cfg(test)]
mod s44_rules;
#[cfg(test)]
mod terminal_changes;
#[cfg(test)]
mod terminal_create;
#[cfg(test)]
mod terminal_list;
#[cfg(test)]
mod terminal_watch;
