//! What programs see and do: the proxy's API, kubectl through it, the terminal's commands, and what deploy/ lays down, on real API
//! servers. Its stories share one control plane and take turns with others (tests/src/control_plane/kept.rs).

mod audit_policy;
mod bad_input_proxy;
mod chaos;
mod control_plane;
mod deploy;
mod kubectl;
mod masked_list;
mod openapi;
mod plug_in;
mod policy;
mod rbac;
mod refused;
mod terminal;
