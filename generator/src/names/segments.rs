//! Word boundaries in text without separators.
//!
//! | text | words | rule |
//! |---|---|---|
//! | `userAssigned` | `user assigned` | a capital begins a word |
//! | `IPAllocationMethod` | `ip allocation method` | the last of several capitals begins the next word |
//! | `vmSKUs`, `publicIPsList` | `vm skus`, `public ips list` | a plural `s` belongs to the capitals before it |
//! | `IPv4Address` | `ipv4 address` | so does a `v` with a number |
//! | `GS4Size`, `sha256sum`, `5qi` | `gs4 size`, `sha256sum`, `5qi` | digits belong to the letters before them and, in
//! lower case, after them |
//! | `AES256GCM`, `5G`, `3DModel` | `aes256 gcm`, `5g`, `3d model` | capitals after digits begin a word, unless the digits do |
//! | `P2SVpn`, `Point2D` | `p2s vpn`, `point2d` | but a single one stays, after a single letter and at the end |
//! | `vCPU`, `oSVersion`, `nCount` | `vcpu`, `os version`, `n count` | a first letter before a capital is treated as a
//! capital |
//! | `OAuth2Settings`, `IoTHub` | `oauth2 settings`, `iot hub` | words with capitals inside: see `SPELLINGS` |

/// A word with capitals inside.
struct Spelling {
    /// The word in the specification.
    text: &'static str,
    /// The word in a type name.
    pascal: &'static str,
}

/// Words that would be split at their capitals. Adding an entry here renames published items.
const SPELLINGS: &[Spelling] = &[
    spelling("OAuth", "OAuth"),
    spelling("VMware", "VMware"),
    spelling("IoT", "Iot"),
    spelling("ETag", "Etag"),
    spelling("OData", "OData"),
    spelling("IPsec", "Ipsec"),
    spelling("QoS", "Qos"),
    spelling("QnA", "Qna"),
    spelling("SaaS", "Saas"),
    spelling("PaaS", "Paas"),
    spelling("IaaS", "Iaas"),
    spelling("KiB", "Kib"),
    spelling("MiB", "Mib"),
    spelling("GiB", "Gib"),
    spelling("TiB", "Tib"),
    spelling("KBps", "Kbps"),
    spelling("MBps", "Mbps"),
    spelling("GBps", "Gbps"),
    spelling("MHz", "Mhz"),
    spelling("GHz", "Ghz"),
    spelling("IOps", "Iops"),
    spelling("VCore", "Vcore"),
    spelling("VNet", "Vnet"),
];

const fn spelling(text: &'static str, pascal: &'static str) -> Spelling {
    Spelling { text, pascal }
}

/// Returns the word as part of a type name: capitalized, or according to its spelling.
pub(super) fn capitalise(word: &str) -> String {
    let stem = word.trim_end_matches(|end: char| end.is_ascii_digit());
    let known = SPELLINGS
        .iter()
        .find(|spelling| spelling.text.eq_ignore_ascii_case(stem));
    if let Some(spelling) = known {
        return format!("{}{}", spelling.pascal, &word[stem.len()..]);
    }
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

/// Splits a run of ASCII letters and digits into words in lower case.
pub(super) fn cut(run: &str, words: &mut Vec<String>) {
    let camel = matches!(run.as_bytes(), [first, second, ..]
        if first.is_ascii_lowercase() && second.is_ascii_uppercase());
    let capitalised = match camel {
        true => run[..1].to_ascii_uppercase() + &run[1..],
        false => run.to_owned(),
    };
    let mut rest = capitalised.as_str();
    while !rest.is_empty() {
        // At least one character, so that the loop ends.
        let length = first_word(rest.as_bytes()).clamp(1, rest.len());
        let (word, behind) = rest.split_at(length);
        words.push(word.to_ascii_lowercase());
        rest = behind;
    }
}

/// Returns the length of the first word.
fn first_word(run: &[u8]) -> usize {
    if let Some(length) = spelled(run) {
        return length;
    }
    let capitals = count(run, u8::is_ascii_uppercase);
    let digits = count(run, u8::is_ascii_digit);
    if digits > 0 {
        return after_leading_digits(run, digits);
    }
    match capitals {
        0 | 1 if lower(run, capitals) => lower_case_word(run, capitals),
        0 => 1,
        _ => capitals_word(run, capitals),
    }
}

/// Returns the length of a word of the table, including digits or a plural `s` after it.
fn spelled(run: &[u8]) -> Option<usize> {
    SPELLINGS.iter().find_map(|spelling| {
        let length = spelling.text.len();
        let (first, others) = spelling.text.as_bytes().split_first()?;
        let (start, rest) = run.split_first()?;
        if !start.eq_ignore_ascii_case(first) || !rest.starts_with(others) {
            return None;
        }
        let length = length + count(&run[length..], u8::is_ascii_digit);
        match is_plural(run, length) {
            true => Some(length + 1),
            false if lower(run, length) => None,
            false => Some(length),
        }
    })
}

/// `5qi`, `5G`, `3DModel`, `5Qi`
fn after_leading_digits(run: &[u8], digits: usize) -> usize {
    if lower(run, digits) {
        return lower_case_word(run, digits);
    }
    digits + own_capitals(run, digits)
}

/// `user`, `User`, `sha256sum`, `Gs4`, and the first letter of `p2sVpn`, `p2SVpn`
fn lower_case_word(run: &[u8], from: usize) -> usize {
    let length = from
        + count(&run[from..], |byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit()
        });
    let letters = count(run, u8::is_ascii_alphabetic);
    length + lone_capital(run, letters, length)
}

/// `IP` of `IPAllocation`, `SKUs`, `IPv4`, `GS4`, `P2S`
fn capitals_word(run: &[u8], capitals: usize) -> usize {
    if capitals > 1 && is_plural(run, capitals) {
        return capitals + 1;
    }
    if capitals > 1 && run.get(capitals) == Some(&b'v') {
        let version = count(&run[capitals + 1..], u8::is_ascii_digit);
        if version > 0 {
            return capitals + 1 + version;
        }
    }
    if lower(run, capitals) {
        return capitals - 1;
    }
    let length = capitals + count(&run[capitals..], u8::is_ascii_digit);
    if length > capitals && lower(run, length) {
        return lower_case_word(run, length);
    }
    length + lone_capital(run, capitals, length)
}

/// Returns 1 if a capital after digits belongs to them: after a single letter, or at the end of the run.
fn lone_capital(run: &[u8], letters: usize, length: usize) -> usize {
    let after_digit = length > letters && run[letters..length].iter().all(u8::is_ascii_digit);
    let lone = after_digit && own_capitals(run, length) == 1;
    usize::from(lone && (letters == 1 || run.len() == length + 1))
}

/// Returns the number of capitals from this index, without the one that begins the next word.
fn own_capitals(run: &[u8], from: usize) -> usize {
    let capitals = count(&run[from..], u8::is_ascii_uppercase);
    match lower(run, from + capitals) {
        true => capitals.saturating_sub(1),
        false => capitals,
    }
}

/// True if there is an `s` at the end of a word.
fn is_plural(run: &[u8], at: usize) -> bool {
    run.get(at) == Some(&b's') && !lower(run, at + 1)
}

fn lower(run: &[u8], at: usize) -> bool {
    run.get(at).is_some_and(u8::is_ascii_lowercase)
}

fn count(run: &[u8], wanted: impl Fn(&u8) -> bool) -> usize {
    run.iter().take_while(|byte| wanted(byte)).count()
}
