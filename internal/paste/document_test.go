package paste

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/markup"
	"readout/internal/paste/export"
	"readout/internal/text"
)

// TestBodiesKeepWhatMarkupShows: an article's markup, and the Markdown that an editor then has.
func TestBodiesKeepWhatMarkupShows(t *testing.T) {
	for _, row := range []struct{ name, html, want string }{
		{"strong and emphasis", `<p>A <b>strong</b> and an <em>even <strong>stronger</strong></em> word.</p>`, "A **strong** and an *even **stronger*** word."},
		{"a link", `<p>See <a href="https://tarn.example/a?b=c">the whole text</a>.</p>`, "See [the whole text](https://tarn.example/a?b=c)."},
		{"a link within the old site", `<p>See <a href="/a/b">the rest</a> of it.</p>`, "See [the rest](https://old.example/a/b) of it."},
		{"a link that does harm", `<p>See <a href="javascript:alert(1)">this</a> and <a href="data:text/html,x">that</a>.</p>`, "See this and that."},
		{"code", `<p>Run <code>make all</code> first.</p>`, "Run `make all` first."},
		{"breaks", `<p>One line<br>and another<br><br>A new paragraph</p>`, "One line\nand another\n\nA new paragraph"},
		{"a list", `<p>Three points:</p><ul><li>one<li>two, <i>at last</i></ul><p>That is all.</p>`, "Three points:\n\n- one\n- two, *at last*\n\nThat is all."},
		{"a numbered list", `<p>In order:</p><ol start="3"><li>three</li><li>four</li></ol>`, "In order:\n\n3. three\n4. four"},
		{"a list in a list", `<p>So:</p><ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>`, "So:\n\n- one\n\n  - inner\n- two"},
		{"paragraphs in a point", `<p>So:</p><ul><li><p>one</p><p>and more of it</p></li></ul>`, "So:\n\n- one\n\n  and more of it"},
		{"a quote", `<p>She said:</p><blockquote><p>We agree.</p><p>On paper.</p></blockquote>`, "She said:\n\n> We agree.\n>\n> On paper."},
		{"headings", `<p>First.</p><h2>What <em>now</em>?</h2><p>Second.</p><h4>Details</h4><p>Third.</p>`, "First.\n\n## What *now*?\n\nSecond.\n\n### Details\n\nThird."},
		{"a table", `<p>Votes:</p><table><tr><th>Who</th><th>For</th></tr><tr><td>Tarn</td><td><b>23</b></td></tr><tr><td>Veld</td></tr></table>`, "Votes:\n\n| Who | For |\n| --- | --- |\n| Tarn | **23** |\n| Veld | |"},
		{"a table that only lays out", `<table><tr><td><p>All of the text stands here, in a table of the year 2003.</p></td></tr></table>`, "All of the text stands here, in a table of the year 2003."},
		{"preformatted", "<p>It reads:</p><pre>one\ntwo</pre>", "It reads:\n\n```\none\ntwo\n```"},
		{"a rule", `<p>Before.</p><hr><p>After.</p>`, "Before.\n\nAfter."},
		{"blanks across elements", "<p>one <b> two </b>\n three</p>", "one **two** three"},
		{"Japanese", `<p>双方は<strong>「共同で評価」</strong>する。</p>`, "双方は**「共同で評価」**する。"},
		{"styled", `<p>It is <span style="color:red;font-weight: bold">final</span> now.</p>`, "It is **final** now."},
		{"styled otherwise than its element", `<b style="font-weight:normal;"><p><span style="font-size:11pt;font-weight:400">It is </span><span style="font-weight:700;font-style:italic">final</span><span> now.</span></p></b>`, "It is ***final*** now."},
		{"a heading that is strong", `<p>First.</p><h2><b>What now?</b></h2><p>Second.</p>`, "First.\n\n## What now?\n\nSecond."},
		{"a list beside the points of another", `<p>So:</p><ul><li><p>one</p></li><ul><li>inner</li></ul><li>two</li></ul>`, "So:\n\n- one\n\n  - inner\n- two"},
		{"points of Word", `<p>So:</p><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>·<span>&nbsp; &nbsp;</span></span></span><![endif]>one</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span>o<span>&nbsp;</span></span><![endif]><b style='mso-bidi-font-weight:normal'>inner</b></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span>·&nbsp;</span>two</p><p>So much for that.</p>`, "So:\n\n- one\n\n  - **inner**\n- two\n\nSo much for that."},
		{"numbers of Word", `<p>In order:</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span>3.&nbsp;</span>three</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span>4.&nbsp;</span>four</p>`, "In order:\n\n3. three\n4. four"},
		{"numbers of Word that leap", `<p>In order:</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span>3.&nbsp;</span>three</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span>7.&nbsp;</span>seven</p>`, "In order:\n\n3. three\n\n7) seven"},
		{"a quotation of Word", `<p>She said:</p><p class=MsoQuote>We agree.</p><p>On paper.</p>`, "She said:\n\n> We agree.\n\nOn paper."},
		{"letters of Word stay, for a text may name them", `<p>In order:</p><p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span>a)&nbsp;</span>one of them</p>`, "In order:\n\na) one of them"},
		{"points of Word in a browser", `<p>So:</p><div class="ListContainerWrapper S1"><ul><li data-listid="2" data-aria-level="1"><p>one</p></li></ul></div><div class="ListContainerWrapper S1"><ul><li data-listid="2" data-aria-level="2"><p>inner</p></li></ul></div><div class="ListContainerWrapper S1"><ol start="5"><li data-listid="3" data-aria-level="1"><p>five</p></li></ol></div><div class="ListContainerWrapper S1"><ol start="6"><li data-listid="3" data-aria-level="1"><p>six</p></li></ol></div>`, "So:\n\n- one\n\n  - inner\n\n5. five\n6. six"},
		{"a link around a picture", `<p>Before.</p><p><a href="https://old.example/big.jpg"><img src="/small.jpg"></a></p><p>After.</p>`, "Before.\n\nAfter."},
	} {
		t.Run(row.name, func(t *testing.T) {
			page := `<!doctype html><html lang="en"><head><link rel="canonical" href="https://old.example/x/y"></head><body><h1>A title of the day</h1><div itemprop="articleBody">` + row.html + `</div></body></html>`
			d, err := Read([]byte(page), Options{Date: "2031-05-14", Zone: time.UTC})
			if err != nil {
				t.Fatal(err)
			}
			accounted(t, []byte(page), d)
			check(t, "body", markup.Source(d.Updates[0].Body), row.want)
		})
	}
}

