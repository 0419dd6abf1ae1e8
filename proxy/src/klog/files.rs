//! The files that a log goes to.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::Zoned;

use super::severity::Severity;

/// What a log file of a severity may hold, in bytes, whatever `--log-file-max-size` says: that is for `--log-file`.
pub(super) const SEVERITY_FILE_LIMIT: u64 = 1800 << 20;
/// How files are named after this program.
const PROGRAM: &str = "karmada-token";

/// One open file, begun anew before it grows over its limit.
#[derive(Debug)]
pub(super) struct LogFile {
    file: File,
    written: u64,
    limit: u64,
    kind: Kind,
    with_header: bool,
}

/// How the file is named.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// By `--log-file`.
    Named(PathBuf),
    /// `PROGRAM.HOST.USER.log.SEVERITY.DATE-TIME.PROCESS` in one of these folders, the first that takes it, with a link
    /// `PROGRAM.SEVERITY` to the latest.
    Severity(Severity, Vec<PathBuf>),
}

impl LogFile {
    /// Opens it; one that is there goes on.
    ///
    /// # Errors
    /// The operating system's.
    pub(super) fn open(kind: Kind, limit: u64, with_header: bool) -> io::Result<Self> {
        let file = open(&kind, true)?;
        let mut log = Self {
            written: file.metadata()?.len(),
            file,
            limit,
            kind,
            with_header,
        };
        log.head()?;
        Ok(log)
    }

    /// Writes one line, in a file begun anew where it would grow over its limit.
    ///
    /// # Errors
    /// The operating system's.
    pub(super) fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let length = u64::try_from(line.len()).unwrap_or(u64::MAX);
        if self.written.saturating_add(length) >= self.limit {
            self.file = open(&self.kind, false)?;
            self.written = 0;
            self.head()?;
        }
        self.file.write_all(line)?;
        self.written += length;
        Ok(())
    }

    fn head(&mut self) -> io::Result<()> {
        if !self.with_header {
            return Ok(());
        }
        let header = format!(
            "Log file created at: {}\nRunning on machine: {}\nBinary: {PROGRAM} {} for {}/{}\n\
             Log line format: [IWEF]mmdd hh:mm:ss.uuuuuu threadid file:line] msg\n",
            Zoned::now().strftime("%Y/%m/%d %H:%M:%S"),
            host(),
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH,
        );
        self.file.write_all(header.as_bytes())?;
        self.written += u64::try_from(header.len()).unwrap_or(u64::MAX);
        Ok(())
    }
}

fn open(kind: &Kind, goes_on: bool) -> io::Result<File> {
    match kind {
        Kind::Named(path) => open_file(path, goes_on),
        Kind::Severity(severity, folders) => {
            let name = severity_name(*severity);
            let mut refused = io::Error::from(io::ErrorKind::NotFound);
            for folder in folders {
                match open_file(&folder.join(&name), goes_on) {
                    Ok(file) => {
                        link(folder, &name, *severity);
                        return Ok(file);
                    }
                    Err(error) => refused = error,
                }
            }
            Err(refused)
        }
    }
}

fn open_file(path: &Path, goes_on: bool) -> io::Result<File> {
    let mut options = File::options();
    options
        .create(true)
        .append(goes_on)
        .write(true)
        .truncate(!goes_on);
    options.open(path)
}

/// `karmada-token.host.user.log.INFO.20261123-215524.12345`.
fn severity_name(severity: Severity) -> String {
    let user = std::env::var("USER").ok().filter(|name| !name.is_empty());
    format!(
        "{PROGRAM}.{}.{}.log.{}.{}.{}",
        host(),
        user.as_deref().unwrap_or("unknownuser").replace(['/', '\\'], "_"),
        severity.name(),
        Zoned::now().strftime("%Y%m%d-%H%M%S"),
        std::process::id()
    )
}

/// A name that stays. As klog has it: where it can't be made, the log is there all the same.
fn link(folder: &Path, name: &str, severity: Severity) {
    let stable = folder.join(format!("{PROGRAM}.{}", severity.name()));
    drop(std::fs::remove_file(&stable));
    #[cfg(unix)]
    drop(std::os::unix::fs::symlink(name, stable));
}

/// This machine's name up to its first dot.
fn host() -> String {
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    name.split('.').next().unwrap_or("unknownhost").to_owned()
}
