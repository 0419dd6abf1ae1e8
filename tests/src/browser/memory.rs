//! What a page holds.

use serde_json::{Value, json};

use super::{Browser, BrowserError};

/// After everything that nobody holds any more has been let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Memory {
    /// JavaScript's heap, in bytes.
    pub heap: i64,
    /// DOM nodes, those in no document too.
    pub nodes: i64,
    /// Listeners for events.
    pub listeners: i64,
}

impl Browser {
    /// Collects what is garbage and counts the rest.
    pub async fn memory(&self) -> Result<Memory, BrowserError> {
        // What finalisers let go of is garbage for the next round alone.
        for _ in 0..3 {
            self.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = self.cdp("Runtime.getHeapUsage", json!({})).await?;
        let counts = self.cdp("Memory.getDOMCounters", json!({})).await?;
        let number = |of: &Value, name: &str| of[name].as_f64().unwrap_or_default() as i64;
        Ok(Memory {
            heap: number(&heap, "usedSize"),
            nodes: number(&counts, "nodes"),
            listeners: number(&counts, "jsEventListeners"),
        })
    }
}
