//! A server of the tests' own, ended by its handle.

mod bound;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rustix::process::{Pid, Signal};
use thiserror::Error;

use crate::wait::{WaitError, until};

/// How much of a log an error quotes, in bytes.
const TAIL: usize = 1_500;

/// A child process with its output in two files. Dropping it kills it.
///
/// Its handle is the standard library's, not tokio's, so that one server can outlive the runtime of the test that
/// happened to start it.
#[derive(Debug)]
pub struct Process {
    name: &'static str,
    child: Mutex<Child>,
    stdout: PathBuf,
    stderr: PathBuf,
}

/// A process could not be started, ended early or did not end.
#[derive(Debug, Error)]
pub enum ProcessError {
    /// The executable could not be run, or its log not be written.
    #[error("{name} could not be started: {cause}")]
    Start {
        /// Which process.
        name: &'static str,
        /// The operating system's word.
        cause: std::io::Error,
    },
    /// It ended although it should have gone on.
    #[error("{name} ended by itself ({status}); its log ends with:\n{tail}")]
    Ended {
        /// Which process.
        name: &'static str,
        /// How it ended.
        status: ExitStatus,
        /// The end of its standard error.
        tail: String,
    },
    /// The operating system refused a signal or a wait.
    #[error("{name} could not be signalled or waited for: {cause}")]
    Handle {
        /// Which process.
        name: &'static str,
        /// The operating system's word.
        cause: std::io::Error,
    },
    /// It didn't get ready, or didn't end, in time.
    #[error("{name}: {cause}; its log ends with:\n{tail}")]
    TooSlow {
        /// Which process.
        name: &'static str,
        /// What was waited for.
        cause: WaitError,
        /// The end of its standard error.
        tail: String,
    },
}

impl Process {
    /// Runs `command` with its output appended to `NAME.stdout.log` and `NAME.stderr.log` in `logs`.
    pub fn spawn(name: &'static str, command: Command, logs: &Path) -> Result<Self, ProcessError> {
        Self::start(name, command, logs, |mut command| command.spawn())
    }

    /// The same for one whose handle may never be dropped: at the latest it ends with this program, however that ends.
    pub(crate) fn spawn_bound(
        name: &'static str,
        command: &Command,
        logs: &Path,
    ) -> Result<Self, ProcessError> {
        Self::start(name, bound::bound(command), logs, bound::spawn)
    }

    fn start(
        name: &'static str,
        mut command: Command,
        logs: &Path,
        spawn: impl Fn(Command) -> std::io::Result<Child>,
    ) -> Result<Self, ProcessError> {
        let fail = |cause| ProcessError::Start { name, cause };
        let log = |stream: &str| {
            let path = logs.join(format!("{name}.{stream}.log"));
            File::options()
                .create(true)
                .append(true)
                .open(&path)
                .map(|file| (path, file))
        };
        let (stdout, out) = log("stdout").map_err(fail)?;
        let (stderr, err) = log("stderr").map_err(fail)?;
        command.stdin(Stdio::null()).stdout(out).stderr(err);
        let child = spawn(command).map_err(fail)?;
        Ok(Self {
            name,
            child: Mutex::new(child),
            stdout,
            stderr,
        })
    }

    /// Its process ID.
    pub fn id(&self) -> u32 {
        self.lock().id()
    }

    /// What it has printed on standard output so far.
    pub fn stdout(&self) -> String {
        std::fs::read_to_string(&self.stdout).unwrap_or_default()
    }

    /// What it has printed on standard error so far.
    pub fn stderr(&self) -> String {
        std::fs::read_to_string(&self.stderr).unwrap_or_default()
    }

    /// Asks `look` until it finds something; an error as soon as the process ends, or when `deadline` is over.
    pub async fn ready<T>(
        &self,
        what: &str,
        deadline: Duration,
        mut look: impl AsyncFnMut() -> Option<T>,
    ) -> Result<T, ProcessError> {
        let found = until(what, deadline, async || match self.status() {
            Ok(None) => look().await.map(Ok),
            Ok(Some(status)) => Some(Err(ProcessError::Ended {
                name: self.name,
                status,
                tail: self.tail(),
            })),
            Err(error) => Some(Err(error)),
        });
        found.await.map_err(|cause| self.too_slow(cause))?
    }

    /// Asks it to end (SIGTERM) and waits; it is killed when it takes longer than `deadline`.
    pub async fn terminate(&self, deadline: Duration) -> Result<ExitStatus, ProcessError> {
        rustix::process::kill_process(Pid::from_child(&self.lock()), Signal::TERM).map_err(|errno| {
            ProcessError::Handle {
                name: self.name,
                cause: errno.into(),
            }
        })?;
        let ended = until("its end after SIGTERM", deadline, async || {
            self.status().transpose()
        })
        .await;
        match ended {
            Ok(status) => status,
            Err(cause) => {
                self.kill();
                Err(self.too_slow(cause))
            }
        }
    }

    /// Ends it at once (SIGKILL) and waits for that. Nothing happens when it has ended already.
    pub fn kill(&self) {
        let mut child = self.lock();
        // Both fail only for a child that was waited for already.
        let _ = child.kill();
        let _ = child.wait();
    }

    fn status(&self) -> Result<Option<ExitStatus>, ProcessError> {
        self.lock().try_wait().map_err(|cause| ProcessError::Handle {
            name: self.name,
            cause,
        })
    }

    fn too_slow(&self, cause: WaitError) -> ProcessError {
        ProcessError::TooSlow {
            name: self.name,
            cause,
            tail: self.tail(),
        }
    }

    fn tail(&self) -> String {
        let log = self.stderr();
        let start = log.len().saturating_sub(TAIL);
        String::from_utf8_lossy(&log.as_bytes()[start..]).into_owned()
    }

    fn lock(&self) -> MutexGuard<'_, Child> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}
