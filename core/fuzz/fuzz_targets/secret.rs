#![no_main]

use karmada_token_fuzz::{invariants, originals};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    invariants::try_one("secret", data);
    originals::secret(data);
});
