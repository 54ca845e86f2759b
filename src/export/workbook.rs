//! Workbooks of words, for a reader to fill in (Office Open XML, ECMA-376, part 1, section 18).

use super::figure::escape;
use super::zip;

/// A sheet of a workbook. Its first row is its head and stays in sight.
pub struct WrittenSheet {
    /// Its name: at most 31 characters, none of `:\/?*[]`.
    pub name: String,
    /// Its rows of texts.
    pub rows: Vec<Vec<String>>,
    /// For each column its width in letters, and whether what is typed into it stays as it is typed: a spreadsheet would
    /// make dates of it.
    pub columns: Vec<(u32, bool)>,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PART: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Number format 49 is text (section 18.8.30). Formats of cells: as usual; text; bold.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"3\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
    <xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
    <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/></cellXfs>\
    <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

const USUAL: u32 = 0;
const TEXT: u32 = 1;
const BOLD: u32 = 2;

/// The file.
pub fn workbook(sheets: &[WrittenSheet]) -> Vec<u8> {
    let numbered = |write: &dyn Fn(usize, &WrittenSheet) -> String| -> String {
        sheets.iter().enumerate().map(|(at, sheet)| write(at + 1, sheet)).collect()
    };
    let types = numbered(&|at, _| {
        format!("<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{PART}.worksheet+xml\"/>")
    });
    let names =
        numbered(&|at, sheet| format!("<sheet name=\"{}\" sheetId=\"{at}\" r:id=\"rId{at}\"/>", escape(&sheet.name)));
    let targets = numbered(&|at, _| relation(at, "worksheet", &format!("worksheets/sheet{at}.xml")));
    let mut files = vec![
        file(
            "[Content_Types].xml",
            &format!(
                "<Types xmlns=\"{PACKAGE}/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{PART}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/styles.xml\" ContentType=\"{PART}.styles+xml\"/>{types}</Types>"
            ),
        ),
        file("_rels/.rels", &relations(&relation(1, "officeDocument", "xl/workbook.xml"))),
        file(
            "xl/workbook.xml",
            &format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{names}</sheets></workbook>"),
        ),
        file(
            "xl/_rels/workbook.xml.rels",
            &relations(&[targets, relation(sheets.len() + 1, "styles", "styles.xml")].concat()),
        ),
        file("xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>")),
    ];
    files.extend(
        sheets
            .iter()
            .enumerate()
            .map(|(at, sheet)| file(&format!("xl/worksheets/sheet{}.xml", at + 1), &worksheet(sheet))),
    );
    zip::archive(&files)
}

fn file(name: &str, content: &str) -> (String, String) {
    (name.to_string(), [HEAD, content].concat())
}

fn relation(at: usize, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"rId{at}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
}

fn relations(all: &str) -> String {
    format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{all}</Relationships>")
}

fn worksheet(sheet: &WrittenSheet) -> String {
    let style =
        |column: usize| if sheet.columns.get(column).is_some_and(|(_, is_text)| *is_text) { TEXT } else { USUAL };
    let columns: String = sheet
        .columns
        .iter()
        .enumerate()
        .map(|(at, (width, _))| {
            let (column, style) = (at + 1, style(at));
            format!("<col min=\"{column}\" max=\"{column}\" width=\"{width}\" style=\"{style}\" customWidth=\"1\"/>")
        })
        .collect();
    let rows: String = sheet
        .rows
        .iter()
        .enumerate()
        .map(|(at, cells)| {
            let cells: String = cells
                .iter()
                .enumerate()
                .map(|(column, text)| {
                    let style = if at == 0 { BOLD } else { style(column) };
                    match text.is_empty() {
                        true => format!("<c s=\"{style}\"/>"),
                        false => format!("<c s=\"{style}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escape(text)),
                    }
                })
                .collect();
            format!("<row r=\"{}\">{cells}</row>", at + 1)
        })
        .collect();
    format!(
        "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
         <cols>{columns}</cols><sheetData>{rows}</sheetData></worksheet>"
    )
}
