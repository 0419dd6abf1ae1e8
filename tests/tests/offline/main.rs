//! What needs no control plane: core beside Go's and Kubernetes' own code, the npm package as it is packed, and what the documents
//! say of the tree.

mod documents;
mod fidelity;
mod fidelity_differences;
mod npm_package;
