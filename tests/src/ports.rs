//! Free ports on loopback.

use std::io::{Error, ErrorKind, Result};
use std::net::{Ipv4Addr, TcpListener};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// Below the range that the kernel hands out to outgoing connections (32768 and up on Linux), so that no
/// client socket takes a port between the look and the server's own bind.
const RANGE: Range<u16> = 20_000..32_000;

/// So many ports belong to who listens on the first of them: the test programs that run at once share the range.
const BLOCK: u16 = 100;

static OWN: Mutex<Ports> = Mutex::new(Ports::new());

/// A loopback port that nobody listens on, never the same one twice, nor one of another test program's.
pub(crate) fn free_port() -> Result<u16> {
    OWN.lock().unwrap_or_else(PoisonError::into_inner).next()
}

struct Ports {
    /// What keeps others out of the blocks.
    claims: Vec<TcpListener>,
    /// What is left of the last block.
    rest: Range<u16>,
}

impl Ports {
    const fn new() -> Self {
        Self {
            claims: Vec::new(),
            rest: 0..0,
        }
    }

    fn next(&mut self) -> Result<u16> {
        loop {
            if let Some(port) = self.rest.find(|port| listen(*port).is_ok()) {
                return Ok(port);
            }
            let mut blocks = RANGE.step_by(usize::from(BLOCK));
            let (first, claim) = blocks
                .find_map(|first| Some((first, listen(first).ok()?)))
                .ok_or_else(|| Error::new(ErrorKind::AddrInUse, "no free ports from 20000 to 31999"))?;
            self.claims.push(claim);
            self.rest = first + 1..first + BLOCK;
        }
    }
}

fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, Ports};

    /// Two programs in turns, for more than a block each.
    #[test]
    fn no_port_is_given_out_twice() {
        let (mut one, mut other) = (Ports::new(), Ports::new());
        let turns = (0..=BLOCK).flat_map(|_| [one.next().unwrap(), other.next().unwrap()]);
        let mut ports: Vec<u16> = turns.collect();
        let given = ports.len();
        ports.sort_unstable();
        ports.dedup();
        assert_eq!(ports.len(), given);
    }
}
