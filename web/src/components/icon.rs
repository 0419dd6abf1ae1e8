//! Icons: strokes on a 16 by 16 grid, drawn in the colour of the text beside them. Always decoration: the word says it too.

use leptos::prelude::*;

/// An icon.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Glyph {
    /// The product's mark: a key.
    Key,
    /// Add.
    Plus,
    /// See.
    Eye,
    /// Remove.
    Bin,
    /// Copy.
    Copy,
    /// Look: information.
    Info,
    /// Look: danger.
    Alert,
    /// A tick in a circle.
    Good,
    /// A clock.
    Clock,
    /// A closed loop.
    Endless,
    /// Two bars.
    Paused,
    /// A crossed circle.
    Barred,
    /// A circle with a cross in it.
    Ended,
    /// A broken shape.
    Broken,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// A server.
    Server,
    /// A person.
    Person,
    /// Leave.
    Leave,
    /// A magnifying glass.
    Search,
    /// Three upright bars.
    Columns,
    /// A triangle that points on.
    Resume,
    /// A pencil.
    Edit,
    /// A drop.
    Leak,
    /// A globe.
    Globe,
    /// A circle that begins anew.
    Again,
    /// An arrow into a tray.
    Save,
}

impl Glyph {
    fn path(self) -> &'static str {
        match self {
            Glyph::Key => "M9.5 9.5a3.5 3.5 0 1 0-3-3L2 11v3h3v-1.5h1.5V11H8zM11 5h.01",
            Glyph::Plus => "M8 3v10M3 8h10",
            Glyph::Eye => {
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z"
            }
            Glyph::Bin => "M2.5 4.5h11M6 4.5V2.5h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4",
            Glyph::Copy => "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
            Glyph::Info => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5V11M8 5h.01",
            Glyph::Alert => "M8 2 1.5 13.5h13zM8 6.5v3.2M8 11.7h.01",
            Glyph::Good => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.4 8.2l1.9 1.9 3.4-3.9",
            Glyph::Clock => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6",
            Glyph::Endless => {
                "M8 8C6.8 6.2 5.9 5.2 4.4 5.2a2.8 2.8 0 0 0 0 5.6C5.9 10.8 6.8 9.8 8 8s2.1-2.8 3.6-2.8a2.8 2.8 0 0 1 0 5.6C10.1 10.8 9.2 9.8 8 8z"
            }
            Glyph::Paused => "M5.5 3.5v9M10.5 3.5v9",
            Glyph::Barred => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM3.8 3.8l8.4 8.4",
            Glyph::Ended => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
            Glyph::Broken => "M8 1.8 14.2 8 8 14.2 1.8 8zM8 5v3.4M8 10.6h.01",
            Glyph::Up => "M8 12.5v-9M4.5 7 8 3.5 11.5 7",
            Glyph::Down => "M8 3.5v9M4.5 9 8 12.5 11.5 9",
            Glyph::Server => "M2.5 2.5h11v4.5h-11zM2.5 9h11v4.5h-11zM5 4.8h.01M5 11.3h.01",
            Glyph::Person => {
                "M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 13.8c.5-2.6 2.6-4 5.2-4s4.7 1.4 5.2 4"
            }
            Glyph::Search => "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.8 10.8 14 14",
            Glyph::Columns => "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
            Glyph::Resume => "M5 3.5v9L12.5 8z",
            Glyph::Edit => "M3 13l.6-2.8 7-7 2.2 2.2-7 7zM9.4 4.4l2.2 2.2",
            Glyph::Leak => "M8 2C6 5 4 7.2 4 9.8a4 4 0 0 0 8 0C12 7.2 10 5 8 2z",
            Glyph::Globe => {
                "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c-3.6 3.6-3.6 8.4 0 12M8 2c3.6 3.6 3.6 8.4 0 12"
            }
            Glyph::Again => "M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3",
            Glyph::Save => "M8 2.5v7M5 6.8l3 3 3-3M2.5 11v2.5h11V11",
            Glyph::Leave => "M6.5 2.5h-4v11h4M10 5l3 3-3 3M13 8H6",
        }
    }
}

/// An icon at the size of the text.
#[component]
pub(crate) fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=glyph.path()/>
        </svg>
    }
}
