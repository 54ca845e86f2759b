//! Which modules of the crate a source text names.

use super::tokens::{Token, tokens};

/// The first module of a path that starts at the crate's root.
#[derive(Debug, PartialEq, Eq)]
pub struct Head {
    pub name: String,
    /// Counted from 1.
    pub line: usize,
}

/// All heads in a text that lies in the module `modules`.
pub fn heads(text: &str, modules: &[String]) -> Vec<Head> {
    let tokens = tokens(text);
    let mut heads = Vec::new();
    // Modules written inside the file, each with the depth of braces it was opened at.
    let mut inline: Vec<usize> = Vec::new();
    let mut depth = 0usize;
    for at in 0..tokens.len() {
        match word(&tokens, at) {
            "{" => {
                if at >= 2 && word(&tokens, at - 2) == "mod" {
                    inline.push(depth);
                }
                depth += 1;
            }
            "}" => {
                depth = depth.saturating_sub(1);
                if inline.last() == Some(&depth) {
                    inline.pop();
                }
            }
            // The package's own name, as main.rs writes it.
            "crate" | "civic_atlas" => heads.extend(heads_at(&tokens, at + 1)),
            "super" if at == 0 || word(&tokens, at - 1) != "::" => {
                let mut steps = 1;
                let mut end = at + 1;
                while word(&tokens, end) == "::" && word(&tokens, end + 1) == "super" {
                    steps += 1;
                    end += 2;
                }
                if steps == modules.len() + inline.len() {
                    heads.extend(heads_at(&tokens, end));
                }
            }
            _ => (),
        }
    }
    heads
}

/// The heads behind the root, whose "::" is at `at`: one, or each of a list in braces.
fn heads_at(tokens: &[Token], at: usize) -> Vec<Head> {
    if word(tokens, at) != "::" {
        return Vec::new();
    }
    if word(tokens, at + 1) != "{" {
        return tokens.get(at + 1).map(head).into_iter().collect();
    }
    let mut heads = Vec::new();
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(at + 1) {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" if depth == 1 => break,
            "}" => depth -= 1,
            _ if depth == 1 && matches!(word(tokens, index - 1), "{" | ",") => heads.push(head(token)),
            _ => (),
        }
    }
    heads
}

fn word(tokens: &[Token], at: usize) -> &str {
    tokens.get(at).map_or("", |token| token.text.as_str())
}

fn head(token: &Token) -> Head {
    Head { name: token.text.clone(), line: token.line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, names: &[&str]) {
        let modules = ["chart".to_owned(), "mark".to_owned()];
        let found: Vec<String> = heads(text, &modules).into_iter().map(|head| head.name).collect();
        assert_eq!(found, names, "{text}");
    }

    #[test]
    fn paths_from_the_root_are_found() {
        case("use crate::model::Year;", &["model"]);
        case("use crate :: view;", &["view"]);
        case("fn f(y: crate::model::Year) -> crate::view::State", &["model", "view"]);
        case("pub(crate) fn f() {} pub(in crate::chart) fn g() {}", &["chart"]);
        case("use crate::*;", &["*"]);
        case("// crate::ui\n\"crate::ui\"", &[]);
        case("crate::", &[]);
    }

    #[test]
    fn each_of_a_list_is_found_and_nothing_inside_it() {
        case("use crate::{model::{Year, ui}, view::State, text::*};", &["model", "view", "text"]);
        case("use crate::{\n    model,\n    ui,\n};", &["model", "ui"]);
    }

    #[test]
    fn the_way_up_counts_when_it_reaches_the_root() {
        case("use super::scale::Scale;", &[]);
        case("use super::super::ui::App;", &["ui"]);
        case("mod tests { use super::*; use super::super::Plan; use super::super::super::ui; }", &["ui"]);
        case("mod tests { } use super::super::ui;", &["ui"]);
    }
}
