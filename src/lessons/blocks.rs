//! Markdown as far as lessons have a place for it: paragraphs, lists, quotations, strong and emphasised words, links into
//! the atlas, and `{id}` for a record. All else is refused with its line.

use super::fault::{Fault, Reason};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

/// A run of words. Nested emphasis is flattened, so that no text can nest deeply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text {
        /// The words. Where a line of the file ends within a paragraph stands `\n`, which is shown as a space.
        words: String,
        /// Strongly emphasised.
        strong: bool,
        /// Emphasised.
        emphasis: bool,
        /// The link that they are, `#/…`; empty for none.
        link: String,
    },
    /// A record: `{kg-ngos-2010}`, or one thing that it says: `{kg-ngos-2010.value}`.
    Record {
        /// Its id.
        id: String,
        /// What of it.
        form: Form,
    },
    /// A new line.
    Break,
}

/// What `{id}` prints of a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Value with its qualifier, or what it says, and the source.
    #[default]
    Whole,
    /// The value with its qualifier alone.
    Value,
    /// The words of the source, to the letter, and the source.
    Quote,
    /// The date alone.
    Date,
    /// The name alone.
    Name,
}

impl Form {
    /// All, with the words behind the point.
    const ALL: [(Form, &'static str); 5] =
        [(Form::Whole, ""), (Form::Value, "value"), (Form::Quote, "quote"), (Form::Date, "date"), (Form::Name, "name")];
}

/// How a block is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Setting {
    /// A paragraph.
    #[default]
    Paragraph,
    /// A list.
    Bullets,
    /// A numbered list.
    Numbers,
}

/// A piece of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// The line that it starts on, from 1.
    pub line: usize,
    /// How it is set.
    pub setting: Setting,
    /// The words of its items; of a paragraph there is one.
    pub items: Vec<Vec<Inline>>,
    /// The line on which each item starts.
    pub lines: Vec<usize>,
}

impl Block {
    /// Its runs of words, item by item.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        self.items.iter().flatten()
    }

    /// The same, each with the line on which it starts.
    pub fn lined(&self) -> impl Iterator<Item = (usize, &Inline)> {
        self.items.iter().zip(&self.lines).flat_map(|(item, first)| {
            let mut next = *first;
            item.iter().map(move |inline| {
                let line = next;
                next += match inline {
                    Inline::Text { words, .. } => words.matches('\n').count(),
                    Inline::Break => 1,
                    Inline::Record { .. } => 0,
                };
                (line, inline)
            })
        })
    }
}

/// What stands in a file, in order, with the line that it starts on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LessonPiece {
    /// A heading: its level, its words, its id.
    Heading(u8, String, String),
    /// Text.
    Block(Block),
    /// A quotation: a note for the teacher.
    Note(Block),
    /// An option: marked as right, its words, its feedback.
    Option(bool, Vec<Inline>, Vec<Inline>),
}

/// Reads Markdown from which the fields are taken out.
pub fn pieces(text: &str) -> (Vec<(usize, LessonPiece)>, Vec<Fault>) {
    let options = Options::ENABLE_TASKLISTS | Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES;
    let mut builder = Builder::new(text);
    for (event, range) in TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter()) {
        builder.take(event, range.start);
    }
    (builder.pieces, builder.faults)
}

/// An item of a list while it is read.
#[derive(Default)]
struct Item {
    line: usize,
    mark: Option<bool>,
    words: Vec<Inline>,
    feedback: Vec<Inline>,
}

struct Builder {
    starts: Vec<usize>,
    pieces: Vec<(usize, LessonPiece)>,
    faults: Vec<Fault>,
    inlines: Vec<Inline>,
    /// Where the block that is read started.
    block: usize,
    strong: usize,
    emphasis: usize,
    links: Vec<String>,
    quotes: usize,
    list: Option<(usize, bool, Vec<Item>)>,
    /// How deep in something that is refused.
    refused: usize,
    heading: String,
}

impl Builder {
    fn new(text: &str) -> Builder {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Builder {
            starts,
            pieces: Vec::new(),
            faults: Vec::new(),
            inlines: Vec::new(),
            block: 1,
            strong: 0,
            emphasis: 0,
            links: Vec::new(),
            quotes: 0,
            list: None,
            refused: 0,
            heading: String::new(),
        }
    }

    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    fn refuse(&mut self, offset: usize, reason: Reason, part: &str) {
        self.faults.push(Fault::new(self.line(offset), reason, part));
    }

    fn take(&mut self, event: Event<'_>, at: usize) {
        match event {
            Event::Start(tag) => self.open(tag, at),
            Event::End(tag) => self.close(tag),
            Event::Html(html) | Event::InlineHtml(html) => self.refuse(at, Reason::Html, &html),
            _ if self.refused > 0 => {}
            Event::Text(words) => self.text(&words, at),
            Event::Code(words) => self.refuse(at, Reason::Markup, &words),
            Event::SoftBreak => self.push_words("\n"),
            Event::HardBreak => self.inlines.push(Inline::Break),
            Event::Rule => self.refuse(at, Reason::Markup, "---"),
            Event::TaskListMarker(is_right) => {
                if let Some(item) = self.list.as_mut().and_then(|(_, _, items)| items.last_mut()) {
                    item.mark = Some(is_right);
                }
            }
            Event::InlineMath(words) | Event::DisplayMath(words) | Event::FootnoteReference(words) => {
                self.refuse(at, Reason::Markup, &words);
            }
        }
    }

