//! What `karmada-token check` and `preflight` foretell, held against what a member then meets on a real control plane.

#[cfg(test)]
mod faults;
#[cfg(test)]
mod field;
#[cfg(test)]
mod foretold;
#[cfg(test)]
mod healthy;
#[cfg(test)]
mod install;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod page;
#[cfg(test)]
mod row;
#[cfg(test)]
mod stop;
#[cfg(test)]
mod table;
