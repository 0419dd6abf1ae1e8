//! What the fuzz targets try: invariants of any input, and the originals' opinion of it.

#[path = "invariants/all.rs"]
pub mod invariants;
pub mod originals;
