package markup

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"readout/internal/fault"
	"readout/internal/text"
)

// hostile are plain texts that Markdown would take for something else.
var hostile = []string{
	"# 見出しではない", "####### 7", "#", "# ", "1. 番号", "1)", "１．全角", "12.", "1.5倍", "- 項目", "-", "-5度", "+ 1", "+1", "* 星",
	"> 引用", ">", "=", "===", "---", "- - -", "***", "___", "_x_", "snake_case", "__init__", "|a|b|", "| - |", ":-", ":-:|:-:", "-:",
	"`code`", "```", "~~~", "~~消し~~", `\`, `\\`, `\*`, `a\`, `C:\dir\ x`, "<b>太字</b>", "<https://a.example>", "<!-- -->",
	"&amp;", "&lt;", "&#10;", "&", "AT&T", "a & b", "[", "]", "[a](b)", "[a]: /b", "[注]: 本文", "![a](b)", "!", "!!",
	"https://a.example/x", "見よhttps://a.example/。", "http://", "httpss://a", "a@b.example", "www.a.example",
	" 先頭", "末尾 ", "　全角空白", "　", " ", "\t", "\tタブ", "    四つ", "a  b", "●合意した", "「合意」", "**", "*a*", "**a**b", "*", "a*b",
	"一行目\n二行目", "\n", "\n\n", "a\n\nb", "a\n", "\na", "a\n# b", "a\n===", "a\n---", "a\n:-", "a|b\n-|-", "a\n> b", "a\n1. b",
	"a  \nb", "a\\\nb", "a \n b", "(1) 経緯", "① 共同声明", "　　※注", "\u00a0", "\u2028", "\ufeff", "é", "é", "👍🏽", "ё", "Лавров заявил: «да»",
	"$x$", "{#id}", "a^b^", "\"引用\"", "'x'", "http", "x http://a b", "&#x3042;", "a&", "&a;", "&notanentity;", "1\\. a", "<", ">", "<a", "a>b",
}

func TestSourceOfPlainParagraphs(t *testing.T) {
	for _, words := range hostile {
		t.Run(words, func(t *testing.T) {
			roundTrip(t, text.Paragraphs(words))
			roundTrip(t, text.Paragraphs("前", words, words, "後"))
			roundTrip(t, text.Paragraphs(words+"\n"+words))
		})
	}
}

func TestSourceEscapesNothingNeedlessly(t *testing.T) {
	for _, words := range []string{
		"●「平和条約」交渉を加速させることで合意した。",
		"　岸田外相は20日、ラヴロフ外相と会談した（東京・飯倉公館）。",
		"1.5倍、-5度、50%、A&B、snake_case、10:30〜11:00",
		"【速報】共同記者会見が始まった！",
		"Лавров: «Мы договорились» — 2+2",
		"　※注　「2+2」は外務・防衛閣僚協議",
	} {
		if got := Source(text.Paragraphs(words)); got != words {
			t.Errorf("Source = %q, want %q", got, words)
		}
	}
}

// documents are Markdown texts whose Documents hold every kind in every place.
var documents = []string{
	"", "a", "a\nb", "a\n\nb", "# a\n\n## b\n\n### c\n\n#### d", "#", "a\n===\nb\n---\nc", "# a #", `# a \#`, "a\nb\n===",
	"- a\n- b\n  - c\n    - d\n- e", "- a\n\n  b\n- c", "1. a\n2. b", "7. a\n7. b", "0. a", "999999999. a\n1. b", "- a\n+ b\n* c", "1. a\n1) b\n1. c",
	"-\n- a\n-", "- - a\n  - b", "- > a\n  > - b", "- # a", "- ```\n  x\n\n  y\n  ```", "- ***\n- ___", "- | a |\n  | - |\n  | b |", "1. a\n\n       code",
	"> a\n> b\n>\n> > c", ">", "> a\n\n> b", "> - a\n>\n> b", "> ```\n> x\n>\n> y\n> ```", "```go\nfunc a() {}\n\n\tb\n```", "```\n```", "```\n\n```", "```\n\n\n```", "````\n```\n````",
	"    a\n\n    b", "- \ta\n\n\t\tb\n", "- a\n\n  ```\n\t\tx\n  ```", "> \tx\n> ```\n>\tx\n> ```", "| a | b |\n| --- | :-: |\n| **c** | `d\\|e` |\n| \\| | \\\\\\| |\n|", "a | b\n-|-\n1\n\n| x |\n|-|",
	"**合意**した", "「**合意**」と", "**日本語。**次", "次**「合意」**と", "a**b**c", "a**\"b\"**c", "a\\ **\"b\"**\\ c", "*a **b** c*", "**a *b* c**", "***a***", "***a** b*", "***a* b**", "*a **b***", "**a *b***",
	"*a***b**", "**a***b*", "**a****b**", "*a**b*", "**a**\\ *b*", "_a_ __b__", "**_a_**", "_**a**_", "**[a](/b)**c", "[**a**](/b)", "[*a* b](/c)*d*", "*a*[b](/c)", "*a*`b`*c*", "**`a`**b", "あ**`a`**い",
	"a*あ*b**い**", "**あ\nい**", "**&#32;a&#32;**", "**　a**", "**a&#x3000;**b", "*&#10;a*", "a&#10;&#10;b", "&#10;", "&#32;", "&#9;a&#9;", "&nbsp;", "&#0;", "&#1;a", "&#xD800;", "&copy; &nope; &amp;amp;", `\&amp;`,
	"`a`", "`` ` ``", "`` a`b ``", "` a `", "`  `", "` `", "`a``b`", "``` a ```", "`a\nb`", "`a\\`", "`\\|`", "`<b>`",
	"[a](/b)", "[a](<b c>)", "[a](</b c>)", "[a](/b \"title\")", "[](/b)", "[ ](/b)", "[a]()", "[a](javascript:alert(1))", "[a](JAVASCRIPT:x)", "[a](//evil.example)", "[a](/\\evil.example)", "[a](data:text/html,x)",
	"[a](https://b.example/(c)_d?e=f&amp;g=h&copy)", "[a](mailto:b@c.example)", "[a](#b)", "[[a]](/b)", "[a](/b)[c](/d)", "[a\nb](/c)", "[a](/あ)", "[a](/b|c)", "| [a](/b\\|c) |\n|-|", "![a](/b.png)", "![](https://b.example/c.png)", "[![a](/b.png)](/c)", "[![a](/b.png) *x*](/c)", "![a *b* `c`\nd](/e)", `\![a](/b)`, "!\\[a](/b)", "a![](x:y)b",
	"[a]\n\n[a]: /b", "[a][b]\n\n[b]: https://c.example \"t\"", "[a]: /b", "[注]: 本文", "[a]: /b\n[注]: 本文", "[a]: javascript:x\n\n[a]",
	"<https://a.example/b?c=d&e>", "<a@b.example>", "<mailto:a@b.example>", "<ftp://a.example>", "<Reuters:速報>", "[<https://a.example>](/b)", "https://a.example/b_c_d", "(https://a.example/b(c))", "見よhttps://a.example/x。", "https://a.example/?a=b&amp;c=d&lt;x", "**https://a.example/**", "https://a.example/*b*", "xhttps://a.example", `https\://a.example`, "https://", "https://.", "http:///a", "[https://a.example](/b)",
	"<b>a</b>", "<div>\n\n# a\n\n</div>", "<!-- a -->", "<script>alert(1)</script>", "~~a~~", "a  \nb", "a\\\nb", "　a\n　b", "●a\n●b", "a\n    b", "***\n---\n___", "* a\n\n***\n\n* b", "a\n- b\n1. c\nd", "a\n2. b", "\\", "a\\", "\\ ", "a\\ b", "\\\\ a",
	"***a", "**a*", "*a**b*c**", "****a****", "**a**b**c**", "a*b*c*d*e", "*a _b* c_", "**", "* *", "*\n*", "_a_b_", "**a\n\nb**", "1986\\. a", "1. \n\n   a", "- a\n\n\n- b", "  - a\n - b\n- c", "-\ta\n\tb", "1.\ta",
	"| a |\n| - |\n> b", "a\n| - |", "| a | b |\n| - |", "|a|\n|:-:|\n|&#10;|\n| &#32;|", "- [ ] a", "[^1]\n\n[^1]: a", "a\u0085b", "a\rb\r\nc",
}

