//! Register and join commands: written for a shell, and read back from one.

mod error;
mod flag;
mod image;
mod locate;
mod member_command;
mod name;
mod options;
mod parse;
mod program;
mod proxy_address;
mod read;
mod shell;
mod words;

pub(crate) use flag::{CA_CERT_PATH, Declared, Takes};
pub(crate) use locate::{Located, ends_prompt, verb_follows};
pub(crate) use parse::pieces;
pub(crate) use read::{Given, Reading};
pub(crate) use words::{Slip, Word};

pub use error::{CommandError, CommandFault};
pub use flag::Flag;
pub use image::{ImageReference, ImageReferenceError};
pub use member_command::{MemberCommand, OtherFlag};
pub use name::{ClusterName, NameError, Namespace};
pub use options::{CertExpiration, RegisterOptions};
pub use program::Program;
pub use proxy_address::{ProxyServerAddress, ProxyServerAddressError};
pub use shell::Shell;
