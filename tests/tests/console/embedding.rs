//! The element in somebody else's page. The pages are those of docs/embedding.md, as they stand there.

mod deaf;
mod elsewhere;
mod kubectl_proxy;
mod look;
mod memory;
mod plain;
mod react;
mod support;
mod words;
