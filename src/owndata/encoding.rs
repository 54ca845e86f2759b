//! Encodings of text that files of readers come in.

/// An encoding of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows, Cyrillic.
    Windows1251,
    /// DOS, Russian.
    Cp866,
    /// KOI8-R.
    Koi8R,
    /// Old Macintosh, Cyrillic.
    MacCyrillic,
    /// Windows, Western European.
    Windows1252,
}

impl Encoding {
    /// Those of one byte a letter, likeliest first.
    pub const OF_ONE_BYTE: [Encoding; 5] =
        [Encoding::Windows1251, Encoding::Cp866, Encoding::Koi8R, Encoding::MacCyrillic, Encoding::Windows1252];

    /// All.
    pub const ALL: [Encoding; 8] = [
        Encoding::Utf8,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Windows1251,
        Encoding::Cp866,
        Encoding::Koi8R,
        Encoding::MacCyrillic,
        Encoding::Windows1252,
    ];

    /// Its label in the WHATWG's Encoding Standard, which browsers know.
    pub fn label(self) -> &'static str {
        ["utf-8", "utf-16le", "utf-16be", "windows-1251", "ibm866", "koi8-r", "x-mac-cyrillic", "windows-1252"]
            [self as usize]
    }

    /// The encoding of a label.
    pub fn from_label(label: &str) -> Option<Encoding> {
        Encoding::ALL.into_iter().find(|encoding| encoding.label() == label)
    }
}
