//! Secrets, of which the bootstrap tokens pass.

use bytes::Bytes;

use super::Passed;
use super::json::Items;
use crate::answer::secret::{Cutter, secret};
use crate::operation::View;
use crate::upstream::UpstreamError;

pub(crate) struct Secrets {
    cutter: Cutter,
    view: View,
}

impl Secrets {
    pub(crate) fn new(view: View) -> Self {
        Self {
            cutter: Cutter::default(),
            view,
        }
    }
}

impl Items for Secrets {
    const KIND: &'static str = "SecretList";
    const API_VERSION: &'static str = "v1";
    const GARBLED: UpstreamError = UpstreamError::Garbled("no list of Secrets");

    fn pass_usual(&mut self, text: &[u8], passed: &mut Passed) -> Option<usize> {
        let item = self.cutter.read(text)?;
        if item.is_token {
            match self.view {
                View::Whole => passed.item().extend_from_slice(item.text()),
                View::Masked => self.cutter.write_masked(&item, passed.item()),
            }
        }
        Some(item.text().len())
    }

    fn pass_other(&mut self, item: &Bytes) -> Option<Bytes> {
        secret(item.clone(), self.view).ok().flatten()
    }
}
