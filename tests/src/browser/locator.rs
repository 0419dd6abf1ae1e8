//! Something on the page, found again each time it is used: a page that renders anew is no obstacle.

use std::time::{Duration, Instant};

use super::query::Query;
use super::{Browser, BrowserError, Node, Role, Tree};

pub(super) const PAUSE: Duration = Duration::from_millis(50);

/// Where something is: a query, or a query inside of what another one finds.
#[derive(Debug, Clone)]
pub struct Locator {
    pub(super) browser: Browser,
    path: Vec<Query>,
    pub(super) patience: Duration,
}

impl Locator {
    /// How long something may take to appear, to become usable or to go.
    pub(super) const PATIENCE: Duration = Duration::from_secs(10);

    pub(super) fn new(browser: Browser, query: Query) -> Self {
        Self {
            browser,
            path: vec![query],
            patience: Self::PATIENCE,
        }
    }

    /// Something inside of this, with this role and exactly this name.
    pub fn find(&self, role: Role, name: &str) -> Self {
        self.inside(Query::named(role, name))
    }

    /// Something inside of this, with this role and a text that contains `part`.
    pub fn find_containing(&self, role: Role, part: &str) -> Self {
        self.inside(Query::containing(role, part))
    }

    /// The same, waited for at most this long.
    pub fn soon(&self, patience: Duration) -> Self {
        Self {
            patience,
            ..self.clone()
        }
    }

    /// Waits until exactly one thing fits, and answers it.
    pub async fn node(&self) -> Result<Node, BrowserError> {
        self.until("it is not there", |_, _| true).await
    }

    /// Waits until it is there and `fits` says yes; `otherwise` says what is wrong when it never does.
    pub async fn until(
        &self,
        otherwise: &str,
        mut fits: impl FnMut(&Tree, &Node) -> bool,
    ) -> Result<Node, BrowserError> {
        let start = Instant::now();
        loop {
            let tree = self.browser.tree().await?;
            let found = self.matches(&tree);
            if let [node] = found.as_slice()
                && fits(&tree, node)
            {
                return Ok((*node).clone());
            }
            if start.elapsed() > self.patience {
                let reason = if found.len() > 1 {
                    format!("there are {} of it", found.len())
                } else {
                    otherwise.into()
                };
                return Err(self.missed(&reason, &tree));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Whether it is there at this moment.
    pub async fn is_there(&self) -> Result<bool, BrowserError> {
        Ok(!self.matches(&self.browser.tree().await?).is_empty())
    }

    /// Waits until nothing fits any more.
    pub async fn gone(&self) -> Result<(), BrowserError> {
        let start = Instant::now();
        loop {
            let tree = self.browser.tree().await?;
            if self.matches(&tree).is_empty() {
                return Ok(());
            }
            if start.elapsed() > self.patience {
                return Err(self.missed("it is still there", &tree));
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// The text shown in it.
    pub async fn text(&self) -> Result<String, BrowserError> {
        let mut text = String::new();
        self.until("it is not there", |tree, node| {
            text = tree.text(node);
            true
        })
        .await?;
        Ok(text)
    }

    fn inside(&self, query: Query) -> Self {
        let mut inner = self.clone();
        inner.path.push(query);
        inner
    }

    fn matches<'a>(&self, tree: &'a Tree) -> Vec<&'a Node> {
        let mut found: Vec<&Node> = tree.root().into_iter().collect();
        for query in &self.path {
            found = found
                .into_iter()
                .flat_map(|outer| tree.below(outer))
                .filter(|node| query.fits(tree, node))
                .collect();
        }
        found
    }

    pub(super) fn missed(&self, reason: &str, tree: &Tree) -> BrowserError {
        let path: Vec<String> = self.path.iter().map(Query::to_string).collect();
        BrowserError::NotThere {
            seconds: self.patience.as_secs(),
            what: format!("{}: {reason}", path.join(" > ")),
            outline: tree.outline(),
        }
    }
}
