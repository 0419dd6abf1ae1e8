#![no_main]

use karmada_token_fuzz::{invariants, originals};

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    invariants::try_one("token", data);
    originals::token(data);
});
