//! What goes where, by options: the table that docs/terminal.md promises.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use clap::Parser;
use rstest::rstest;

use super::{LogArgs, Severity, Sink};

mod files;
mod lines;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    log: LogArgs,
}

/// Standard error, kept.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Kept {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

fn parse(flags: &[&str]) -> LogArgs {
    Line::try_parse_from(["karmada-token"].iter().chain(flags))
        .unwrap()
        .log
}

/// The letters that were written to each severity's file, or to FILE; headers of files left out.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        // The links lead to files that are there by themselves.
        if entry.file_type().unwrap().is_symlink() {
            continue;
        }
        let severity = ["INFO", "WARNING", "ERROR"]
            .into_iter()
            .find(|severity| name.contains(&format!(".log.{severity}.")));
        let text = std::fs::read_to_string(entry.path()).unwrap();
        let letters = text.lines().filter(|line| line.len() == 1).collect();
        found.insert(severity.unwrap_or("FILE").to_owned(), letters);
    }
    found
}

/// One I, one W and one E are logged; `FOLDER` in the flags is a folder of the case's own. What standard error and
/// which files then hold, as `stderr / FILE letters`.
#[rstest]
// Standard error alone is the default, and nothing about files has an effect.
#[case(&[], "IWE")]
#[case(&["--logtostderr"], "IWE")]
#[case(&["--logtostderr=true", "--log-dir=FOLDER"], "IWE")]
#[case(&["--log-dir=FOLDER"], "IWE")]
#[case(&["--log-file=FOLDER/all"], "IWE")]
#[case(&["--log-dir=FOLDER", "--alsologtostderr"], "IWE")]
#[case(&["--stderrthreshold=FATAL"], "IWE")]
#[case(&["--one-output", "--log-dir=FOLDER"], "IWE")]
// Files by severity: each line in its own and in those of the lesser ones.
#[case(&["--logtostderr=false", "--log-dir=FOLDER"], "E / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=0", "--log-dir=FOLDER"], "E / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=F", "--log-dir", "FOLDER"], "E / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--one-output"], "E / ERROR E / INFO I / WARNING W")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--one-output=false"], "E / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--alsologtostderr"], "IWE / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--alsologtostderr", "--stderrthreshold=3"], "IWE / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--alsologtostderr", "--one-output"], "IWE / ERROR E / INFO I / WARNING W")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--skip-log-headers"], "E / ERROR E / INFO IWE / WARNING WE")]
// The threshold, by number and by name.
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--stderrthreshold=0"], "IWE / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--stderrthreshold=1"], "WE / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--stderrthreshold=2"], "E / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--stderrthreshold=3"], " / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--stderrthreshold=info"], "IWE / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--stderrthreshold=Warning"], "WE / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--stderrthreshold=ERROR"], "E / ERROR E / INFO IWE / WARNING WE")]
#[case(&["--logtostderr=false", "--log-dir=FOLDER", "--stderrthreshold=FATAL"], " / ERROR E / INFO IWE / WARNING WE")]
// One file for all, which wins over the folder.
#[case(&["--logtostderr=false", "--log-file=FOLDER/all"], "E / FILE IWE")]
#[case(&["--logtostderr=false", "--log-file=FOLDER/all", "--log-dir=FOLDER"], "E / FILE IWE")]
#[case(&["--logtostderr=false", "--log-file=FOLDER/all", "--one-output"], "E / FILE IWE")]
#[case(&["--logtostderr=false", "--log-file=FOLDER/all", "--alsologtostderr"], "IWE / FILE IWE")]
#[case(&["--logtostderr=false", "--log-file=FOLDER/all", "--stderrthreshold=0"], "IWE / FILE IWE")]
#[case(&["--logtostderr=false", "--log-file=FOLDER/all", "--log-file-max-size=0"], "E / FILE IWE")]
#[case(&["--logtostderr=false", "--log-file=FOLDER/all", "--skip-log-headers"], "E / FILE IWE")]
fn lines_go_where_the_options_say(#[case] flags: &[&str], #[case] expected: &str) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().to_str().unwrap();
    let flags: Vec<String> = flags.iter().map(|flag| flag.replace("FOLDER", place)).collect();
    let args = parse(&flags.iter().map(String::as_str).collect::<Vec<_>>());
    let stderr = Kept::default();
    let sink = Sink::with_stderr(&args, Box::new(stderr.clone())).unwrap();
    for (severity, letter) in [
        (Severity::Info, "I\n"),
        (Severity::Warning, "W\n"),
        (Severity::Error, "E\n"),
    ] {
        sink.write(severity, letter.as_bytes());
    }
    let mut told = stderr.text().replace('\n', "");
    for (name, letters) in files(folder.path()) {
        told.push_str(&format!(" / {name} {letters}"));
    }
    assert_eq!(told, expected);
}

#[rstest]
#[case(&["--stderrthreshold=grave"], "a severity is INFO")]
#[case(&["--vmodule=list"], "a comma list of PATTERN=N")]
#[case(&["--log-backtrace-at=list"], "a file's name and a line")]
#[case(&["--log-backtrace-at=list.rs:0"], "a file's name and a line")]
#[case(&["--log-file-max-size=-1"], "log-file-max-size")]
#[case(&["-v=much"], "invalid value")]
#[case(&["--one-output=maybe"], "a switch is true or false")]
fn what_is_wrong_is_said(#[case] flags: &[&str], #[case] expected: &str) {
    let error = Line::try_parse_from(["karmada-token"].iter().chain(flags))
        .err()
        .unwrap();
    assert!(error.to_string().contains(expected), "{error}");
}
