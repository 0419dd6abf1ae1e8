//! The element in somebody else's page. The pages are those of docs/embedding.md, as they stand there.

mod around;
mod deaf;
mod dialogs;
mod elsewhere;
mod kubectl_proxy;
mod look;
mod memory;
mod moves;
mod plain;
mod react;
mod support;
mod trouble;
mod words;
