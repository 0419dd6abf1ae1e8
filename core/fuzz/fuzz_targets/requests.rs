#![no_main]

use karmada_token_fuzz::invariants;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    invariants::try_one("requests", data);
});
