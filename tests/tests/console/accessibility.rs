//! For everybody. The page is the real one, served by the sandbox; where a test walks through the views, the API is
//! answered by `fixtures/world.js`, so that every state can be reached and is always the same.

mod axe;
mod keyboard;
mod keyboard_tasks;
mod media;
mod sizes;
