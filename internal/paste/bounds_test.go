package paste

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"readout/internal/fault"
	"readout/internal/paste/saved"
)

const hostileTitle = "<html><h1>A title of the day</h1>"

// hostilePages are pages that grow with n, each made to cost more than its share: nesting,
// attributes, entities, lists, clocks.
var hostilePages = []struct {
	name string
	page func(n int) string
}{
	{"nested boxes", func(n int) string { return hostileTitle + strings.Repeat("<div class=a>", n) + "18:21" }},
	{"nested links", func(n int) string { return hostileTitle + strings.Repeat("<a href=x><b>", n) + "18:21" }},
	{"nested lists", func(n int) string { return hostileTitle + strings.Repeat("<ul><li>word", n) }},
	{"nested quotes", func(n int) string { return hostileTitle + strings.Repeat("<blockquote><p>word", n) }},
	{"end tags alone", func(n int) string { return hostileTitle + strings.Repeat("</div></p></b>", n) }},
	{"one huge attribute", func(n int) string {
		return "<html><h1 class='" + strings.Repeat("a ", 40*n) + "'>A title of the day</h1><p>Words."
	}},
	{"many attributes", func(n int) string {
		return "<html><h1 " + strings.Repeat("class=a id=b ", n) + ">A title of the day</h1><p>Words."
	}},
	{"entities", func(n int) string { return hostileTitle + "<p>" + strings.Repeat("&amp;&nbsp;&#x41;", n) }},
	{"many clocks", func(n int) string {
		return hostileTitle + strings.Repeat("<div class=post><time>18:21</time><p>Words of it</p></div>", n/3)
	}},
	{"clocks in one box", func(n int) string { return hostileTitle + "<div>" + strings.Repeat("<time>18:21</time> a ", n/3) }},
	{"deep JSON", func(n int) string {
		return hostileTitle + `<script type="application/ld+json">` + strings.Repeat("[", 8*n) + "</script><p>Words."
	}},
	{"broken JSON", func(n int) string {
		return hostileTitle + `<script type="application/ld+json">` + strings.Repeat(`{"@type":"Article",},`, n) + "</script><p>Words."
	}},
	{"wide JSON", func(n int) string {
		return hostileTitle + `<script type="application/ld+json">{"@type":"LiveBlogPosting","liveBlogUpdate":[` +
			strings.TrimSuffix(strings.Repeat(`{"headline":"a","datePublished":"2031-05-14T10:00:00Z"},`, n/3), ",") + "]}</script>" + strings.Repeat("<p>Words of it.</p>", n/3)
	}},
	{"table cells", func(n int) string {
		return hostileTitle + "<table>" + strings.Repeat("<tr><td>18:21<td>Words of it", n)
	}},
	{"tables in tables", func(n int) string { return hostileTitle + strings.Repeat("<table><tr><td>a<td>b<tr><td>", n/3) }},
	{"emphasis", func(n int) string { return hostileTitle + "<p>" + strings.Repeat("a<b>b</b><i>c</i>", n) }},
	{"breaks", func(n int) string { return hostileTitle + "<p>" + strings.Repeat("a<br>", n) }},
	{"pictures", func(n int) string {
		return hostileTitle + strings.Repeat("<figure><img src=a.jpg><figcaption>A (Photo: B)</figcaption></figure>", n/6)
	}},
	{"comments everywhere", func(n int) string { return hostileTitle + strings.Repeat("<p>Comments</p><p>Words of it.</p>", n/3) }},
	{"files in a line", func(n int) string { return "A title of the day\n\n" + strings.Repeat("a.jpg", n) }},
	{"rules", func(n int) string {
		return "A title of the day\n\n" + strings.Repeat("14日の話\nWords.\n//////////\n", n/6)
	}},
	{"addresses", func(n int) string { return "A title of the day\n\n" + strings.Repeat("https://a.example/b\n", n) }},
	{"wrapped", func(n int) string {
		return "A title of the day\n\n" + strings.Repeat(strings.Repeat("word ", 15)+"\n", n/2)
	}},
	{"clocks alone", func(n int) string { return "A title of the day\n\n" + strings.Repeat("18:21\nWords of it.\n", n/3) }},
	{"clocks below", func(n int) string { return "A title of the day\n\n" + strings.Repeat("Words of it.\n18:21\n\n", n/3) }},
	{"names", func(n int) string {
		return "A title of the day\n\n" + strings.Repeat("18:21\nAda Mole\nAda Mole\nWords of it.\n", n/4)
	}},
	{"index of itself", func(n int) string {
		return "A title of the day\n\n" + strings.Repeat("18:21\nA headline\n", n/4) + strings.Repeat("18:21\nA headline\nWords of it.\n", n/4)
	}},
	{"counting back", func(n int) string {
		return hostileTitle + strings.Repeat("<div class=post><i>5 minutes ago</i><p>Words of it</p></div>", n/3)
	}},
	{"counting back in text", func(n int) string {
		return "A title of the day: live\n\n" + strings.Repeat("5 minutes ago\nWords of it.\n", n/3)
	}},
	{"moments in attributes", func(n int) string {
		return hostileTitle + strings.Repeat(`<div data-timestamp="1931255100"><div data-time="1931255100">Words of it`, n/4)
	}},
	{"data of a program", func(n int) string {
		return hostileTitle + `<script type="application/json">{"a":[` + strings.TrimSuffix(strings.Repeat(`{"title":"a","body":"<p>Words of it</p>","publishedAt":"2031-05-14T10:00:00Z"},`, n/8), ",") + "]}</script>"
	}},
	{"data within data", func(n int) string {
		return hostileTitle + "<script>window.a={" + strings.Repeat(`"a":[{"b":`, n/4) + "</script>"
	}},
	{"pictures of one box", func(n int) string {
		return hostileTitle + "<figure>" + strings.Repeat(`<img data-x="a.jpg"><noscript><img src="b.jpg"></noscript>`, n/6) + "</figure>"
	}},
	{"a caption in parts", func(n int) string {
		return hostileTitle + "<figure><img src=a.jpg><figcaption>A. " + strings.Repeat("<span>B</span>", n/3)
	}},
	{"pictures in JSON", func(n int) string {
		return hostileTitle + `<script type="application/ld+json">{"@type":"LiveBlogPosting","liveBlogUpdate":[` +
			strings.TrimSuffix(strings.Repeat(`{"headline":"a","datePublished":"2031-05-14T10:00:00Z","image":[{"url":"a.jpg","caption":"b"}]},`, n/8), ",") + "]}</script>"
	}},
	{"feeds", func(n int) string {
		return "A title of the day\n\nWords of it, and some more words.\n" + strings.Repeat(strings.Repeat("18:21 A story\n", 6)+"• 18:21\nWords of it, and some more words.\n", n/12)
	}},
	{"labels of lists", func(n int) string {
		return "A title of the day\n\nWords of it, and some more words.\n" + strings.Repeat("Most read\n18:21 A story\n9 comments\nRead next\n", n/8)
	}},
	{"seams", func(n int) string { return "A title of the day\n\n" + strings.Repeat("aB2hAgo14 Mar 2031C ", 2*n) }},
	{"seamed lines", func(n int) string {
		return "A title of the day\n\n" + strings.Repeat("2h ago18:21A story14 March 2031Photo: BC\n", n/2)
	}},
	{"boxes beside paragraphs", func(n int) string {
		return hostileTitle + strings.Repeat("<p>Words.</p><div><h2>A story</h2><a href=x>Read more</a></div>", n/6)
	}},
	{"boxes beside boxes", func(n int) string {
		return hostileTitle + strings.Repeat("<p class=intro></p><div><h2>A story</h2><a href=x>Read more</a></div>", n/6)
	}},
	{"words before the title", func(n int) string {
		return "<html><meta property=og:title content='A title of the day'><h1>" + strings.Repeat("<span>a</span>", n) + "A title of the day</h1><p>Words."
	}},
	{"texts in texts", func(n int) string {
		return hostileTitle + strings.Repeat("<div class=article-body><p>"+strings.Repeat("Words of it ", 8)+".</p>", n/8)
	}},
	{"tags beside tags", func(n int) string {
		return hostileTitle + strings.Repeat("<p>"+strings.Repeat("Words of it ", 8)+".</p>", 5) + strings.Repeat("<ul class=tags><li><a rel=tag href=x>A tag</a></li></ul>", n/6)
	}},
	{"days of stories", func(n int) string {
		var b strings.Builder
		for i := range n / 4 {
			fmt.Fprintf(&b, "<div class=item><time>%d March %d 18:21</time><p>Words of it</p></div>", 1+i%28, 1900+i/28)
		}
		return hostileTitle + b.String()
	}},
	{"heads of pages", func(n int) string {
		return "<html>" + strings.Repeat("<meta name=date content=a><meta name=author content=b>", n) + "<h1>A title of the day</h1><p>Words."
	}},
	{"XML in XML", func(n int) string {
		return `<rss xmlns:wp="http://wordpress.org/export/1.2/"><item><title>A day` + strings.Repeat("<a>", n)
	}},
}

