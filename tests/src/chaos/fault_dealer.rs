//! Which request meets which fault, and who is told of it.

use std::collections::BTreeMap;

use super::fault::{Fault, Kind};
use crate::oracle::Random;

/// Of a hundred requests so many meet a fault; of watches, which are few, more.
const CHANCE: usize = 45;
const CHANCE_OF_WATCHES: usize = 80;

/// Deals faults to requests until there have been enough, each to each kind of request about as often.
#[derive(Debug)]
pub(super) struct FaultDealer {
    random: Random,
    left: usize,
    dealt: BTreeMap<(Fault, Kind), usize>,
    /// While a server is away, whatever is asked meets that.
    outage: Option<Fault>,
    /// What befell whom since it was asked last: by token ID, or `list`, or `watch`.
    met: BTreeMap<String, Vec<(Fault, Kind)>>,
}

impl FaultDealer {
    pub(super) fn new(seed: u64, faults: usize) -> Self {
        Self {
            random: Random::from_seed(seed),
            left: faults,
            dealt: BTreeMap::new(),
            outage: None,
            met: BTreeMap::new(),
        }
    }

    /// The fault of a request, if it is to meet one.
    pub(super) fn next(&mut self, kind: Kind, who: &str) -> Option<Fault> {
        if let Some(outage) = self.outage {
            self.note(outage, kind, who);
            return None;
        }
        let chance = if kind == Kind::Watch {
            CHANCE_OF_WATCHES
        } else {
            CHANCE
        };
        if self.left == 0 || !self.random.percent(chance) {
            return None;
        }
        let first = self.random.below(Fault::OF_REQUESTS.len());
        let (before, after) = Fault::OF_REQUESTS.split_at(first);
        // Of those that came least often the first from anywhere in the row.
        let fault = after
            .iter()
            .chain(before)
            .copied()
            .filter(|fault| fault.befalls(kind))
            .min_by_key(|fault| {
                let times = self.dealt.get(&(*fault, kind)).copied().unwrap_or_default();
                // What hides that a write was done comes first: each run is to have it.
                (times * fault.weight(), !fault.hides_a_commit())
            })?;
        self.left -= 1;
        *self.dealt.entry((fault, kind)).or_default() += 1;
        self.note(fault, kind, who);
        Some(fault)
    }

    fn note(&mut self, fault: Fault, kind: Kind, who: &str) {
        self.met.entry(who.to_owned()).or_default().push((fault, kind));
    }

    /// A request that the server has answered met no outage after all.
    pub(super) fn answered(&mut self, who: &str) {
        if let Some(met) = self.met.get_mut(who) {
            met.pop_if(|(fault, _)| matches!(fault, Fault::ServerKilled | Fault::EtcdKilled));
        }
    }

    pub(super) fn left(&self) -> usize {
        self.left
    }

    pub(super) fn stop(&mut self) {
        self.left = 0;
    }

    pub(super) fn set_outage(&mut self, outage: Option<Fault>) {
        self.outage = outage;
    }

    /// What befell `who`, once.
    pub(super) fn take(&mut self, who: &str) -> Vec<(Fault, Kind)> {
        self.met.remove(who).unwrap_or_default()
    }

    pub(super) fn dealt(&self) -> BTreeMap<(Fault, Kind), usize> {
        self.dealt.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_are_dealt_as_were_asked_for_and_each_to_each_kind() {
        let mut dealer = FaultDealer::new(7, 1_000);
        while dealer.left() > 0 {
            for kind in Kind::ALL {
                dealer.next(kind, "me");
            }
        }
        assert_eq!(dealer.dealt().values().sum::<usize>(), 1_000);
        for kind in Kind::ALL {
            for fault in Fault::OF_REQUESTS {
                assert_eq!(dealer.dealt().contains_key(&(fault, kind)), fault.befalls(kind));
            }
        }
        assert_eq!(dealer.take("me").len(), 1_000);
        assert!(dealer.take("me").is_empty() && dealer.next(Kind::Read, "me").is_none());
    }
}
