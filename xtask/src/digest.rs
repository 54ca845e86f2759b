//! Sums of content: names that change with it, and checksums that browsers check.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// "boot.js" → "boot-0123456789abcdef.js".
pub fn hashed_name(file: &str, content: &[u8]) -> String {
    let hash = fnv1a_64(content);
    match file.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash:016x}.{extension}"),
        None => format!("{file}-{hash:016x}"),
    }
}

/// FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923): the same everywhere and always, which Rust's
/// own hasher does not promise. It tells versions of a file apart; it protects from nobody.
pub fn fnv1a_64(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// "sha256-…", as subresource integrity and content security policies write it.
pub fn sha256(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// The content as a `data:` address.
pub fn data_address(media_type: &str, content: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_standards() {
        // Test vectors of RFC 9923.
        assert_eq!(fnv1a_64(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a_64(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a_64(b"foobar"), 0x8594_4171_f739_67e8);
        // FIPS 180-4, "abc".
        assert_eq!(sha256(b"abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn a_name_changes_with_the_content_only() {
        assert_eq!(hashed_name("boot.js", b"a"), "boot-af63dc4c8601ec8c.js");
        assert_eq!(hashed_name("boot.js", b"a"), hashed_name("boot.js", b"a"));
        assert_ne!(hashed_name("boot.js", b"a"), hashed_name("boot.js", b"b"));
        assert_eq!(hashed_name("LICENSE", b"a"), "LICENSE-af63dc4c8601ec8c");
    }
}
