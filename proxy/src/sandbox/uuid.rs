//! Random UUIDs (version 4), as uids and audit IDs are.

use karmada_token_core::{OsRandom, RandomError, RandomSource};

/// # Errors
/// [`RandomError`] when the machine has none.
pub(super) fn uuid() -> Result<String, RandomError> {
    let mut bytes = [0_u8; 16];
    OsRandom.fill(&mut bytes)?;
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    for dash in [20, 16, 12, 8] {
        text.insert(dash, '-');
    }
    Ok(text)
}
