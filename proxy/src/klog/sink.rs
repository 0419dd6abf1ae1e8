//! Which line goes where.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::LogError;
use super::args::LogArgs;
use super::files::{Kind, LogFile, SEVERITY_FILE_LIMIT};
use super::severity::Severity;

/// Standard error, or what a test has in its place.
type Stderr = Box<dyn Write + Send>;

/// Standard error and files, as the options say.
pub(crate) struct Sink {
    args: LogArgs,
    open: Mutex<Open>,
}

struct Open {
    stderr: Stderr,
    named: Option<LogFile>,
    /// By severity, each opened with its first line.
    by_severity: [Option<LogFile>; 3],
}

impl Sink {
    /// To this process's standard error and files.
    ///
    /// # Errors
    /// `--log-file` can't be written.
    pub(crate) fn new(args: &LogArgs) -> Result<Self, LogError> {
        Self::with_stderr(args, Box::new(io::stderr()))
    }

    /// The same with another standard error.
    ///
    /// # Errors
    /// `--log-file` can't be written.
    pub(super) fn with_stderr(args: &LogArgs, stderr: Stderr) -> Result<Self, LogError> {
        let named = match &args.log_file {
            Some(path) if !args.logtostderr.0 => {
                let kind = Kind::Named(path.clone());
                let opened = LogFile::open(kind, limit(args.log_file_max_size), !args.skip_log_headers.0);
                Some(opened.map_err(|source| LogError {
                    path: path.clone(),
                    source,
                })?)
            }
            _ => None,
        };
        let open = Open {
            stderr,
            named,
            by_severity: [None, None, None],
        };
        Ok(Self {
            args: args.clone(),
            open: Mutex::new(open),
        })
    }

    /// Writes one line, its end included, wherever it belongs.
    pub(crate) fn write(&self, severity: Severity, line: &[u8]) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let args = &self.args;
        if args.logtostderr.0 {
            return open.say(line);
        }
        if args.alsologtostderr.0 || args.stderrthreshold.is_reached_by(severity) {
            open.say(line);
        }
        if let Err(error) = open.keep(args, severity, line) {
            // The line must be seen somewhere, and why it isn't in its file.
            open.say(line);
            open.say(format!("the log file can't be written: {error}\n").as_bytes());
        }
    }
}

impl Open {
    /// Where nobody can read it, nothing is left to do.
    fn say(&mut self, line: &[u8]) {
        drop(self.stderr.write_all(line));
    }

    fn keep(&mut self, args: &LogArgs, severity: Severity, line: &[u8]) -> io::Result<()> {
        if let Some(named) = &mut self.named {
            return named.write(line);
        }
        let lesser = Severity::ALL
            .into_iter()
            .filter(|lesser| *lesser < severity && !args.one_output.0);
        for severity in std::iter::once(severity).chain(lesser) {
            self.file(args, severity)?.write(line)?;
        }
        Ok(())
    }

    fn file(&mut self, args: &LogArgs, severity: Severity) -> io::Result<&mut LogFile> {
        let [info, warning, error] = &mut self.by_severity;
        let slot = match severity {
            Severity::Info => info,
            Severity::Warning => warning,
            Severity::Error => error,
        };
        match slot {
            Some(file) => Ok(file),
            None => {
                let kind = Kind::Severity(severity, folders(args));
                let opened = LogFile::open(kind, SEVERITY_FILE_LIMIT, !args.skip_log_headers.0)?;
                Ok(slot.insert(opened))
            }
        }
    }
}

/// `--log-dir`, and the system's folder for temporary files where that can't be written.
fn folders(args: &LogArgs) -> Vec<PathBuf> {
    args.log_dir
        .iter()
        .filter(|folder| !folder.as_os_str().is_empty())
        .cloned()
        .chain([std::env::temp_dir()])
        .collect()
}

/// Megabytes in bytes; 0 is no limit.
fn limit(megabytes: u64) -> u64 {
    match megabytes {
        0 => u64::MAX,
        megabytes => megabytes.saturating_mul(1 << 20),
    }
}
