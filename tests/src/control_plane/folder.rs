//! A folder that goes when its value is dropped, and at the latest when this program ends, however it ends.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Waits for the end of its standard input, which nobody else holds; servers that die at the same moment may still be writing.
const REMOVE: &str = "trap '' INT TERM HUP; read -r _; \
                      for _ in 1 2 3 4 5 6 7 8 9; do rm -rf -- \"$1\" && exit; sleep 0.2; done";

/// The folder, and the shell that removes it.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    remover: Child,
}

impl Folder {
    /// A new one, whose name begins so.
    pub(super) fn new(prefix: &str) -> io::Result<Self> {
        let folder = TempDir::with_prefix(prefix)?;
        let remover = Command::new("sh")
            .args(["-c", REMOVE, "sh"])
            .arg(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self {
            path: folder.keep(),
            remover,
        })
    }

    /// Where it is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(self.remover.stdin.take());
        // Its only end is the end of its work.
        let _ = self.remover.wait();
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use rustix::process::{Pid, Signal, kill_process};

    use super::Folder;

    /// By the mask in /proc, in hexadecimal.
    fn ignores_interrupts(process: u32) -> std::io::Result<bool> {
        let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
        let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
        Ok(mask.is_some_and(|mask| mask >> (Signal::INT.as_raw() - 1) & 1 == 1))
    }

    #[test]
    fn it_goes_with_its_value_whoever_is_interrupted() -> std::io::Result<()> {
        let folder = Folder::new("karmada-token-folder-")?;
        let path = folder.path().to_owned();
        std::fs::write(path.join("file"), "")?;
        // Ctrl-C reaches all that run in a terminal, and from the shell's first command on it is ignored.
        let begun = Instant::now();
        while !ignores_interrupts(folder.remover.id())? {
            assert!(
                begun.elapsed() < Duration::from_secs(10),
                "the shell doesn't begin"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        kill_process(Pid::from_child(&folder.remover), Signal::INT)?;
        assert!(path.exists());
        drop(folder);
        assert!(!path.exists());
        Ok(())
    }
}