    fn open(&mut self, tag: Tag<'_>, at: usize) {
        if self.refused > 0 {
            self.refused += 1;
            return;
        }
        match tag {
            Tag::Paragraph => self.start_block(at),
            Tag::Heading { id, .. } => {
                self.heading = id.map(|id| id.to_string()).unwrap_or_default();
                self.start_block(at);
            }
            Tag::BlockQuote(_) => {
                self.flush_item();
                self.quotes += 1;
                self.block = self.line(at);
            }
            Tag::List(first) if self.list.is_none() && self.quotes == 0 => {
                self.list = Some((self.line(at), first.is_some(), Vec::new()));
            }
            Tag::Item => {
                let line = self.line(at);
                if let Some((_, _, items)) = &mut self.list {
                    items.push(Item { line, ..Item::default() });
                }
                self.inlines.clear();
            }
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => {
                if !dest_url.starts_with("#/") {
                    self.refuse(at, Reason::Outside, &dest_url);
                }
                self.links.push(dest_url.to_string());
            }
            Tag::HtmlBlock => {}
            other => {
                let name = match other {
                    Tag::Image { dest_url, .. } => dest_url.to_string(),
                    Tag::CodeBlock(_) => "```".to_string(),
                    Tag::Table(_) => "|".to_string(),
                    _ => String::new(),
                };
                self.refuse(at, Reason::Markup, &name);
                self.refused = 1;
            }
        }
    }

    fn start_block(&mut self, at: usize) {
        self.inlines.clear();
        self.block = self.line(at);
    }

    /// Gives the words that were read so far to the item that they stand in, or to its feedback.
    fn flush_item(&mut self) {
        let Some(item) = self.list.as_mut().and_then(|(_, _, items)| items.last_mut()) else { return };
        let target = if self.quotes > 0 { &mut item.feedback } else { &mut item.words };
        if !target.is_empty() && !self.inlines.is_empty() {
            target.push(Inline::Break);
        }
        target.append(&mut self.inlines);
    }

    fn close(&mut self, tag: TagEnd) {
        if self.refused > 0 {
            self.refused -= 1;
            return;
        }
        match tag {
            TagEnd::Paragraph if self.list.is_some() => self.flush_item(),
            TagEnd::Paragraph => {
                let items = vec![std::mem::take(&mut self.inlines)];
                let block = Block { line: self.block, setting: Setting::Paragraph, items, lines: vec![self.block] };
                let piece = if self.quotes > 0 { LessonPiece::Note(block) } else { LessonPiece::Block(block) };
                self.pieces.push((self.block, piece));
            }
            TagEnd::Heading(level) => {
                let (words, records): (Vec<Inline>, Vec<Inline>) = std::mem::take(&mut self.inlines)
                    .into_iter()
                    .partition(|inline| !matches!(inline, Inline::Record { .. }));
                for record in records {
                    self.faults.push(Fault::new(self.block, Reason::HeadingRecord, &plain(&[record])));
                }
                let words = plain(&words);
                let level = if level == HeadingLevel::H1 { 1 } else { level as u8 };
                self.pieces.push((self.block, LessonPiece::Heading(level, words, std::mem::take(&mut self.heading))));
            }
            TagEnd::BlockQuote(_) => {
                self.flush_item();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => self.flush_item(),
            TagEnd::List(_) => self.end_list(),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            _ => {}
        }
    }

    fn end_list(&mut self) {
        let Some((line, ordered, items)) = self.list.take() else { return };
        if items.iter().all(|item| item.mark.is_none() && item.feedback.is_empty()) {
            let (lines, items) = items.into_iter().map(|item| (item.line, item.words)).unzip();
            let setting = if ordered { Setting::Numbers } else { Setting::Bullets };
            return self.pieces.push((line, LessonPiece::Block(Block { line, setting, items, lines })));
        }
        for item in items {
            self.pieces.push((item.line, LessonPiece::Option(item.mark == Some(true), item.words, item.feedback)));
        }
    }

    fn push_words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let (strong, emphasis) = (self.strong > 0, self.emphasis > 0);
        let link = self.links.last().cloned().unwrap_or_default();
        if let Some(Inline::Text { words: before, strong: s, emphasis: e, link: l }) = self.inlines.last_mut()
            && (*s, *e, &*l) == (strong, emphasis, &link)
        {
            before.push_str(words);
        } else {
            self.inlines.push(Inline::Text { words: words.to_string(), strong, emphasis, link });
        }
    }

    /// Words, in which `{id}` stands for a record.
    fn text(&mut self, mut rest: &str, at: usize) {
        while let Some((before, after)) = rest.split_once('{') {
            self.push_words(before);
            let inside = after.split_once('}').map(|(inside, tail)| (record(inside), inside, tail));
            match inside {
                Some((Some((id, form)), _, tail)) => {
                    self.inlines.push(Inline::Record { id: id.to_string(), form });
                    rest = tail;
                }
                Some((None, inside, tail)) => {
                    self.refuse(at, Reason::Braces, inside);
                    rest = tail;
                }
                None => {
                    self.refuse(at, Reason::Braces, after);
                    rest = "";
                }
            }
        }
        self.push_words(rest);
    }
}

/// The id and form between braces; `None` where it is neither.
fn record(inside: &str) -> Option<(&str, Form)> {
    let (id, form) = inside.split_once('.').unwrap_or((inside, ""));
    let (form, _) = Form::ALL.into_iter().find(|(_, word)| *word == form)?;
    is_id(id).then_some((id, form))
}

/// True for small Latin letters, digits and hyphens.
pub fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Words as they are shown: the lines of the file mean nothing.
pub fn in_one_line(words: &str) -> String {
    words.replace('\n', " ")
}

/// The words alone; a record stands there as its id in braces.
pub fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { words: run, .. } => words.push_str(&in_one_line(run)),
            Inline::Record { id, .. } => words.extend(["{", id, "}"]),
            Inline::Break => words.push(' '),
        }
    }
    words.trim().to_string()
}
