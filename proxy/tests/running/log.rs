//! What is in the log of a request.

use crate::support::{Server, Upstream, kubernetes};

const OPERATIONS: [&str; 3] = ["livez", "readyz", "metrics"];

/// Probes and scrapes of one replica are 26,000 a day.
#[tokio::test]
async fn who_only_looks_whether_it_runs_leaves_no_line() {
    for (flags, lines) in [(&[][..], 0), (&["-v=1"][..], 1)] {
        let server = Server::sandbox(flags);
        for operation in OPERATIONS {
            assert_eq!(
                server.call("GET", &format!("/{operation}")).send().await.code,
                200
            );
        }
        let log = server.whole_log().await;
        for operation in OPERATIONS {
            let told = format!("operation=\"{operation}\"");
            assert_eq!(log.matches(&told).count(), lines, "{flags:?}: {log}");
        }
    }
}

#[tokio::test]
async fn what_such_a_one_is_refused_is_told() {
    let upstream = Upstream::start(|_| crate::support::Answer::Cut).await;
    let server = Server::bearer(&upstream, &[]);
    assert_eq!(server.call("GET", "/readyz").send().await.code, 503);
    let log = server.whole_log().await;
    assert!(log.contains("operation=\"readyz\" code=503"), "{log}");
}

/// In milliseconds, to the microsecond.
#[tokio::test]
async fn times_have_three_digits() {
    let upstream = Upstream::start(kubernetes).await;
    let server = Server::bearer(&upstream, &[]);
    for _ in 0..10 {
        server.call("GET", "/version").bearer("alice").send().await;
    }
    let log = server.whole_log().await;
    let times = log.split("took_ms=").skip(1);
    let times: Vec<&str> = times.filter_map(|rest| rest.split(' ').next()).collect();
    assert_eq!(times.len(), 11, "{log}");
    for time in times {
        let (_, digits) = time.split_once('.').unwrap();
        assert!(digits.len() <= 3, "{time}");
    }
}
