//! What stands over the table: search, filters with their counts, and the choice of columns.

use crate::app::App;
use crate::components::{Glyph, Icon, number};
use crate::model::{Column, Filter, Order, sought, tally};
use crate::pages::row::column_name;
use crate::text::Key;
use leptos::html;
use leptos::prelude::*;

fn filter_name(filter: Filter) -> Key {
    match filter {
        Filter::CanRegister => Key::FilterCanRegister,
        Filter::EndsWithinADay => Key::FilterExpiring,
        Filter::Expired => Key::StateExpired,
        Filter::NeverExpires => Key::StateNeverExpires,
        Filter::Suspended => Key::StateSuspended,
        Filter::NotJoinable => Key::StateNotJoinable,
        Filter::Malformed => Key::StateMalformed,
    }
}

#[component]
pub(super) fn Toolbar(app: App) -> impl IntoView {
    let search = Memo::new(move |_| app.query.with(|query| query.search.clone()));
    // Of what is searched for: with each number, how many rows its filter would show.
    let counts = Memo::new(move |_| {
        let is_sought = search.with(|search| sought(search));
        let now = app.now.get();
        app.rows.with(|rows| {
            let rows = rows.iter().flat_map(|rows| rows.iter());
            tally(rows.filter(|row| is_sought(row)), now)
        })
    });
    let all = Memo::new(move |_| {
        let is_sought = search.with(|search| sought(search));
        app.rows.with(|rows| {
            let rows = rows.iter().flat_map(|rows| rows.iter());
            rows.filter(|row| is_sought(row)).count()
        })
    });
    view! {
        <div class="narrowing" role="search">
            <span class="search">
                <Icon glyph=Glyph::Search/>
                <input
                    type="search"
                    class="input"
                    aria-label=app.say(Key::Search)
                    placeholder=app.say(Key::SearchHint)
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || app.query.with(|query| query.search.clone())
                    on:input:target=move |event| {
                        let field = event.target();
                        app.query.update(|query| query.seek(field.value()));
                        // Also where that was looked for already, and the field would not be written anew.
                        let sought = app.query.with_untracked(|query| query.search.clone());
                        if field.value() != sought {
                            field.set_value(&sought);
                        }
                    }
                />
            </span>
            <div class="filters" role="group" aria-label=app.say(Key::Filters)>
                <FilterButton app=app filter=None name=Key::FilterAll count=all/>
                {Filter::ALL.into_iter().enumerate().map(|(index, filter)| {
                    let count = Memo::new(move |_| counts.with(|counts| counts[index]));
                    view! { <FilterButton app=app filter=Some(filter) name=filter_name(filter) count=count/> }
                }).collect_view()}
            </div>
            <OrderChoice app=app/>
            <ColumnsMenu app=app/>
        </div>
    }
}

/// Pressed while its kind alone is shown. One that would show nothing is left out, unless it is pressed.
#[component]
fn FilterButton(app: App, filter: Option<Filter>, name: Key, count: Memo<usize>) -> impl IntoView {
    let pressed = Memo::new(move |_| app.query.with(|query| query.filter == filter));
    view! {
        <button
            type="button"
            class="filter"
            class:idle=move || count.get() == 0 && !pressed.get() && filter.is_some()
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| app.query.update(|query| query.filter = filter)
        >
            {app.say(name)}
            <span class="filter-count">{move || number(app, count.get())}</span>
        </button>
    }
}

/// The order in words: no header says it where its column isn't shown, or where rows are cards.
#[component]
fn OrderChoice(app: App) -> impl IntoView {
    view! {
        <select
            class="input order"
            aria-label=app.say(Key::Order)
            on:change:target=move |event| {
                let place = usize::try_from(event.target().selected_index()).unwrap_or_default();
                app.query.update(|query| query.order = Order::ALL.get(place).copied().unwrap_or_default());
            }
        >
            {move || {
                let chosen = app.query.with(|query| query.order);
                Order::ALL.iter().map(|order| option(app, *order, *order == chosen)).collect_view()
            }}
        </select>
    }
}

fn option(app: App, order: Order, is_chosen: bool) -> AnyView {
    let name = match order {
        Order::Descending(Column::Created) => app.say(Key::NewestFirst),
        Order::Ascending(Column::Created) => app.say(Key::OldestFirst),
        Order::Ascending(column) => app.fill(Key::Ascending, &[("column", &app.say(column_name(column)))]),
        Order::Descending(column) => app.fill(Key::Descending, &[("column", &app.say(column_name(column)))]),
    };
    view! { <option prop:selected=is_chosen>{name}</option> }.into_any()
}

/// A disclosure of check boxes; Escape and a click elsewhere close it.
#[component]
fn ColumnsMenu(app: App) -> impl IntoView {
    let choice = move |column: Column| {
        view! {
            <label class="menu-item">
                <input
                    type="checkbox"
                    prop:checked=move || app.query.with(|query| query.columns.has(column))
                    prop:disabled=column == Column::Token
                    on:change=move |_| app.query.update(|query| query.columns = query.columns.toggled(column))
                />
                <span>{app.say(column_name(column))}</span>
            </label>
        }
    };
    // A browser gives the focus back that it took, but not within a shadow root.
    let opener = NodeRef::<html::Button>::new();
    let keep_focus = move |event: web_sys::KeyboardEvent| {
        if let (true, Some(opener)) = (event.key() == "Escape", opener.get_untracked()) {
            // Fails for no button.
            let _focused = opener.focus();
        }
    };
    view! {
        <div class="menu-anchor">
            <button type="button" class="button" popovertarget="columns-menu" node_ref=opener>
                <Icon glyph=Glyph::Columns/>
                {app.say(Key::Columns)}
            </button>
            <div id="columns-menu" class="menu" popover="auto" role="group" aria-label=app.say(Key::Columns) on:keydown=keep_focus>
                {Column::ALL.into_iter().map(choice).collect_view()}
            </div>
        </div>
    }
}
