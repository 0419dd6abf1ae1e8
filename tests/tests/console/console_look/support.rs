//! What the stories of the look begin with.

/// What a script about the console begins with.
pub(crate) const ROOT: &str = "const root = document.querySelector('karmada-token-console').shadowRoot;";

/// So that nothing is looked at on its way.
pub(crate) const LESS_MOTION: (&str, &str) = ("prefers-reduced-motion", "reduce");
