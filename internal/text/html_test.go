package text

import (
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// sample has every kind of block and inline, some empty, some nested.
func sample() Document {
	word := func(s string) Inline { return Inline{Kind: InlineText, Text: s} }
	link := Inline{Kind: InlineLink, Href: "https://a.example/?b=c&d", Inlines: []Inline{word("外務省"), {Kind: InlineEmphasis, Inlines: []Inline{word("発表")}}}}
	return Document{Blocks: []Block{
		{Kind: BlockHeading, Level: 3, Inlines: []Inline{word("共同<会見>")}},
		{Kind: BlockParagraph, Inlines: []Inline{word("●「平和条約」を"), {Kind: InlineStrong, Inlines: []Inline{word("加速"), link}}, {Kind: InlineBreak}, word("と\"述べた\"。👍🏽")}},
		{Kind: BlockList, Items: [][]Block{
			{{Kind: BlockParagraph, Inlines: []Inline{word("一")}}, {Kind: BlockList, Ordered: true, Start: 3, Items: [][]Block{{}, {{Kind: BlockParagraph, Inlines: []Inline{word("三")}}}}}},
			{{Kind: BlockParagraph, Inlines: []Inline{word("二")}}, {Kind: BlockParagraph, Inlines: []Inline{word("二の二")}}},
		}},
		{Kind: BlockQuote, Blocks: []Block{{Kind: BlockParagraph, Inlines: []Inline{word("Лавров: «да»")}}, {Kind: BlockRule}}},
		{Kind: BlockCode, Lang: "go", Text: "\n\tif a < b {\n"},
		{Kind: BlockTable, Rows: [][]Cell{{{Inlines: []Inline{word("党")}}, {}}, {{Inlines: []Inline{{Kind: InlineCode, Text: "a&b"}}}, {Inlines: []Inline{link}}}}},
		{Kind: BlockRule},
		{Kind: BlockTable, Rows: [][]Cell{{{Inlines: []Inline{word("頭だけ")}}}}},
	}}
}

func TestPlain(t *testing.T) {
	want := "共同<会見>\n●「平和条約」を加速外務省発表\nと\"述べた\"。👍🏽\n一\n\n三\n二\n二の二\nЛавров: «да»\n\n\n\tif a < b {\n\n党\t\na&b\t外務省発表\n\n頭だけ"
	if got := sample().Plain(); got != want {
		t.Errorf("Plain = %q\nwant    %q", got, want)
	}
}

func TestHTML(t *testing.T) {
	a := `<a href="https://a.example/?b=c&amp;d" rel="noopener nofollow">外務省<em>発表</em></a>`
	want := "<h3>共同&lt;会見&gt;</h3>\n" +
		"<p>●「平和条約」を<strong>加速" + a + "</strong><br>\nと&#34;述べた&#34;。👍🏽</p>\n" +
		"<ul><li>一\n<ol start=\"3\"><li></li>\n<li>三</li></ol></li>\n<li><p>二</p>\n<p>二の二</p></li></ul>\n" +
		"<blockquote><p>Лавров: «да»</p>\n<hr></blockquote>\n" +
		"<pre><code class=\"language-go\">\n\tif a &lt; b {\n</code></pre>\n" +
		"<table><thead><tr><th scope=\"col\">党</th>\t<th scope=\"col\"></th></tr></thead>\n" +
		"<tbody><tr><td><code>a&amp;b</code></td>\t<td>" + a + "</td></tr></tbody></table>\n<hr>\n" +
		"<table><thead><tr><th scope=\"col\">頭だけ</th></tr></thead></table>"
	if got := HTML(sample(), nil); got != want {
		t.Errorf("HTML =\n%s\nwant\n%s", got, want)
	}
}

func TestHTMLOfHostileDocuments(t *testing.T) {
	word := []Inline{{Kind: InlineText, Text: "x"}}
	link := Inline{Kind: InlineLink, Href: "/a", Inlines: word}
	tests := []struct {
		name string
		in   Block
		want string
	}{
		{"script address", Block{Kind: BlockParagraph, Inlines: []Inline{{Kind: InlineLink, Href: "javascript:x", Inlines: word}}}, "<p>x</p>"},
		{"link in link", Block{Kind: BlockParagraph, Inlines: []Inline{{Kind: InlineLink, Href: "/b", Inlines: []Inline{link}}}}, `<p><a href="/b">x</a></p>`},
		{"address with quote", Block{Kind: BlockParagraph, Inlines: []Inline{{Kind: InlineLink, Href: `/"><b>`, Inlines: word}}}, `<p><a href="/&#34;&gt;&lt;b&gt;">x</a></p>`},
		{"unknown kind", Block{Kind: "script", Text: "x", Inlines: word}, ""},
		{"level 1", Block{Kind: BlockHeading, Level: 1, Inlines: word}, "<h3>x</h3>"},
		{"level 9", Block{Kind: BlockHeading, Level: 9, Inlines: word}, "<h4>x</h4>"},
		{"language", Block{Kind: BlockCode, Lang: `x" y`, Text: "x"}, "<pre><code>x</code></pre>"},
		{"script", Block{Kind: BlockCode, Text: "</code><script>"}, "<pre><code>&lt;/code&gt;&lt;script&gt;</code></pre>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := HTML(Document{Blocks: []Block{tt.in}}, nil); got != tt.want {
				t.Errorf("HTML = %s, want %s", got, tt.want)
			}
		})
	}
}

