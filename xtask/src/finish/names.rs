//! Short names for what a program and its glue import from and export to each other.
//!
//! wasm-bindgen names each import by what it does and a hash of 16 digits. Both files carry them, and hashes do not
//! compress: a hundred of them are more than a kilobyte in each. Which name it is means nothing, only that it is the same.

use crate::trouble::Trouble;
use std::collections::BTreeMap;

/// What stands in front of the sections of a WebAssembly module: the magic number and version 1.
const BEGINNING: &[u8] = b"\0asm\x01\0\0\0";

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;

/// The only kind of import that wasm-bindgen makes.
const FUNCTION: u8 = 0;

/// The one module that all imports are of.
const MODULE: &str = "a";

/// The glue and the program with short names.
///
/// # Errors
///
/// When the program is not such as wasm-bindgen makes it, or the glue does not hold each import exactly once.
pub fn shorten(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>), Trouble> {
    let mut names = BTreeMap::new();
    let mut modules = Vec::new();
    let wasm = renamed(wasm, &mut names, &mut modules).ok_or_else(|| unfit("program has sections", "read"))?;
    let mut seen = BTreeMap::new();
    let mut short = String::with_capacity(glue.len());
    for word in glue.split_inclusive(|sign: char| !is_of_a_name(sign)) {
        let name = word.trim_end_matches(|sign| !is_of_a_name(sign));
        match names.get_key_value(name) {
            Some((name, new)) => {
                *seen.entry(name.as_str()).or_insert(0) += 1;
                short.push_str(new);
                short.push_str(&word[name.len()..]);
            }
            None => short.push_str(word),
        }
    }
    for (name, new) in &names {
        let times = seen.get(name.as_str()).copied().unwrap_or(0);
        if times == 0 || (is_import(new) && times > 1) {
            return Err(unfit("glue has names", name));
        }
    }
    let [module] = &modules[..] else { return Err(unfit("program has modules", &modules.join(" "))) };
    let module = format!("\"{module}\"");
    if short.matches(&module).count() != 1 {
        return Err(unfit("glue has modules", &module));
    }
    Ok((short.replace(&module, &format!("\"{MODULE}\"")), wasm))
}

fn unfit(what: &str, which: &str) -> Trouble {
    Trouble::found(
        format!("A {what} that xtask does not know: {which}"),
        "see what this version of wasm-bindgen writes; xtask/src/finish/names.rs shortens it",
    )
}

fn is_of_a_name(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_' || sign == '$'
}

/// "a0", "a1" … "z9" for imports, "A0" … for exports: names that neither the glue nor a browser has.
fn short_name(first: u8, index: usize) -> Option<String> {
    let letter = u8::try_from(index / 36).ok().filter(|letter| *letter < 26)?;
    let digit = char::from_digit(u32::try_from(index % 36).ok()?, 36)?;
    Some(format!("{}{digit}", char::from(first + letter)))
}

fn is_import(short: &str) -> bool {
    short.starts_with(|first: char| first.is_ascii_lowercase())
}

/// The program with short names, which are put down with the old ones; `None` where it is not understood.
fn renamed(wasm: &[u8], names: &mut BTreeMap<String, String>, modules: &mut Vec<String>) -> Option<Vec<u8>> {
    let mut rest = wasm.strip_prefix(BEGINNING)?;
    let mut new = BEGINNING.to_vec();
    while let Some((&id, after)) = rest.split_first() {
        rest = after;
        let length = number(&mut rest)?;
        let (content, after) = rest.split_at_checked(length)?;
        rest = after;
        let content = match id {
            IMPORTS => imports(content, names, modules)?,
            EXPORTS => exports(content, names)?,
            _ => content.to_vec(),
        };
        new.push(id);
        put_text(&mut new, &content);
    }
    Some(new)
}

