//! The threats of SECURITY.md against the router, by number, request by request: no socket before it, and an upstream
//! behind it that keeps everything it is asked. The same against the running program is in `running`; what needs a
//! real API server is in the workspace's `tests`.

#[cfg(test)]
mod support;

#[cfg(test)]
mod callers;
#[cfg(test)]
mod closed_set;
#[cfg(test)]
mod forwarding;
#[cfg(test)]
mod impersonation;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod plug_in;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod sessions;
#[cfg(test)]
mod upstream;
