//! The terminal's commands on a real control plane, beside kubeadm's, straight and through the proxy.

mod bad_input;
mod changes;
mod create;
mod credentials;
mod delete;
mod examine;
mod faults;
mod krew;
mod list;
mod logging;
mod reference;
mod side_by_side;
mod support;
