//! Languages that code makes from another one: their columns in the tables and in the schema.

use crate::bundle::schema::Schema;
use crate::model::{Lang, Table};
use crate::pseudo::made;

fn stem(name: &str) -> &str {
    Lang::of_column(name).map_or(name, |(stem, _)| stem)
}

/// The languages that are made from the one of a column.
fn made_from(name: &str) -> impl Iterator<Item = Lang> {
    // A name that is kept everywhere stands in a column of no language.
    Lang::ALL.into_iter().filter(move |lang| {
        lang.rules().made_from.is_some_and(|from| name == from.column(stem(name)) || name == "name")
    })
}

/// The tables with the columns of made languages, each behind the one that it is made from.
pub fn with_made_columns(tables: Vec<Table>) -> Vec<Table> {
    let extended = |table: Table| {
        table.columns().fold(Table::new(table.name), |all, name| {
            let cells = table.column(name).unwrap_or_default();
            made_from(name).fold(all.with(name, cells.to_vec()), |all, lang| {
                let cells = cells.iter().map(|cell| -> &'static str { made(cell).leak() }).collect();
                all.with(lang.column(stem(name)).leak(), cells)
            })
        })
    };
    tables.into_iter().map(extended).collect()
}

/// The schema with the same columns.
pub fn with_made_fields(mut schema: Schema) -> Schema {
    for table in &mut schema.tables {
        let fields = std::mem::take(&mut table.fields);
        for field in fields {
            let made = made_from(field.name).map(|lang| lang.column(stem(field.name)).leak());
            let made: Vec<_> = made.map(|name| super::bundle::schema::Field { name, ..field.clone() }).collect();
            table.fields.push(field);
            table.fields.extend(made);
        }
    }
    schema
}
