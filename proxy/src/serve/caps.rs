//! How many connections may be open at once, in all and from one peer.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// The limits, and who has how many.
#[derive(Debug, Clone)]
pub(super) struct Caps {
    all: usize,
    each: usize,
    open: Arc<Mutex<Open>>,
}

#[derive(Debug, Default)]
struct Open {
    all: usize,
    by_peer: HashMap<IpAddr, usize>,
}

/// A place among the connections; given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    open: Arc<Mutex<Open>>,
    peer: IpAddr,
}

impl Caps {
    pub(super) fn new(all: usize, each: usize) -> Self {
        Self {
            all,
            each,
            open: Arc::default(),
        }
    }

    /// `None` once all places, or all of this peer's, are taken.
    pub(super) fn take(&self, address: IpAddr) -> Option<Place> {
        let peer = peer_of(address);
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_peer = open.by_peer.get(&peer).copied().unwrap_or_default();
        if open.all >= self.all || of_peer >= self.each {
            return None;
        }
        open.all += 1;
        open.by_peer.insert(peer, of_peer + 1);
        Some(Place {
            open: Arc::clone(&self.open),
            peer,
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.all = open.all.saturating_sub(1);
        let left = open
            .by_peer
            .get(&self.peer)
            .map_or(0, |count| count.saturating_sub(1));
        if left == 0 {
            open.by_peer.remove(&self.peer);
        } else {
            open.by_peer.insert(self.peer, left);
        }
    }
}

/// Whom an address counts for: an IPv4 address wherever it is written, and of IPv6 the network of 64 bits, since
/// whoever has one address of it has them all.
fn peer_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn s26_places_are_counted_in_all_and_by_peer() {
        let caps = Caps::new(3, 2);
        let first = caps.take(address("10.0.0.1")).unwrap();
        let _second = caps.take(address("::ffff:10.0.0.1")).unwrap();
        assert!(caps.take(address("10.0.0.1")).is_none(), "a peer has two");
        let _third = caps.take(address("10.0.0.2")).unwrap();
        assert!(caps.take(address("10.0.0.3")).is_none(), "there are three");
        drop(first);
        assert!(caps.take(address("10.0.0.1")).is_some());
    }

    #[test]
    fn s26_a_network_of_ipv6_is_one_peer() {
        let caps = Caps::new(9, 1);
        let _one = caps.take(address("2001:db8:0:1::1")).unwrap();
        assert!(caps.take(address("2001:db8:0:1::2")).is_none());
        assert!(caps.take(address("2001:db8:0:2::1")).is_some());
    }

    #[test]
    fn s26_who_has_left_is_forgotten() {
        let caps = Caps::new(9, 9);
        drop(caps.take(address("10.0.0.1")));
        assert!(caps.open.lock().unwrap().by_peer.is_empty());
    }
}
