//! `karmada-token serve` as a process of its own, ended with the test.

use super::{Call, NAMED, Reply, Upstream, ports};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;
use tempfile::TempDir;

/// The program under test, and what it has said so far.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// What it printed once it took connections.
    pub(crate) link: String,
    /// Further lines on standard output.
    printed: Receiver<String>,
    log: Arc<Mutex<String>>,
    /// Ends with the log.
    reader: Option<JoinHandle<()>>,
    /// Kept as long as the program may read it.
    _files: Option<TempDir>,
}

/// What nothing but [`Server::whole_log`] asks of a server whose log is read, and its name there.
const LAST: (&str, &str) = ("/-/openapi.json", "\"openapi\"");

/// How long the program may take to start, or to print a line.
const PATIENCE: Duration = Duration::from_secs(20);

impl Server {
    pub(crate) fn sandbox(flags: &[&str]) -> Self {
        Server::start(&[&["--sandbox"], flags].concat(), None)
    }

    /// Each caller in its own name.
    pub(crate) fn bearer(upstream: &Upstream, flags: &[&str]) -> Self {
        let url = upstream.url();
        Server::start(&[&["--auth", "bearer", "--server", &url], flags].concat(), None)
    }

    /// As the kubeconfig's user, whose token is `kubeconfig-user`.
    pub(crate) fn kubeconfig(upstream: &Upstream, flags: &[&str]) -> Self {
        Server::of_user(upstream, &json!({ "token": "kubeconfig-user" }), flags)
    }

    /// As a kubeconfig's user.
    pub(crate) fn of_user(upstream: &Upstream, user: &Value, flags: &[&str]) -> Self {
        let files = tempfile::tempdir().unwrap();
        let path = files.path().join("config");
        let kubeconfig = json!({
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "karmada",
            "clusters": [{ "name": "karmada", "cluster": { "server": upstream.url() } }],
            "users": [{ "name": "admin", "user": user }],
            "contexts": [{ "name": "karmada", "context": { "cluster": "karmada", "user": "admin" } }],
        });
        std::fs::write(&path, kubeconfig.to_string()).unwrap();
        let path = path.display().to_string();
        Server::start(&[&["--kubeconfig", &path], flags].concat(), Some(files))
    }

    pub(crate) fn start(flags: &[&str], files: Option<TempDir>) -> Self {
        // Chosen here: the link doesn't tell it where a proxy stands in front.
        let address = SocketAddr::from(([127, 0, 0, 1], ports::free_port().unwrap()));
        let mut child = Command::new(env!("CARGO_BIN_EXE_karmada-token"))
            .args(["serve", "--listen", &address.to_string()])
            .args(flags)
            // Nothing of this machine's kubeconfigs and proxies.
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let reader = keep_log(child.stderr.take().unwrap(), Arc::clone(&log));
        let printed = keep_lines(child.stdout.take().unwrap());
        let Ok(link) = printed.recv_timeout(PATIENCE) else {
            drop(child.kill());
            panic!("it did not start: {}", log.lock().unwrap());
        };
        Server {
            child,
            address,
            link,
            printed,
            log,
            reader: Some(reader),
            _files: files,
        }
    }

    pub(crate) fn call(&self, method: &str, target: &str) -> Call {
        Call::new(self.address, method, target)
    }

    /// Patches the one token, in a caller's own name.
    pub(crate) async fn patch(&self, patch: &Value) -> Reply {
        let call = self.call("PATCH", NAMED).bearer("alice");
        call.merge(patch).send().await
    }

    /// The most memory that it has had so far, in KiB (`VmHWM` of proc(5)).
    pub(crate) fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// What has been heard of its log: the pipe may hold more.
    pub(crate) fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// All that it logged, once it has ended: its last words come through the pipe.
    pub(crate) fn last_log(&mut self) -> String {
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
        self.log()
    }

    /// The log, once a word stands in it so many times.
    async fn logged_times(&self, word: &str, times: usize) -> String {
        let end = tokio::time::Instant::now() + PATIENCE;
        loop {
            let log = self.log();
            if log.matches(word).count() >= times {
                return log;
            }
            assert!(tokio::time::Instant::now() < end, "no {word}: {log}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// The log, once a word stands in it.
    pub(crate) async fn logged(&self, word: &str) -> String {
        self.logged_times(word, 1).await
    }

    /// All that was logged of what has been answered: to the line of a last request, of which there is one each.
    pub(crate) async fn whole_log(&self) -> String {
        let (path, name) = LAST;
        let before = self.log().matches(name).count();
        assert_eq!(self.call("GET", path).send().await.code, 200);
        self.logged_times(name, before + 1).await
    }

    /// The next line on standard output.
    pub(crate) fn printed(&self) -> String {
        self.printed.recv_timeout(PATIENCE).unwrap()
    }

    /// The secret of a sign-in link.
    pub(crate) fn secret(link: &str) -> String {
        link.split_once("#signin=").unwrap().1.to_owned()
    }

    /// What signs in by the link that was printed first.
    pub(crate) fn proof(&self) -> Value {
        json!({ "secret": Server::secret(&self.link) })
    }

    /// Signs in as the page does.
    pub(crate) async fn sign_in(&self, proof: &Value) -> Reply {
        self.call("POST", "/-/session")
            .own_page()
            .json(proof)
            .send()
            .await
    }

    /// Asks it to end, as Kubernetes and a shell do.
    pub(crate) fn terminate(&self) {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    }

    /// Waits for its end; true for exit code 0.
    pub(crate) async fn ended(&mut self, within: Duration) -> Option<bool> {
        let end = tokio::time::Instant::now() + within;
        while tokio::time::Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return Some(status.success());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        None
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn keep_log(mut from: impl Read + Send + 'static, log: Arc<Mutex<String>>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = from.read(&mut buffer) {
            log.lock()
                .unwrap()
                .push_str(&String::from_utf8_lossy(&buffer[..read]));
        }
    })
}

fn keep_lines(from: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

/// The link that a server prints once it takes connections, where it wasn't started as one of [`Server`].
pub(crate) fn link(child: &mut Child) -> String {
    let mut link = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut link)
        .unwrap();
    link
}
