//! What log files are like.

use std::io;

use super::parse;
use crate::klog::{Severity, Sink};

#[test]
fn files_begin_with_klogs_header_unless_it_is_skipped_and_go_on_when_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log");
    let flag = format!("--log-file={}", file.display());
    let write = |flags: &[&str]| {
        let args = parse(&[&["--logtostderr=false", flag.as_str()], flags].concat());
        let sink = Sink::with_stderr(&args, Box::new(io::sink())).unwrap();
        sink.write(Severity::Info, b"a line\n");
        std::fs::read_to_string(&file).unwrap()
    };
    assert_eq!(write(&["--skip-log-headers"]), "a line\n");
    let text = write(&[]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[1].starts_with("Log file created at: "), "{text}");
    assert_eq!(
        lines[4..],
        [
            "Log line format: [IWEF]mmdd hh:mm:ss.uuuuuu threadid file:line] msg",
            "a line"
        ]
    );
}

#[test]
fn a_file_is_begun_anew_before_it_grows_over_its_limit() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log");
    let flag = format!("--log-file={}", file.display());
    let line = vec![b'x'; 600 << 10];
    for (limit, kept) in [("--log-file-max-size=1", 1), ("--log-file-max-size=0", 2)] {
        drop(std::fs::remove_file(&file));
        let args = parse(&["--logtostderr=false", &flag, limit, "--skip-log-headers"]);
        let sink = Sink::with_stderr(&args, Box::new(io::sink())).unwrap();
        sink.write(Severity::Info, &line);
        sink.write(Severity::Info, &line);
        assert_eq!(
            std::fs::metadata(&file).unwrap().len(),
            kept * (600 << 10),
            "{limit}"
        );
    }
}

#[test]
fn links_lead_to_the_latest_files_and_a_folder_that_isnt_there_is_no_end() {
    let folder = tempfile::tempdir().unwrap();
    let args = parse(&[
        "--logtostderr=false",
        &format!("--log-dir={}", folder.path().display()),
    ]);
    let sink = Sink::with_stderr(&args, Box::new(io::sink())).unwrap();
    sink.write(Severity::Warning, b"a line\n");
    for name in ["karmada-token.INFO", "karmada-token.WARNING"] {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.ends_with("a line\n"), "{text}");
    }
    assert!(!folder.path().join("karmada-token.ERROR").exists());
    // A file that was named and can't be written is said at once.
    let args = parse(&["--logtostderr=false", "--log-file=/nonexistent/log"]);
    let error = Sink::with_stderr(&args, Box::new(io::sink())).err().unwrap();
    assert!(
        error.to_string().starts_with("--log-file /nonexistent/log: "),
        "{error}"
    );
}
