//! Free ports on loopback.

use std::net::{Ipv4Addr, TcpListener};
use std::sync::atomic::{AtomicU16, Ordering};

/// Below the range that the kernel hands out to outgoing connections (32768 and up on Linux), so that no
/// client socket takes a port between the look and the server's own bind.
const RANGE: std::ops::Range<u16> = 20_000..32_000;

static NEXT: AtomicU16 = AtomicU16::new(0);

/// A loopback port that nobody listens on, never the same one twice in this process.
///
/// Test binaries that run at once start in different places of the range, by their process ID.
pub(crate) fn free_port() -> std::io::Result<u16> {
    let size = RANGE.end - RANGE.start;
    let first = (std::process::id().wrapping_mul(61) % u32::from(size)) as u16;
    for _ in 0..size {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = RANGE.start + (first.wrapping_add(step)) % size;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    Err(std::io::Error::new(
        std::io::ErrorKind::AddrInUse,
        "no free loopback port from 20000 to 31999",
    ))
}