func TestMarks(t *testing.T) {
	said := func(id string) string { return `<mark class="said" data-mark="` + id + `" id="s-` + id + `">` }
	again := func(id string) string { return `<mark class="said" data-mark="` + id + `">` }
	tests := []struct {
		name  string
		plain string
		marks []Mark
		want  string
	}{
		{"none", "abc", nil, "abc"},
		{"middle", "日本語", []Mark{{ID: "a", Start: 1, End: 2}}, "日" + said("a") + "本</mark>語"},
		{"code points, not UTF-16", "👍🏽本語", []Mark{{ID: "a", Start: 2, End: 3}}, "👍🏽" + said("a") + "本</mark>語"},
		{
			"overlap", "abc",
			[]Mark{{ID: "x", Start: 0, End: 2}, {ID: "y", Start: 1, End: 3}},
			said("x") + "a</mark>" + again("x") + said("y") + "b</mark></mark>" + again("y") + "c</mark>",
		},
		{
			"longer outside", "ab",
			[]Mark{{ID: "y", Start: 0, End: 1}, {ID: "x", Start: 0, End: 2}},
			said("x") + said("y") + "a</mark></mark>" + again("x") + "b</mark>",
		},
		{"across a line", "a\nb", []Mark{{ID: "x", Start: 0, End: 3}}, said("x") + "a</mark><br>\n" + again("x") + "b</mark>"},
		{"only the line end", "a\nb", []Mark{{ID: "x", Start: 1, End: 2}}, "a<br>\nb"},
		{"outside", "ab", []Mark{{ID: "x", Start: 2, End: 9}, {ID: "y", Start: -3, End: 1}}, said("y") + "a</mark>b"},
		{"empty and turned", "ab", []Mark{{ID: "x", Start: 1, End: 1}, {ID: "y", Start: 2, End: 1}}, "ab"},
		{"same id twice", "ab", []Mark{{ID: "x", Start: 0, End: 1}, {ID: "x", Start: 1, End: 2}}, said("x") + "a</mark>" + again("x") + "b</mark>"},
		{"hostile id", "a", []Mark{{ID: `"> <`, Start: 0, End: 1}}, `<mark class="said" data-mark="&#34;&gt; &lt;" id="s-&#34;&gt;-&lt;">a</mark>`},
		{"no id", "a", []Mark{{Start: 0, End: 1}}, `<mark class="said" data-mark="">a</mark>`},
		{
			"class, title, address", "a",
			[]Mark{{ID: "x", End: 1, Class: "leak", Title: `A & "B"`, Href: "/r"}},
			`<mark class="leak" data-mark="x" id="s-x" title="A &amp; &#34;B&#34;"><a href="/r">a</a></mark>`,
		},
		{"script address", "a", []Mark{{ID: "x", End: 1, Href: "javascript:x"}}, said("x") + "a</mark>"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := InlineHTML(tt.plain, tt.marks); got != tt.want {
				t.Errorf("InlineHTML =\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestMarkAcrossBlocks(t *testing.T) {
	d := Document{Blocks: []Block{
		{Kind: BlockParagraph, Inlines: []Inline{{Kind: InlineStrong, Inlines: Inlines("ab")}, {Kind: InlineLink, Href: "/c", Inlines: Inlines("c")}}},
		{Kind: BlockParagraph, Inlines: Inlines("d")},
	}}
	got := HTML(d, []Mark{{ID: "x", Start: 1, End: 5, Href: "/x"}})
	want := `<p><strong>a<mark class="said" data-mark="x" id="s-x"><a href="/x">b</a></mark></strong>` +
		`<a href="/c"><mark class="said" data-mark="x">c</mark></a></p>` + "\n" +
		`<p><mark class="said" data-mark="x"><a href="/x">d</a></mark></p>`
	if got != want {
		t.Errorf("HTML =\n%s\nwant\n%s", got, want)
	}
}

func TestMarksAreBounded(t *testing.T) {
	var marks []Mark
	for i := range 2000 {
		marks = append(marks, Mark{ID: fmt.Sprint(i), Start: i, End: 4000 - i})
	}
	got := InlineHTML(strings.Repeat("あ", 4000), marks)
	if len(got) > 2<<20 {
		t.Errorf("2000 nested marks make %d bytes, want less than 2 MB", len(got))
	}
	checkHTML(t, got, strings.Repeat("あ", 4000))
}

// FuzzMarks holds that marks never change a word and never break the nesting: seed makes a
// Document, and the marks are numbers given by the fuzzer.
func FuzzMarks(f *testing.F) {
	f.Add(uint64(1), []byte{0, 3, 2, 9})
	f.Add(uint64(2), []byte{0, 255, 0, 255, 5, 6})
	f.Add(uint64(77), []byte{})
	f.Fuzz(func(t *testing.T, seed uint64, ranges []byte) {
		d := randomDocument(rand.New(rand.NewPCG(seed, 1)))
		if err := d.Valid(); err != nil {
			t.Fatalf("the Document of seed %d is not valid: %v", seed, err)
		}
		var marks []Mark
		for i := 0; i+1 < len(ranges) && i < 200; i += 2 {
			marks = append(marks, Mark{ID: fmt.Sprint(i % 8), Start: int(ranges[i]) - 2, End: int(ranges[i+1])})
		}
		checkHTML(t, HTML(d, marks), d.Plain())
		checkHTML(t, InlineHTML(d.Plain(), marks), d.Plain())
	})
}

func TestMarksOnRandomDocuments(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 2))
		d := randomDocument(r)
		plain := d.Plain()
		var marks []Mark
		for i := range r.IntN(9) {
			start := r.IntN(utf8.RuneCountInString(plain) + 1)
			marks = append(marks, Mark{ID: fmt.Sprint(i), Start: start, End: start + r.IntN(30), Href: "/x"})
		}
		out := HTML(d, marks)
		checkHTML(t, out, plain)
		checkMarked(t, out, plain, marks)
	}
}

func TestJSONReadsBack(t *testing.T) {
	documents := []Document{{}, sample(), Paragraphs("a", "", "b\nc")}
	for seed := range uint64(300) {
		documents = append(documents, randomDocument(rand.New(rand.NewPCG(seed, 3))))
	}
	for i, d := range documents {
		first, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		var got Document
		if err := json.Unmarshal(first, &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, d) {
			t.Errorf("document %d reads back as %+v, want %+v", i, got, d)
		}
		if second, _ := json.Marshal(got); string(second) != string(first) {
			t.Errorf("document %d: second JSON %s, want %s", i, second, first)
		}
	}
}

var tagPattern = regexp.MustCompile(`<(/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>`)

// checkHTML holds that out is well formed: known tags, balanced, ids unique, no link in a
// link, and that its text content is plain.
func checkHTML(t *testing.T, out, plain string) {
	t.Helper()
	var open []string
	ids := map[string]bool{}
	for _, m := range tagPattern.FindAllStringSubmatch(out, -1) {
		name := m[2]
		switch {
		case name == "br" || name == "hr":
		case m[1] == "":
			if name == "a" && slices.Contains(open, "a") {
				t.Fatalf("a link within a link: %s", out)
			}
			open = append(open, name)
		case len(open) == 0 || open[len(open)-1] != name:
			t.Fatalf("</%s> closes %v in %s", name, open, out)
		default:
			open = open[:len(open)-1]
		}
		if id := regexp.MustCompile(` id="([^"]*)"`).FindStringSubmatch(m[3]); id != nil {
			if ids[id[1]] {
				t.Fatalf("id %s twice in %s", id[1], out)
			}
			ids[id[1]] = true
		}
	}
	if len(open) > 0 {
		t.Fatalf("%v stay open in %s", open, out)
	}
	stripped := tagPattern.ReplaceAllString(out, "")
	if strings.ContainsAny(stripped, "<>") {
		t.Fatalf("a tag that is none in %s", out)
	}
	if got := html.UnescapeString(stripped); got != plain {
		t.Fatalf("text content %q\nwant         %q", got, plain)
	}
}

// checkMarked holds that the pieces of each mark together are its words without separators.
func checkMarked(t *testing.T, out, plain string, marks []Mark) {
	t.Helper()
	runes := []rune(plain)
	for _, m := range marks {
		want := string(runes[min(m.Start, len(runes)):min(m.End, len(runes))])
		pieces := regexp.MustCompile(`data-mark="`+m.ID+`"[^>]*>`).Split(out, -1)[1:]
		got := ""
		for _, p := range pieces {
			inside, _, _ := strings.Cut(p, "</mark>")
			got += html.UnescapeString(tagPattern.ReplaceAllString(inside, ""))
		}
		drop := strings.NewReplacer("\n", "", "\t", "")
		if drop.Replace(got) != drop.Replace(want) {
			t.Fatalf("mark %s covers %q, want %q in %s", m.ID, got, want, out)
		}
	}
}

// randomDocument makes a valid Document of every kind, as different as r allows.
func randomDocument(r *rand.Rand) Document { return Document{Blocks: randomBlocks(r, 3)} }

func randomBlocks(r *rand.Rand, depth int) []Block {
	var out []Block
	for range r.IntN(4) {
		out = append(out, randomBlock(r, depth))
	}
	return out
}

func randomBlock(r *rand.Rand, depth int) Block {
	kinds := []BlockKind{BlockParagraph, BlockHeading, BlockRule, BlockCode, BlockTable, BlockList, BlockQuote}
	if depth == 0 {
		kinds = kinds[:4]
	}
	b := Block{Kind: kinds[r.IntN(len(kinds))]}
	switch b.Kind {
	case BlockParagraph:
		b.Inlines = randomInlines(r, 2, false)
	case BlockHeading:
		b.Level, b.Inlines = 3+r.IntN(2), randomInlines(r, 1, false)
	case BlockCode:
		b.Text = randomWords(r) + "\n" + randomWords(r)
	case BlockTable:
		for range 1 + r.IntN(3) {
			b.Rows = append(b.Rows, []Cell{{Inlines: randomInlines(r, 1, false)}, {Inlines: randomInlines(r, 1, false)}})
		}
	case BlockList:
		b.Ordered = r.IntN(2) == 0
		for range 1 + r.IntN(3) {
			b.Items = append(b.Items, append([]Block{}, randomBlocks(r, depth-1)...))
		}
	case BlockQuote:
		b.Blocks = randomBlocks(r, depth-1)
	}
	return b
}

func randomInlines(r *rand.Rand, depth int, inLink bool) []Inline {
	kinds := []InlineKind{InlineText, InlineText, InlineCode, InlineBreak, InlineStrong, InlineEmphasis, InlineLink}
	switch {
	case depth == 0:
		kinds = kinds[:4]
	case inLink:
		kinds = kinds[:6]
	}
	var out []Inline
	for range r.IntN(4) {
		in := Inline{Kind: kinds[r.IntN(len(kinds))]}
		switch in.Kind {
		case InlineText, InlineCode:
			in.Text = randomWords(r)
		case InlineLink:
			in.Href, in.Inlines = "/a?b=c&d", randomInlines(r, depth-1, true)
		case InlineStrong, InlineEmphasis:
			in.Inlines = randomInlines(r, depth-1, inLink)
		}
		out = append(out, in)
	}
	return out
}

func randomWords(r *rand.Rand) string {
	words := []string{"合意", "●", "「", "」。", "a", "<b>", "&amp;", "\"", "👍🏽", "é", "да", " ", "　", "\t", "</mark>"}
	var b strings.Builder
	for range r.IntN(6) {
		b.WriteString(words[r.IntN(len(words))])
	}
	return b.String()
}

func BenchmarkHTML(b *testing.B) {
	d := sample()
	marks := []Mark{{ID: "a", Start: 3, End: 40}, {ID: "b", Start: 20, End: 60}}
	b.ReportAllocs()
	for b.Loop() {
		HTML(d, marks)
	}
}

func BenchmarkPlain(b *testing.B) {
	d := sample()
	b.ReportAllocs()
	for b.Loop() {
		_ = d.Plain()
	}
}
