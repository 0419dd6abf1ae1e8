//! What came of asking the API server about a token, which is answered whatever the verdict is.

use crate::app::App;
use crate::components::{Banner, Glyph, Tone, badge};
use crate::pages::join::Case;
use crate::protocol::Told;
use crate::text::Key;
use leptos::prelude::*;
use serde::Deserialize;

/// The one word of `POST /-/check` that counts here; the judge reads the rest.
#[derive(Deserialize)]
struct Checked {
    authenticated: bool,
}

/// In sight from the press on, so that what changes in it is read out.
#[component]
pub(super) fn ServersAnswer(app: App, case: Case) -> impl IntoView {
    let told = Memo::new(move |_| case.tried());
    view! {
        <div role="status">
            {move || match told.get() {
                None => badge("badge idle", Glyph::Clock, app.say(Key::AskingServer)).into_any(),
                Some(told) => match accepted(app, &told) {
                    Ok(true) => badge("badge good", Glyph::Good, app.say(Key::ServerAccepts)).into_any(),
                    Ok(false) => badge("badge bad", Glyph::Ended, app.say(Key::ServerRefuses)).into_any(),
                    Err(reason) => {
                        let text = app.fill(Key::ServerNotAsked, &[("reason", &reason)]);
                        view! { <Banner tone=Tone::Warning role="note"><p>{text}</p></Banner> }.into_any()
                    }
                },
            }}
        </div>
    }
}

/// Whether the token is let in, or why that is not known.
fn accepted(app: App, told: &Told) -> Result<bool, String> {
    let (code, body) = match told {
        Told::Answer { code, body } => (*code, body),
        Told::Nothing { why } => return Err(why.clone()),
    };
    match serde_json::from_slice::<Checked>(body.as_bytes()) {
        Ok(checked) => Ok(checked.authenticated),
        Err(_) if code == 401 => Err(app.say(Key::Unauthorized)),
        Err(_) if code == 429 => Err(app.say(Key::ChecksTooMany)),
        Err(_) => Err(app.fill(Key::ServerAnswered, &[("code", &code.to_string())])),
    }
}
