//! The HTML of editors, as it comes through Mini Diarium.

use proptest::prelude::*;
use serde_json::json;

use crate::support::file;

/// The Markdown of a text of HTML.
fn markdown(html: &str) -> String {
    let entry = json!({"id": 1, "date": "2024-01-15", "title": "t", "text": html, "dateUpdated": "2024-01-15T12:00:00Z"});
    file("j.json", json!({"entries": [entry], "metadata": {"application": "Mini Diarium"}}).to_string())
        .record("minidiarium")
        .body
}

#[test]
fn what_the_editor_marks_comes_through() {
    for (html, expected) in [
        (
            "<p><strong>bold</strong> <em>italic</em> <s>struck</s> <code>a*b</code></p>",
            "**bold** *italic* ~~struck~~ `a*b`",
        ),
        ("<p><u>under</u> <mark>lit</mark> <span style=\"color: red\">red</span></p>", "under lit red"),
        ("<p><strong>bold </strong>then</p>", "**bold** then"),
        ("<p><strong><em>both</em> one</strong></p>", "***both* one**"),
        ("<h2>Head</h2><p>text</p><hr><p>more</p>", "## Head\n\ntext\n\n---\n\nmore"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>a</p><p></p><p>b</p>", "a\n\nb"),
        ("<blockquote><p>said</p><p>more</p></blockquote><p>end</p>", "> said\n>\n> more\n\nend"),
        ("<pre><code class=\"x\">let a = 1;\n  b\n</code></pre><p>c</p>", "```\nlet a = 1;\n  b\n```\n\nc"),
        (
            "<p>See <a href=\"https://example.com\">Visit site</a> please</p>",
            "See [Visit site](https://example.com) please",
        ),
        (
            "<table><tbody><tr><td><p>a</p></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>",
            "a\n\nb\nc | d",
        ),
    ] {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

#[test]
fn lists_come_through_with_what_is_in_them() {
    let html = "<ul><li><p>one</p><p>more</p><ul><li><p>inner</p></li></ul></li><li><p>two</p></li></ul><p>then</p>\
        <ol start=\"3\"><li>three</li><li>four</li></ol>\
        <ul data-type=\"taskList\"><li data-checked=\"true\"><label><input type=\"checkbox\"><span></span></label><div><p>done</p></div></li>\
        <li data-checked=\"false\"><div><p>open</p></div></li></ul>";
    let expected = "- one\n\n  more\n  - inner\n- two\n\nthen\n\n3. three\n4. four\n\n- [x] done\n- [ ] open";
    assert_eq!(markdown(html), expected);
}

#[test]
fn text_stays_text() {
    for (html, expected) in [
        ("<p># no head</p>", "\\# no head"),
        (
            "<p>- no item</p><p>1. no item</p><p>&gt; no quote</p>",
            "\\- no item\n\n1\\. no item\n\n\\> no quote",
        ),
        (
            "<p>*stars* _lines_ snake_case `code` 2 * 3</p>",
            "\\*stars\\* \\_lines\\_ snake_case \\`code\\` 2 * 3",
        ),
        ("<p>&lt;script&gt; a &lt; b &amp;amp; I &lt;3</p>", "\\<script> a < b \\&amp; I <3"),
        ("<p>[x](javascript:alert)</p>", "\\[x]\\(javascript:alert)"),
        ("<p>😀 שלום &eacute; &#x1F600;</p>", "😀 שלום é 😀"),
    ] {
        assert_eq!(markdown(html), expected, "{html}");
    }
}

#[test]
fn nothing_of_a_page_but_its_text_comes_through() {
    let html = "<p>a<script>alert(1)</script>b<style>p{}</style><iframe src=\"x\">c</iframe><svg><script>d</script></svg></p>\
        <img src=\"x\" onerror=\"alert(1)\"><a href=\"javascript:alert(1)\">e</a><a href=\" JaVaScRiPt:x\">f</a><!-- g -->";
    assert_eq!(markdown(html), "ab\n\nef");
}

#[test]
fn what_is_open_or_closed_wrongly_is_read_all_the_same() {
    for html in [
        "<p>a<b>b<i>c</b>d</i>e",
        "</p></ul></li></blockquote></b>a",
        "<li>a<li>b",
        "<ul><p>a",
        "<a href=https://x.y>a<a href=https://z.w>b",
        "a<",
        "a<p",
        "<!--",
        "<![CDATA[",
        "&#xFFFFFFFF;a&#0;",
    ] {
        assert!(markdown(html).len() < 200, "{html}");
    }
    assert_eq!(markdown("<p>a<b>b</p><p>c</b>d</p>"), "a**b**\n\n**c**d");
}

#[test]
fn depth_has_no_end_and_costs_nothing() {
    for tag in [
        "<div>",
        "<ul><li>",
        "<blockquote>",
        "<b>",
        "<a href=https://x.y>",
        "<table><tr><td>",
        "<svg>",
        "<pre>",
        "<p><b a=1>",
    ] {
        let text = markdown(&format!("<p>x</p>{}end", tag.repeat(100_000)));
        assert!(text.starts_with('x') && text.len() < 3_000_000, "{tag} {}", text.len());
    }
    // a line of words without an end takes time in proportion to it
    assert_eq!(markdown(&format!("<p>{}</p>", "word ".repeat(1_000_000))).len(), 4_999_999);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_html_ends_the_program(html in "(<[/a-z!]{1,3}( [a-z]+=[\"'x]*)?>?|[ *_`\\[\\]()#<>&;\\-\n]|[a-z\u{5d0}😀]{1,3}){0,60}") {
        let html = format!("<p>x</p>{html}");
        prop_assert!(markdown(&html).len() < 100 * html.len());
    }
}
