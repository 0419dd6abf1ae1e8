//! Pins and tokens that are cut by spaces: what is copied out of a PDF has them.

use super::Command;
use crate::{Flag, Pin, Token};
use alloc::string::String;
use zeroize::Zeroizing;

/// The longest that is put together: a pin, and as many spaces.
const LONGEST: usize = 142;

impl Command<'_> {
    /// Takes the words after a pin or a token for the rest of it, where they make it whole.
    pub(super) fn mend_spaces(&mut self, source: &[char]) {
        let arguments = &mut self.reading.arguments;
        for given in &mut self.reading.flags {
            let flag = given.declared.and_then(|declared| declared.flag);
            let Some(value) = &mut given.value else {
                continue;
            };
            let (Some(Flag::Token | Flag::DiscoveryToken | Flag::CaCertHash), Some(start)) =
                (flag, value.verbatim)
            else {
                continue;
            };
            let first = arguments.partition_point(|word| word.span.start < value.span.end);
            let mut joined = value.text.clone();
            let mut end = value.span.end;
            for (index, word) in arguments.iter().enumerate().skip(first) {
                let gap = source.get(end..word.span.start).unwrap_or_default();
                end = word.span.end;
                if !gap.iter().all(|c| c.is_whitespace()) || end - start > LONGEST {
                    break;
                }
                joined.push_str(&word.text);
                if is_whole(&joined) {
                    let text: String = source.get(start..end).unwrap_or_default().iter().collect();
                    value.text = Zeroizing::new(text);
                    value.span.end = end;
                    arguments.drain(first..=index);
                    break;
                }
            }
        }
    }
}

/// Whether this is a token, or ends with a pin.
fn is_whole(text: &str) -> bool {
    let start = text.rfind(['=', ',']).map_or(0, |index| index + 1);
    let last = text.get(start..).unwrap_or_default();
    last.parse::<Pin>().is_ok() || text.parse::<Token>().is_ok()
}
