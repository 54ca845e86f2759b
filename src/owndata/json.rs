//! JSON: a list of objects, each a row, with its names as the head.

use super::clean::shortened;
use super::finding::{At, Finding, What};
use super::grid::{Cell, CellKind, GridRow, Sheet};
use super::{MOST_COLUMNS, MOST_ROWS};
use serde_json::Value;

/// The rows of a text.
///
/// # Errors
/// What it is instead, with the path to it, and to a list of objects if there is one inside.
pub fn sheet(text: &str) -> Result<Sheet, Box<Finding>> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let at = At { row: error.line(), column: None, ..At::default() };
        let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
        Box::new(
            Finding::new(What::JsonSyntax, &shortened(line, 40))
                .with("line", error.line().to_string())
                .with("column", error.column().to_string())
                .at(at),
        )
    })?;
    let rows = objects(&value).map_err(|path| {
        let inside = list_in(&value, "$").unwrap_or_default();
        Box::new(Finding::new(What::JsonShape, "").with("path", path).with("inside", inside))
    })?;
    let mut heads: Vec<&str> = Vec::new();
    for name in rows.iter().flat_map(|row| row.keys()) {
        if !heads.contains(&name.as_str()) && heads.len() <= MOST_COLUMNS {
            heads.push(name);
        }
    }
    let mut sheet = Sheet { surplus: rows.len().saturating_sub(MOST_ROWS), ..Sheet::default() };
    sheet.rows.push(GridRow { number: 1, cells: heads.iter().map(|head| Cell::text(*head)).collect() });
    for (at, row) in rows.iter().take(MOST_ROWS).enumerate() {
        let mut cells = Vec::new();
        for head in &heads {
            cells.push(cell(row.get(*head)).map_err(|()| {
                let path = format!("$[{at}].{}", shortened(head, 40));
                Box::new(Finding::new(What::JsonShape, "").with("path", path).with("inside", ""))
            })?);
        }
        sheet.rows.push(GridRow { number: at + 2, cells });
    }
    Ok(sheet)
}

/// The objects of a list, or the path to what is none.
fn objects(value: &Value) -> Result<Vec<&serde_json::Map<String, Value>>, String> {
    let list = value.as_array().ok_or_else(|| "$".to_string())?;
    list.iter().enumerate().map(|(at, row)| row.as_object().ok_or_else(|| format!("$[{at}]"))).collect()
}

/// The path to the first list of objects inside.
fn list_in(value: &Value, path: &str) -> Option<String> {
    match value {
        Value::Array(_) => objects(value).is_ok_and(|rows| !rows.is_empty()).then(|| path.to_string()),
        Value::Object(inside) => {
            inside.iter().find_map(|(name, value)| list_in(value, &format!("{path}.{}", shortened(name, 40))))
        }
        _ => None,
    }
}

fn cell(value: Option<&Value>) -> Result<Cell, ()> {
    Ok(match value {
        None | Some(Value::Null) => Cell::default(),
        Some(Value::String(text)) => Cell::text(text.as_str()),
        Some(Value::Bool(is)) => Cell::text(is.to_string()),
        Some(Value::Number(number)) => Cell { text: number.to_string(), kind: CellKind::Number, ..Cell::default() },
        Some(Value::Array(_) | Value::Object(_)) => return Err(()),
    })
}
