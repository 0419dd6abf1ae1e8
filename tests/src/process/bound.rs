//! Children that end with this program, whichever way it ends.

use std::io;
use std::process::{Child, Command};
use std::sync::LazyLock;
use std::sync::mpsc::{Sender, channel};
use std::thread;

type Wish = (Command, Sender<io::Result<Child>>);

/// A thread that starts children and lasts as long as the program: the kernel ends them with the *thread* that started them, and
/// a test's own is soon over.
static STARTER: LazyLock<Sender<Wish>> = LazyLock::new(|| {
    let (wishes, wished) = channel::<Wish>();
    thread::spawn(move || {
        for (mut command, answer) in wished {
            // Whoever wished for it waits for the answer.
            let _ = answer.send(command.spawn());
        }
    });
    wishes
});

/// Starts a command so that the kernel kills it when this program ends.
pub(super) fn spawn(command: Command) -> io::Result<Child> {
    let (answer, answered) = channel();
    let gone = |_| io::Error::other("the thread that starts children is gone");
    STARTER.send((command, answer)).map_err(|_| gone(()))?;
    answered.recv().map_err(|_| gone(()))?
}

/// The same command with its death bound to its parent's, which is set by setpriv(1) before it becomes that command.
pub(super) fn bound(command: &Command) -> Command {
    let mut bound = Command::new("setpriv");
    bound
        .args(["--pdeathsig", "KILL", "--"])
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => bound.env(name, value),
            None => bound.env_remove(name),
        };
    }
    bound
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::io::{BufRead, BufReader};
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use super::{bound, spawn};

    const MARK: &str = "started ";
    /// What the program does that the test runs, which is the test itself: it ends, or waits to be killed.
    const PART: &str = "BOUND_PART";

    /// A program with such a child.
    #[expect(
        clippy::zombie_processes,
        reason = "that it ends though nobody waits for it is what is tried"
    )]
    fn start_one(part: &OsStr) {
        let mut command = Command::new("sleep");
        command.arg("600");
        let started = std::thread::spawn(move || spawn(bound(&command)));
        let child = started.join().unwrap().unwrap();
        // Its death is bound before it becomes what it is.
        let name = format!("/proc/{}/comm", child.id());
        while std::fs::read_to_string(&name).unwrap() != "sleep\n" {
            std::thread::sleep(Duration::from_millis(5));
        }
        println!("{MARK}{}", child.id());
        if part == "wait" {
            std::thread::sleep(Duration::from_secs(600));
        }
    }

    #[test]
    fn ends_with_the_program() {
        if let Some(part) = std::env::var_os(PART) {
            return start_one(&part);
        }
        for is_killed in [false, true] {
            let mut program = Command::new(std::env::current_exe().unwrap());
            program
                .args([
                    "process::bound::tests::ends_with_the_program",
                    "--exact",
                    "--nocapture",
                ])
                .env(PART, if is_killed { "wait" } else { "end" })
                .stdout(Stdio::piped());
            let mut program = program.spawn().unwrap();
            let lines = BufReader::new(program.stdout.take().unwrap()).lines();
            let told = lines.map_while(Result::ok).find_map(|line| {
                let (_, id) = line.split_once(MARK)?;
                Some(id.to_owned())
            });
            if is_killed {
                program.kill().unwrap();
            }
            program.wait().unwrap();
            let child = Path::new("/proc").join(told.unwrap());
            let begun = Instant::now();
            while child.exists() {
                assert!(begun.elapsed() < Duration::from_secs(5), "{}", child.display());
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }
}