// TestHostilePagesGrowNoWorseThanTheyAre: four times the page takes hardly more than four
// times the memory, and no page more of it than its length allows. Each is read, or refused
// with a fault.
func TestHostilePagesGrowNoWorseThanTheyAre(t *testing.T) {
	const small = 2_500
	for _, row := range hostilePages {
		t.Run(row.name, func(t *testing.T) {
			one, four := row.page(small), row.page(4*small)
			before, after := memoryToRead(t, one), memoryToRead(t, four)
			t.Logf("%d bytes: %d kB, %d bytes: %d kB", len(one), before>>10, len(four), after>>10)
			if after > 6*before+1<<20 {
				t.Errorf("%d bytes for a page of %d, %d for one of %d", before, len(one), after, len(four))
			}
			if most := uint64(len(four))*4_000 + 16<<20; after > most {
				t.Errorf("%d bytes for a page of %d, want at most %d", after, len(four), most)
			}
		})
	}
}

// memoryToRead tells how much memory a page asked for while it was read, given back or not.
func memoryToRead(t *testing.T, page string) uint64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := ReadAll([]byte(page), Options{Date: "2031-05-14", Zone: time.UTC})
	runtime.ReadMemStats(&after)
	if err != nil && fault.KindOf(err) == fault.Internal {
		t.Errorf("got %v", err)
	}
	return after.TotalAlloc - before.TotalAlloc
}

