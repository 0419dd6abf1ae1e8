//! What a line says, and whether there is one.

use std::sync::Arc;

use rstest::rstest;
use tracing_subscriber::layer::SubscriberExt;

use super::{Kept, parse};
use crate::klog::{KlogLayer, Sink};

/// What `log` logs with these flags.
fn logged(flags: &[&str], log: impl FnOnce()) -> String {
    let args = parse(flags);
    let stderr = Kept::default();
    let sink = Arc::new(Sink::with_stderr(&args, Box::new(stderr.clone())).unwrap());
    let subscriber = tracing_subscriber::registry().with(KlogLayer::new(&args, sink));
    tracing::subscriber::with_default(subscriber, log);
    stderr.text()
}

fn chatter() {
    tracing::info!("zero");
    tracing::debug!("one");
    tracing::trace!("two");
    tracing::trace!(v = 6, "six");
}

#[rstest]
#[case(&[], "zero")]
#[case(&["-v=1"], "zero one")]
#[case(&["--v=2"], "zero one two")]
#[case(&["-v", "5"], "zero one two")]
#[case(&["-v6"], "zero one two six")]
#[case(&["--vmodule=lines=2"], "zero one two")]
#[case(&["--vmodule=l*s=1"], "zero one")]
#[case(&["--vmodule=lines=1", "-v=6"], "zero one two six")]
#[case(&["--vmodule=list=9"], "zero")]
fn verbosity_is_by_number_and_by_file(#[case] flags: &[&str], #[case] expected: &str) {
    let mut flags = flags.to_vec();
    flags.push("--skip-headers");
    assert_eq!(
        logged(&flags, chatter).lines().collect::<Vec<_>>().join(" "),
        expected
    );
}

#[test]
fn a_header_is_klogs() {
    let text = logged(&[], || tracing::warn!("careful"));
    let header = text.strip_suffix("] careful\n").unwrap();
    let (time, place) = header.rsplit_once(' ').unwrap();
    assert!(place.starts_with("lines.rs:"), "{text}");
    let words: Vec<&str> = time.split_whitespace().collect();
    assert_eq!(words[2], std::process::id().to_string());
    let shape: String = time
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    assert!(shape.starts_with("W0000 00:00:00.000000 "), "{text}");
    // The process stands in seven columns.
    assert_eq!(words[2].len().max(7) + "W0000 00:00:00.000000 ".len(), time.len());
    let text = logged(&["--add-dir-header"], || tracing::warn!("careful"));
    assert!(text.contains(" tests/lines.rs:"), "{text}");
}

#[test]
fn fields_follow_the_message_and_a_spans_come_first() {
    let text = logged(&["--skip-headers"], || {
        let _span = tracing::info_span!("request", id = 7).entered();
        tracing::info!(user = "a \"b\"", code = 201_u16, good = true, "created");
    });
    assert_eq!(text, "\"created\" id=7 user=\"a \\\"b\\\"\" code=201 good=true\n");
}

#[test]
fn others_are_heard_from_warnings_on_and_kube_client_never() {
    let text = logged(&["--skip-headers", "-v=9"], || {
        tracing::info!(target: "hyper::client", "quiet");
        tracing::warn!(target: "hyper::client", "heard");
        tracing::error!(target: "kube_client::client", "never");
        tracing::info!(target: "karmada_token::audit", "audit");
    });
    assert_eq!(text, "heard\naudit\n");
}

#[test]
fn a_stack_trace_is_added_at_the_line_that_was_named_and_nowhere_else() {
    let log = || {
        tracing::info!("here");
        tracing::info!("there");
    };
    let first = logged(&[], log).lines().next().unwrap().to_owned();
    let place = first
        .split(']')
        .next()
        .unwrap()
        .rsplit(' ')
        .next()
        .unwrap()
        .to_owned();
    let text = logged(&["--skip-headers", &format!("--log-backtrace-at={place}")], log);
    assert!(
        text.starts_with("here\n   0: ") && text.ends_with("there\n"),
        "{text}"
    );
    assert!(text.contains("a_stack_trace_is_added"), "{text}");
    assert_eq!(
        logged(&["--skip-headers", "--log-backtrace-at=other.rs:1"], log),
        "here\nthere\n"
    );
}
