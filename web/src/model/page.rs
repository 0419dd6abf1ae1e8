//! A long list comes in pages: how many Secrets are asked for at once, and what the next page is asked for with.

use karmada_token_core::{ListMeta, SecretList};

/// How many Secrets the next page of a list may hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct PageSize(u32);

impl Default for PageSize {
    /// Half a MiB or so: a slow network has it within seconds.
    fn default() -> Self {
        PageSize(500)
    }
}

impl PageSize {
    /// No page is larger: what waits for one gives up after a while.
    const MOST: u32 = 4_000;
    /// A page that took longer than this (in milliseconds) is followed by none that is larger.
    const QUICK: i64 = 1_000;

    /// After a page that took so many milliseconds.
    pub(crate) fn after(self, millis: i64) -> Self {
        if millis > PageSize::QUICK {
            return self;
        }
        PageSize((self.0 * 2).min(PageSize::MOST))
    }

    /// The number.
    pub(crate) fn get(self) -> u32 {
        self.0
    }
}

/// What the page behind this one is asked for with, where a page says that before its items, as kube-apiserver does. It can
/// be asked for before this one is read.
pub(crate) fn continued_ahead(page: &[u8]) -> Option<String> {
    const ITEMS: &[u8] = b",\"items\":[";
    // A head is short: a version, a token and a number.
    let start = page.get(..page.len().min(4_096))?;
    let head = start.windows(ITEMS.len()).position(|window| window == ITEMS)?;
    let head = [start.get(..head)?, b"}"].concat();
    let SecretList {
        metadata: ListMeta { continue_token, .. },
        ..
    } = serde_json::from_slice(&head).ok()?;
    (!continue_token.is_empty()).then_some(continue_token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_grow_while_they_come_quickly() {
        let sizes: Vec<u32> = std::iter::successors(Some(PageSize::default()), |size| Some(size.after(200)))
            .map(PageSize::get)
            .take(5)
            .collect();
        assert_eq!(sizes, [500, 1_000, 2_000, 4_000, 4_000]);
        assert_eq!(PageSize::default().after(5_000), PageSize::default());
    }

    #[test]
    fn what_follows_is_known_from_the_head() {
        let page = |metadata: &str| {
            format!(r#"{{"kind":"SecretList","apiVersion":"v1","metadata":{metadata},"items":[{{"metadata":"#)
        };
        let read = |metadata: &str| continued_ahead(page(metadata).as_bytes());
        let more = r#"{"resourceVersion":"7","continue":"eyJ2IjoibWV0YSJ9","remainingItemCount":9}"#;
        assert_eq!(read(more).as_deref(), Some("eyJ2IjoibWV0YSJ9"));
        assert_eq!(read(r#"{"resourceVersion":"7"}"#), None);
        // Items that come first say nothing of what follows: then the whole page does.
        assert_eq!(
            continued_ahead(br#"{"apiVersion":"v1","items":[],"metadata":{"continue":"x"}}"#),
            None
        );
        assert_eq!(continued_ahead(b""), None);
    }
}
