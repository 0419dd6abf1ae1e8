//! Parts that more than one view is made of.

mod banner;
mod copy;
mod dialog;
mod download;
mod explain;
mod field;
mod fold;
mod icon;
mod moment;
mod number;
mod radio;
mod slow;
mod status;
mod toast;

pub(crate) use banner::{Banner, Tone};
pub(crate) use copy::{CopyButton, CopyField, CopyText};
pub(crate) use dialog::{Dialog, focus_title};
pub(crate) use download::download;
pub(crate) use explain::{explain, explain_beyond};
pub(crate) use field::{FieldError, TextField};
pub(crate) use fold::Fold;
pub(crate) use icon::{Glyph, Icon};
pub(crate) use moment::{ends, expiry, local_field, local_input, local_time, spell};
pub(crate) use number::number;
pub(crate) use radio::Radio;
pub(crate) use slow::Slow;
pub(crate) use status::{StatusBadge, badge};
pub(crate) use toast::Toast;
