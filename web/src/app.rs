//! What every view of one console shares: the client, what is known, and what is open.

mod address;
mod back;
mod draft;
mod effect;
mod events;
mod lost;
mod many;
mod nudge;
mod rights;
mod rules;
mod state;

pub(crate) use address::follow as keep_address;
pub(crate) use draft::keep as keep_draft;
pub(crate) use effect::effect;
pub(crate) use lost::Lost;
pub(crate) use many::{Line, LineState, Many};
pub(crate) use nudge::Nudge;
pub(crate) use state::{Change, Gate, Handover, Installed, Second, SignInCause, View};

use crate::api::{ApiError, Client, Info};
use crate::focus::Focus;
use crate::model::{Choice, Connection, Draft, Limits, NamedRights, Query, Row, Rows};
use crate::options::Options;
use crate::panic::has_failed;
use crate::text::{Key, Language, Text, Told};
use gloo_timers::future::TimeoutFuture;
use karmada_token_core::Timestamp;
use leptos::prelude::*;
use rights::{Press, Questions, Rights};
use std::collections::BTreeSet;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use web_sys::ShadowRoot;

/// One console. Copies share their state; it ends with its owner.
#[derive(Clone, Copy)]
pub(crate) struct App {
    owner: StoredValue<Owner>,
    /// What the task of a visit ends with.
    visit: StoredValue<Owner>,
    client: StoredValue<Client, LocalStorage>,
    options: StoredValue<Options, LocalStorage>,
    nudge: StoredValue<Rc<Nudge>, LocalStorage>,
    focus: StoredValue<Focus, LocalStorage>,
    pub(crate) gate: RwSignal<Gate>,
    pub(crate) info: RwSignal<Info>,
    pub(crate) rows: RwSignal<Option<Rows>>,
    /// How many complete lists have been read.
    pub(crate) listings: RwSignal<u32>,
    pub(crate) connection: RwSignal<Connection>,
    /// Why the list could not be read last time.
    pub(crate) failure: RwSignal<Option<ApiError>>,
    rights: RwSignal<Rights>,
    /// What is allowed with single tokens, where it isn't in general.
    rights_by_name: RwSignal<NamedRights>,
    questions: StoredValue<Questions>,
    /// What was pressed last, while it isn't known whether it may be done.
    pressed: StoredValue<Option<Press>, LocalStorage>,
    pub(crate) view: RwSignal<View>,
    /// What is looked for in the list.
    pub(crate) query: RwSignal<Query>,
    /// The Secrets' names of the rows that are selected.
    pub(crate) selection: RwSignal<BTreeSet<String>>,
    /// What was typed into the form. It outlives the dialog, the sign-in and, without any secret, the page.
    pub(crate) draft: RwSignal<Draft>,
    /// The draft that a duplicate stands in front of.
    aside: StoredValue<Option<Draft>>,
    /// The token that the form would make. It outlives the dialog and the sign-in, never the page.
    pub(crate) choice: RwSignal<Choice>,
    /// What was typed into the form that changes a token. It outlives the dialog and the sign-in, never the page.
    pub(crate) edited: RwSignal<Draft>,
    /// The row that it was filled from; none once it is saved or given up.
    pub(crate) edited_from: RwSignal<Option<Row>>,
    /// The tokens that are made for many clusters.
    pub(crate) many: RwSignal<Many>,
    /// How Karmada was installed.
    pub(crate) installed: RwSignal<Installed>,
    /// The wasm with what opens over the list.
    pub(crate) second: RwSignal<Second>,
    /// The API server's clock, moved every second.
    pub(crate) now: RwSignal<Timestamp>,
    /// By how many seconds the browser's clock is ahead, when that is certain and too much.
    pub(crate) clock_error: RwSignal<Option<i64>>,
    /// The language that the page is drawn in: it is drawn anew in another.
    pub(crate) language: RwSignal<Language>,
    /// What a screen reader is told next, and what is shown for a moment.
    pub(crate) announcement: RwSignal<String>,
    /// How many announcements there have been: each takes itself away, unless a later one is there.
    announced: StoredValue<u32>,
    /// Whether the next token that opens is to show its secret at once.
    reveals: StoredValue<bool>,
    /// Whether the form was asked for before there was a console to open it in.
    awaited: StoredValue<bool>,
    /// The token whose view what is open was opened from, by its Secret's name.
    left: StoredValue<Option<String>>,
}

/// Milliseconds before an announcement, for a dialog to open or to close.
const ANNOUNCE_AFTER: u32 = 100;
/// Milliseconds that it is shown for.
const ANNOUNCE_FOR: u32 = 4_000;

