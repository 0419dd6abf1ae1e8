//! Somebody else's web server: a folder of pages, as a dashboard that holds the element is, with our proxy behind one of its
//! paths where a story wants them on one origin.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The head of a request is no longer than this.
const HEAD: usize = 64 * 1024;

/// A server that has its address and doesn't answer yet.
#[derive(Debug)]
pub struct Host {
    listener: TcpListener,
    folder: PathBuf,
    policy: Option<String>,
    behind: Option<(String, SocketAddr)>,
}

impl Host {
    /// For the files of `folder`.
    ///
    /// # Errors
    /// When there is no port.
    pub fn new(folder: &Path) -> std::io::Result<Self> {
        Ok(Self {
            listener: TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?,
            folder: folder.to_owned(),
            policy: None,
            behind: None,
        })
    }

    /// With this Content-Security-Policy on every page.
    #[must_use]
    pub fn under(mut self, policy: &str) -> Self {
        self.policy = Some(policy.to_owned());
        self
    }

    /// With another server behind a path: what begins with `prefix` goes there as it is.
    #[must_use]
    pub fn before(mut self, prefix: &str, server: SocketAddr) -> Self {
        self.behind = Some((prefix.to_owned(), server));
        self
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The operating system's.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers for as long as the test runs.
    pub fn run(self) {
        let host = Arc::new(self);
        std::thread::spawn(move || {
            while let Ok((stream, _)) = host.listener.accept() {
                let host = Arc::clone(&host);
                // A browser that went away is no matter.
                std::thread::spawn(move || host.answer(stream));
            }
        });
    }

    /// One request for one connection.
    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let head = read_head(&mut stream)?;
        let path = head.split(' ').nth(1).unwrap_or_default();
        let path = path.split('?').next().unwrap_or_default();
        match &self.behind {
            Some((prefix, server)) if path.starts_with(prefix) => forward(&head, stream, *server),
            _ => self.file(path, accepts_brotli(&head), &mut stream),
        }
    }

    /// A file, or its brotli sibling where there is one.
    fn file(&self, path: &str, brotli: bool, stream: &mut TcpStream) -> std::io::Result<()> {
        let name = path.trim_start_matches('/');
        let kind = match name.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js" | "mjs") => "text/javascript",
            Some("wasm") => "application/wasm",
            _ => "text/plain",
        };
        let smaller = brotli.then(|| std::fs::read(self.folder.join(format!("{name}.br"))));
        let (status, encoding, body) = match (smaller, std::fs::read(self.folder.join(name))) {
            (Some(Ok(body)), _) => ("200 OK", "Content-Encoding: br\r\n", body),
            (_, Ok(body)) => ("200 OK", "", body),
            (_, Err(_)) => ("404 Not Found", "", Vec::new()),
        };
        let policy = self
            .policy
            .as_ref()
            .map(|policy| format!("Content-Security-Policy: {policy}\r\n"));
        write!(
            stream,
            "HTTP/1.1 {status}\r\n{encoding}Content-Type: {kind}\r\nContent-Length: {}\r\n{}Connection: close\r\n\r\n",
            body.len(),
            policy.unwrap_or_default()
        )?;
        stream.write_all(&body)
    }
}

fn accepts_brotli(head: &str) -> bool {
    let mut lines = head.lines().map(str::to_ascii_lowercase);
    lines.any(|line| line.starts_with("accept-encoding:") && line.contains("br"))
}

/// To the end of the headers, byte for byte: what follows is the body, and is left where it is.
fn read_head(stream: &mut TcpStream) -> std::io::Result<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && head.len() < HEAD {
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// The request and its answer, of which a watch has no end until one side goes.
fn forward(head: &str, mut browser: TcpStream, server: SocketAddr) -> std::io::Result<()> {
    let mut upstream = TcpStream::connect(server)?;
    // One request for one connection here too.
    let kept = head
        .trim_end()
        .split("\r\n")
        .filter(|line| !line.to_ascii_lowercase().starts_with("connection:"));
    for line in kept {
        write!(upstream, "{line}\r\n")?;
    }
    write!(upstream, "Connection: close\r\n\r\n")?;
    let (mut from, mut to) = (browser.try_clone()?, upstream.try_clone()?);
    std::thread::spawn(move || {
        let _sent = std::io::copy(&mut from, &mut to);
        // The browser has gone: so does the request.
        let _closed = to.shutdown(Shutdown::Both);
    });
    std::io::copy(&mut upstream, &mut browser)?;
    browser.shutdown(Shutdown::Both)
}
