//! What can be wrong with a pin.

super::problems! {
    /// A problem of a pin.
    PinProblem {
        NoPrefix => Error, "pin-no-prefix",
            "sha256: is missing before the digits",
            "A pin names its hash. (kubeadm's certificate key is 64 digits too, and is another thing.)";
        NoColon => Error, "pin-no-colon",
            "a colon belongs between sha256 and the digits",
            "The program refuses the pin.";
        OtherHash => Error, "pin-other-hash",
            "this is another hash than SHA-256",
            "Pins are the SHA-256 of the CA's public key; nothing else is known.";
        Length {
            /// How many digits there are.
            found: usize,
        } => Error, "pin-length",
            "64 hex digits make a pin, and this has {found}",
            "Digits were lost or doubled when it was copied: copy it again.";
        Digit => Error, "pin-digit",
            "this is no hex digit",
            "A pin is written with 0-9 and a-f.";
        Truncated => Error, "pin-truncated",
            "it was cut short or masked: dots, stars or crosses stand in place of the rest",
            "The rest can't be known; copy the whole pin.";
        Fingerprint => Error, "pin-fingerprint",
            "this is the fingerprint of a certificate",
            "A pin is the hash of the CA's public key alone, which the fingerprint doesn't tell.";
        Base64 => Error, "pin-base64",
            "this pin is in base64",
            "The program wants its 32 bytes as 64 hex digits.";
        Space => Error, "pin-space",
            "there is a space or a line break in the middle of it",
            "A pin has none; lines are broken by mail programs and narrow terminals.";
        Malformed => Error, "pin-malformed",
            "this is no pin: sha256: and 64 hex digits",
            "The program refuses it.";
    }
}