impl App {
    /// A console that has asked nothing yet. To be called under its own owner.
    pub(crate) fn new(options: Options, root: ShadowRoot, now: Timestamp) -> Self {
        let client = Client::new(
            &options.api_base,
            options.fetch.clone(),
            options.get_token.clone(),
            options.ahead.clone(),
        );
        let owner = Owner::current().unwrap_or_default();
        App {
            visit: StoredValue::new(owner.child()),
            owner: StoredValue::new(owner),
            client: StoredValue::new_local(client),
            nudge: StoredValue::new_local(Rc::default()),
            focus: StoredValue::new_local(Focus::new(root)),
            gate: RwSignal::new(Gate::Starting),
            info: RwSignal::default(),
            rows: RwSignal::new(None),
            listings: RwSignal::new(0),
            connection: RwSignal::default(),
            failure: RwSignal::new(None),
            rights: RwSignal::default(),
            rights_by_name: RwSignal::default(),
            questions: StoredValue::default(),
            pressed: StoredValue::new_local(None),
            view: RwSignal::new(View::List),
            query: RwSignal::default(),
            selection: RwSignal::default(),
            draft: RwSignal::new(Draft::new(options.default_ttl, &Limits::default())),
            aside: StoredValue::new(None),
            choice: RwSignal::default(),
            edited: RwSignal::new(Draft::new(None, &Limits::default())),
            edited_from: RwSignal::default(),
            many: RwSignal::default(),
            installed: RwSignal::default(),
            second: RwSignal::new(Second::Wanting),
            now: RwSignal::new(now),
            clock_error: RwSignal::new(None),
            language: RwSignal::new(options.text.language()),
            announcement: RwSignal::default(),
            announced: StoredValue::new(0),
            reveals: StoredValue::new(false),
            awaited: StoredValue::new(false),
            left: StoredValue::new(None),
            options: StoredValue::new_local(options),
        }
    }

    pub(crate) fn client(&self) -> Client {
        self.client.get_value()
    }

    pub(crate) fn nudge(&self) -> Rc<Nudge> {
        self.nudge.get_value()
    }

    pub(crate) fn option<T>(&self, read: impl FnOnce(&Options) -> T) -> T {
        self.options.with_value(read)
    }

    /// A message of the catalogue.
    pub(crate) fn say(&self, key: Key) -> String {
        self.text(|text| text.say(key))
    }

    /// A message with its `{name}`s filled in.
    pub(crate) fn fill(&self, key: Key, values: &[(&str, &str)]) -> String {
        self.text(|text| text.fill(key, values))
    }

    /// What is wrong with what was typed.
    pub(crate) fn told(&self, error: &impl Told) -> String {
        self.text(|text| text.language().tell(error))
    }

    pub(crate) fn text<T>(&self, read: impl FnOnce(&Text) -> T) -> T {
        self.options.with_value(|options| read(&options.text))
    }

    /// Goes on in another language.
    pub(crate) fn speak(&self, language: Language) {
        if language == self.language.get_untracked() {
            return;
        }
        self.options.update_value(|options| options.text.speak(language));
        self.language.set(language);
    }

    /// Runs a task that ends with the console, not with the view that began it.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        // One type of task, or what runs tasks would be in the wasm once for each.
        spawn_under(&self.owner.get_value(), Box::pin(task));
    }

    /// Runs the task that lets somebody in and keeps the list for them. There is one at a time: the one before ends.
    pub(crate) fn visit(&self, task: impl Future<Output = ()> + 'static) {
        self.end_visit();
        spawn_under(&self.visit.get_value(), Box::pin(task));
    }

    /// Ends it, whatever it waits for.
    pub(crate) fn end_visit(&self) {
        self.visit.get_value().cleanup();
        self.nudge().close_watch();
    }

    /// Ends every task and forgets everything. A task holds the owner that would end it, so that dropping the owner alone
    /// would end nothing.
    pub(crate) fn end(&self) {
        self.nudge().close_watch();
        self.owner.get_value().cleanup();
    }

    /// Tells the person something: aloud for a screen reader, and for a moment on the screen.
    pub(crate) fn announce(&self, message: String) {
        let app = *self;
        let latest = app.announced.with_value(|count| count.wrapping_add(1));
        app.announced.set_value(latest);
        app.announcement.set(String::new());
        self.spawn(async move {
            // A live region reads out what changes in it, not what it came with: it has to be there first.
            TimeoutFuture::new(ANNOUNCE_AFTER).await;
            app.announcement.set(message);
            TimeoutFuture::new(ANNOUNCE_FOR).await;
            if app.announced.get_value() == latest {
                app.announcement.set(String::new());
            }
        });
    }

    /// Opens a view over the list, or in place of the one that is open.
    pub(crate) fn open(&self, view: View) {
        if self.view.get_untracked() == View::List {
            self.focus.update_value(|focus| focus.remember());
        }
        self.leave_for(view);
    }

    /// Opens one token and asks for its secret at once.
    pub(crate) fn reveal(&self, name: String) {
        self.reveals.set_value(true);
        self.open(View::Token(name));
    }

    /// Whether the view that opens now is to show the secret at once; asked once.
    pub(crate) fn take_reveal(&self) -> bool {
        self.reveals.try_update_value(std::mem::take).unwrap_or(false)
    }

    /// Back to the list, and to where the focus was.
    pub(crate) fn close(&self) {
        self.view.set(View::List);
        self.focus.with_value(Focus::restore);
    }

    /// The shadow root that the console is drawn in.
    pub(crate) fn root(&self) -> ShadowRoot {
        self.focus.with_value(Focus::root)
    }

    /// The focus to the heading, when what had it is gone.
    pub(crate) fn go_home(&self) {
        self.focus.with_value(Focus::go_home);
    }

    /// Shows something else altogether. What had the focus goes with what was there, so the new heading gets it; a page that
    /// holds the console keeps its own.
    pub(crate) fn turn_to(&self, gate: Gate) {
        let had_focus = self.focus.with_value(Focus::is_within);
        self.gate.set(gate);
        if had_focus {
            self.go_home();
        }
    }
}

fn spawn_under(owner: &Owner, mut task: Pin<Box<dyn Future<Output = ()>>>) {
    let task = poll_fn(move |context| match has_failed() {
        true => Poll::Pending,
        false => task.as_mut().poll(context),
    });
    owner.with(|| leptos::task::spawn_local_scoped_with_cancellation(task));
}