// TestPagesBeyondTheBoundsAreRefused: ten megabytes, a million tags, a line for every byte.
func TestPagesBeyondTheBoundsAreRefused(t *testing.T) {
	for _, row := range []struct{ name, page, key string }{
		{"too long", strings.Repeat("a", saved.MaxBytes+1), "paste.too_large"},
		{"a million tags", hostileTitle + strings.Repeat("<b>", 1_000_000), "paste.too_many_parts"},
		{"a million elements", hostileTitle + strings.Repeat("<p>a", 500_000), "paste.too_many_parts"},
		{"a million lines", "A title of the day\n" + strings.Repeat("a\n", 1_000_000), "paste.too_many_lines"},
		{"a million breaks", hostileTitle + "<p>" + strings.Repeat("<br>a", 500_000), "paste.too_many_parts"},
	} {
		t.Run(row.name, func(t *testing.T) {
			_, err := ReadAll([]byte(row.page), Options{Date: "2031-05-14", Zone: time.UTC})
			check(t, "key", keyOf(err), row.key)
			check(t, "kind", fault.KindOf(err), fault.TooLarge)
			if used := memoryToRead(t, row.page); used > 256<<20 {
				t.Errorf("%d MB to refuse it", used>>20)
			}
		})
	}
}

// BenchmarkHostile says what the worst pages cost for each byte of them.
func BenchmarkHostile(b *testing.B) {
	for _, row := range hostilePages {
		b.Run(strings.ReplaceAll(row.name, " ", "_"), func(b *testing.B) {
			page := []byte(row.page(10_000))
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = ReadAll(page, Options{Date: "2031-05-14", Zone: time.UTC}) // refused or read, it costs
			}
		})
	}
}
