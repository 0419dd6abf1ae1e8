//! The caps on connections protect nobody where file descriptors end before: the soft limit is raised.

use crate::support::link;
use std::io::Read;
use std::process::{Child, Command, Stdio};

/// The program under limits of a shell's `ulimit`, once it takes connections.
fn start(limits: &str, flags: &str) -> Child {
    let program = env!("CARGO_BIN_EXE_karmada-token");
    let script = format!("{limits}; exec {program} serve --sandbox --listen 127.0.0.1:0 {flags}");
    let mut child = Command::new("sh")
        .args(["-c", &script])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let link = link(&mut child);
    assert!(link.contains("http://"), "{link}");
    child
}

fn soft_limit(child: &Child) -> u64 {
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", child.id())).unwrap();
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"))
        .unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

/// Ends it, and answers what it has logged.
fn end(mut child: Child) -> String {
    child.kill().unwrap();
    child.wait().unwrap();
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    log
}

#[test]
fn s26_the_soft_limit_is_raised_to_what_the_caps_need() {
    let child = start(
        "ulimit -Sn 100; ulimit -Hn 4000",
        "--max-connections 1000 --max-watches 500",
    );
    assert_eq!(soft_limit(&child), 1000 + 500 + 512 + 64);
    let log = end(child);
    assert!(!log.contains("file descriptors"), "{log}");
}

#[test]
fn s26_too_low_a_hard_limit_is_told() {
    let child = start("ulimit -Sn 100; ulimit -Hn 900", "--max-connections 1000");
    assert_eq!(soft_limit(&child), 900);
    let log = end(child);
    assert!(
        log.contains("fewer file descriptors") && log.contains("--max-connections"),
        "{log}"
    );
}