fn imports(mut rest: &[u8], names: &mut BTreeMap<String, String>, modules: &mut Vec<String>) -> Option<Vec<u8>> {
    let count = number(&mut rest)?;
    let mut new = Vec::new();
    put_number(&mut new, count);
    for index in 0..count {
        let (module, name) = (text(&mut rest)?, text(&mut rest)?);
        if !modules.iter().any(|known| known == module) {
            modules.push(module.to_owned());
        }
        let short = short_name(b'a', index)?;
        put_text(&mut new, MODULE.as_bytes());
        put_text(&mut new, short.as_bytes());
        names.insert(name.to_owned(), short);
        let (&kind, after) = rest.split_first()?;
        rest = after;
        new.push(kind);
        if kind != FUNCTION {
            return None;
        }
        put_number(&mut new, number(&mut rest)?);
    }
    rest.is_empty().then_some(new)
}

/// Exports of wasm-bindgen itself get short names; what else there is keeps its own.
fn exports(mut rest: &[u8], names: &mut BTreeMap<String, String>) -> Option<Vec<u8>> {
    let count = number(&mut rest)?;
    let mut new = Vec::new();
    put_number(&mut new, count);
    for index in 0..count {
        let name = text(&mut rest)?;
        if name.starts_with("__wbindgen_") || name.starts_with("__externref_") || name.starts_with("wasm_bindgen__") {
            let short = short_name(b'A', index)?;
            put_text(&mut new, short.as_bytes());
            names.insert(name.to_owned(), short);
        } else {
            put_text(&mut new, name.as_bytes());
        }
        let (&kind, after) = rest.split_first()?;
        rest = after;
        new.push(kind);
        put_number(&mut new, number(&mut rest)?);
    }
    rest.is_empty().then_some(new)
}

/// An unsigned LEB128 number.
fn number(rest: &mut &[u8]) -> Option<usize> {
    let mut value = 0_u64;
    for shift in (0..35).step_by(7) {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return usize::try_from(value).ok();
        }
    }
    None
}

fn put_number(to: &mut Vec<u8>, mut value: usize) {
    while value > 0x7f {
        to.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a str> {
    let length = number(rest)?;
    let (text, after) = rest.split_at_checked(length)?;
    *rest = after;
    std::str::from_utf8(text).ok()
}

fn put_text(to: &mut Vec<u8>, text: &[u8]) {
    put_number(to, text.len());
    to.extend_from_slice(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `(module (import "./p_bg.js" "__wbg_get_0a" (func)) (export "main" (func 0)) (export "__wbindgen_start" (func 0)))`
    const PROGRAM: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x1a\x01\x09./p_bg.js\x0c__wbg_get_0a\0\0\
                             \x07\x1b\x02\x04main\0\0\x10__wbindgen_start\0\0";
    const GLUE: &str = "x({\"./p_bg.js\":{__wbg_get_0a:f,__wbg_get_0ab:g}});wasm.main();wasm.__wbindgen_start();";

    #[test]
    fn both_sides_get_the_same_names() {
        let (glue, wasm) = shorten(GLUE, PROGRAM).unwrap();
        assert_eq!(glue, "x({\"a\":{a0:f,__wbg_get_0ab:g}});wasm.main();wasm.A1();");
        let wanted =
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x08\x01\x01a\x02a0\0\0\x07\x0d\x02\x04main\0\0\x02A1\0\0"
                .to_vec();
        assert_eq!(wasm, wanted);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(shorten("wasm.__wbindgen_start()", PROGRAM).is_err(), "an import that the glue lacks");
        assert!(shorten(&format!("{GLUE}__wbg_get_0a"), PROGRAM).is_err(), "an import named twice");
        assert!(shorten(GLUE, &PROGRAM[..PROGRAM.len() - 1]).is_err(), "a program cut short");
    }

    #[test]
    fn numbers_of_several_bytes_are_read_and_written() {
        for value in [0, 127, 128, 300, 400_000] {
            let mut bytes = Vec::new();
            put_number(&mut bytes, value);
            let mut rest = &bytes[..];
            assert_eq!((number(&mut rest), rest.len()), (Some(value), 0));
        }
        assert_eq!(short_name(b'a', 37).as_deref(), Some("b1"));
        assert_eq!(short_name(b'a', 26 * 36), None);
    }
}
