use crate::model::Lang;
use crate::pages::context::PageContext;
use crate::records::evidence::Query;
use crate::records::search::{Needle, needles};
use crate::records::{Record, finding};
use crate::text::PageMsg;
use crate::view::{Page, Report, ViewState, write};

/// What the link asks for, and what of it the table shows.
#[derive(Clone)]
pub struct ShownRows {
    pub now: PageContext,
    pub query: Query,
    pub refused: Vec<Report>,
    pub rows: Vec<Record<'static>>,
    pub needles: Vec<Needle>,
}

impl PartialEq for ShownRows {
    fn eq(&self, other: &ShownRows) -> bool {
        self.now == other.now
    }
}

impl ShownRows {
    pub fn new(now: PageContext) -> ShownRows {
        let (query, refused) = Query::read(now.library, &now.state.page_params);
        let rows = query.rows(now.library, now.lang);
        let needles = needles(&query.q);
        ShownRows { now, query, refused, rows, needles }
    }

    pub fn lang(&self) -> Lang {
        self.now.lang
    }

    pub fn say(&self, message: PageMsg) -> &'static str {
        self.now.say(message)
    }

    pub fn view(&self, query: &Query) -> ViewState {
        self.now.view(Page::Evidence, query.write())
    }

    pub fn link(&self, query: &Query) -> String {
        write(&self.view(query))
    }

    pub fn title(&self) -> String {
        finding::title(self.now.library, &self.query, &self.rows, self.lang())
    }
}