// TestBodiesAreWhatMarkdownCanSay: what was imported can be edited, and what then is stored
// is the same where nothing was changed.
func TestBodiesAreWhatMarkdownCanSay(t *testing.T) {
	for _, file := range append(pages(t), checkPages(t)...) {
		page := read(t, file)
		drafts, err := ReadAll(exportOf(page), optionsOf(t, page))
		if err != nil {
			continue // what a page must state is tried elsewhere
		}
		for _, d := range drafts {
			for _, u := range d.Updates {
				sayable(t, filepath.Base(file), u.Body)
			}
		}
	}
}

func checkPages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/check/*.[th]*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no check set: %v", err)
	}
	return files
}

func sayable(t *testing.T, what string, d text.Document) {
	t.Helper()
	if err := d.Valid(); err != nil {
		t.Errorf("%s: %v", what, err)
	}
	source := markup.Source(d)
	again, err := markup.Markdown(t.Context(), source)
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
	if !reflect.DeepEqual(again, d) {
		t.Errorf("%s: %q reads back as\n%+v\nwas\n%+v", what, source, again, d)
	}
}

// TestBodiesOfJSONLDKeepTheirMarkup: as it is, and as pages escape it once more.
func TestBodiesOfJSONLDKeepTheirMarkup(t *testing.T) {
	for _, body := range []string{
		`<p>Ships must <a href='https://tarn.example/r'>register</a>.</p><ul><li>by noon</li></ul>`,
		`&lt;p&gt;Ships must &lt;a href='https://tarn.example/r'&gt;register&lt;/a&gt;.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;by noon&lt;/li&gt;&lt;/ul&gt;`,
	} {
		page := `<html><body><h1>A title of the day</h1><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"A title of the day","liveBlogUpdate":[` +
			`{"@type":"BlogPosting","headline":"The corridor opens","datePublished":"2031-05-14T10:00:00Z","articleBody":"` + body + `"}]}</script></body></html>`
		d, err := Read([]byte(page), Options{Zone: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		check(t, "headline", d.Updates[0].Headline, "The corridor opens")
		check(t, "body", markup.Source(d.Updates[0].Body), "Ships must [register](https://tarn.example/r).\n\n- by noon")
	}
}

// exportOf gives an export without the head that the goldens put before it.
func exportOf(page []byte) []byte {
	if _, after, ok := strings.Cut(string(page), "\n---\n"); ok && (export.IsMovableType(after) || export.IsWXR(after)) {
		return []byte(after)
	}
	return page
}

// TestRowBehindClock is about a table whose rows begin with a clock that stands in no cell of its own.
func TestRowBehindClock(t *testing.T) {
	page := `<html><body><h1>Tarn tests its bridge</h1><p>The span was loaded for a night while the town slept beside it.</p>
<table><tr><td>15:06 Trucks cross</td><td>settled by three millimetres</td></tr><tr><td>16:20 Barge passes</td><td>settled by one millimetre</td></tr></table></body></html>`
	for _, form := range []coverage.Form{"", coverage.Article} {
		d, err := Read([]byte(page), Options{Form: form, Date: "2031-05-14", Zone: time.UTC})
		if err != nil {
			t.Fatal(err)
		}
		blocks := d.Updates[0].Body.Blocks
		if last := blocks[len(blocks)-1]; last.Kind != text.BlockTable || len(last.Rows) != 2 {
			t.Errorf("the table became %+v", blocks)
		}
	}
}
