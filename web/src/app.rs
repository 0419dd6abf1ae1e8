//! What every view of one console shares: the client, what is known, and what is open.

use crate::api::{ApiError, Client, Info, Mode, Verb};
use crate::focus::Focus;
use crate::live::Nudge;
use crate::model::{Connection, Draft, Limits, Rows};
use crate::options::Options;
use crate::text::{Key, Text};
use gloo_timers::future::TimeoutFuture;
use karmada_token_core::{Endpoint, Groups, Pin, RegisterCommand, Timestamp, Token, Ttl};
use leptos::prelude::*;
use std::rc::Rc;
use web_sys::ShadowRoot;

/// Whether there is a console to show yet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Gate {
    /// Finding out what this is.
    Starting,
    /// Nothing answers yet; tried again by itself.
    Unreachable(ApiError),
    /// Somebody has to sign in.
    SignIn(SignInCause),
    /// The console.
    Open,
}

/// Why somebody has to sign in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum SignInCause {
    /// Nobody has yet.
    New,
    /// The one-time link was used before, or is too old.
    LinkSpent,
    /// The session has ended.
    Ended,
}

/// What is open over the list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum View {
    /// Nothing.
    List,
    /// The form that creates a token.
    Create,
    /// What was created.
    Created(Handover),
    /// One token in full, by its Secret's name.
    Token(String),
    /// The question whether to delete it, by its Secret's name.
    Delete(String),
}

/// A created token, as it is handed over. The token is zeroed when this is dropped.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Handover {
    /// ID and secret.
    pub(crate) token: Token,
    /// The groups that its holder is in.
    pub(crate) groups: Groups,
    /// Whether it lives for more than a day.
    pub(crate) long_lived: bool,
}

/// What RBAC lets this person do; `None` while that isn't known, and then they may try.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rights {
    pub(crate) create: Option<bool>,
    pub(crate) get: Option<bool>,
    pub(crate) delete: Option<bool>,
}

/// One console. Copies share their state; it ends with its owner.
#[derive(Clone, Copy)]
pub(crate) struct App {
    owner: StoredValue<Owner>,
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
    pub(crate) rights: RwSignal<Rights>,
    pub(crate) view: RwSignal<View>,
    pub(crate) draft: RwSignal<Draft>,
    /// The API server's clock, moved every second.
    pub(crate) now: RwSignal<Timestamp>,
    /// What a screen reader is told next, and what is shown for a moment.
    pub(crate) announcement: RwSignal<String>,
    /// How many announcements there have been: each takes itself away, unless a later one is there.
    announced: StoredValue<u32>,
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
        );
        App {
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
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
            view: RwSignal::new(View::List),
            draft: RwSignal::new(Draft::new(options.default_ttl)),
            now: RwSignal::new(now),
            announcement: RwSignal::default(),
            announced: StoredValue::new(0),
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

    pub(crate) fn text<T>(&self, read: impl FnOnce(&Text) -> T) -> T {
        self.options.with_value(|options| read(&options.text))
    }

    /// Runs a task that ends with the console, not with the view that began it.
    pub(crate) fn spawn(&self, task: impl Future<Output = ()> + 'static) {
        let owner = self.owner.get_value();
        owner.with(|| leptos::task::spawn_local_scoped_with_cancellation(task));
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
        self.view.set(view);
    }

    /// Back to the list, and to where the focus was.
    pub(crate) fn close(&self) {
        self.view.set(View::List);
        self.focus.with_value(Focus::restore);
    }

    /// Opens the form, for who may create.
    pub(crate) fn open_create(&self) {
        if untrack(|| self.why_not(Verb::Create)).is_none() && self.gate.get_untracked() == Gate::Open {
            self.open(View::Create);
        }
    }

    /// Back to an untouched form.
    pub(crate) fn reset_draft(&self) {
        self.draft
            .set(Draft::new(self.option(|options| options.default_ttl)));
    }

    /// Why this person can't do that, or nothing when they can. Tracked.
    pub(crate) fn why_not(&self, verb: Verb) -> Option<Key> {
        let rights = self.rights.get();
        let (may, forbidden) = match verb {
            Verb::Create => (rights.create, Key::MayNotCreate),
            Verb::Get => (rights.get, Key::MayNotReveal),
            Verb::Delete => (rights.delete, Key::MayNotDelete),
        };
        if verb != Verb::Get && self.option(|options| options.readonly) {
            return Some(Key::ReadOnly);
        }
        (may == Some(false)).then_some(forbidden)
    }

    /// What the form has to keep to.
    pub(crate) fn limits(&self) -> Limits {
        let info = self.info.get();
        let asked = match self.option(|options| options.max_ttl) {
            Some(Ttl::After(span)) => Some(span),
            Some(Ttl::Never) | None => None,
        };
        let bounds = [asked, info.max_ttl()];
        Limits {
            max_ttl: bounds.into_iter().flatten().min(),
            must_expire: info.policy.never_expires == Some(false),
        }
    }

    /// What every register command has in common, where it is known. Tracked.
    pub(crate) fn register_command(&self) -> Option<RegisterCommand> {
        let info = self.info.get();
        let endpoint = self.endpoint()?;
        let pins: Vec<Pin> = info.pins();
        (!pins.is_empty()).then_some(RegisterCommand { endpoint, pins })
    }

    /// Where members reach the API server. Tracked.
    pub(crate) fn endpoint(&self) -> Option<Endpoint> {
        let info = self.info.get();
        self.option(|options| options.endpoint.clone())
            .or_else(|| info.endpoint())
    }

    /// Whether nothing here is real. Tracked.
    pub(crate) fn is_sandbox(&self) -> bool {
        self.info.with(|info| info.mode == Mode::Sandbox)
    }
}