func TestSourceOfDocuments(t *testing.T) {
	for _, source := range documents {
		t.Run(source, func(t *testing.T) { throughMarkdown(t, source) })
	}
}

// FuzzSource holds that what Markdown reads, Source writes so that Markdown reads it again.
func FuzzSource(f *testing.F) {
	for _, source := range documents {
		f.Add(source)
	}
	f.Fuzz(throughMarkdown)
}

// FuzzSourceOfPlain holds the same of plain paragraphs.
func FuzzSourceOfPlain(f *testing.F) {
	for _, words := range hostile {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		words = text.Normal(words)
		if len(words) > MaxSource/8 || text.Check(words) != nil {
			return // not a text we take
		}
		roundTrip(t, text.Paragraphs(words))
	})
}

func throughMarkdown(t *testing.T, source string) {
	d, err := Markdown(context.Background(), source)
	var f *fault.Error
	if errors.As(err, &f) && f.Kind != fault.Internal {
		return
	}
	if err != nil {
		t.Fatalf("Markdown(%q): %v, want a fault with a kind", source, err)
	}
	if err := d.Valid(); err != nil {
		t.Fatalf("Markdown(%q) is not valid: %v", source, err)
	}
	roundTrip(t, d)
}

func roundTrip(t *testing.T, d text.Document) {
	t.Helper()
	source := Source(d)
	got, err := Markdown(context.Background(), source)
	if fault.Is(err, fault.TooLarge) && len(source) > MaxSource {
		return
	}
	if err != nil {
		t.Fatalf("Markdown(Source) of %q: %v", source, err)
	}
	if !reflect.DeepEqual(got, d) {
		t.Fatalf("through %q\n got %s\nwant %s", source, inJSON(got), inJSON(d))
	}
}

func inJSON(d text.Document) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(d); err != nil {
		return err.Error()
	}
	return b.String()
}
