package paste

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/internal/fault"
)

// TestHostileMarkupIsReadInTime: nesting, attributes, entities and lists as large as a page
// may be; each is read, or refused by a fault, in a time that grows with the page.
func TestHostileMarkupIsReadInTime(t *testing.T) {
	for name, page := range map[string]string{
		"nested boxes":       "<html><h1>A title of the day</h1>" + strings.Repeat("<div class=a>", 40_000) + "18:21",
		"nested links":       "<html><h1>A title of the day</h1>" + strings.Repeat("<a href=x><b>", 30_000) + "18:21",
		"end tags alone":     "<html><h1>A title of the day</h1>" + strings.Repeat("</div></p></b>", 20_000),
		"one huge attribute": "<html><h1 class='" + strings.Repeat("a ", 1<<20) + "'>A title of the day</h1><p>Words.",
		"many attributes":    "<html><h1 " + strings.Repeat("class=a id=b ", 20_000) + ">A title of the day</h1><p>Words.",
		"entities":           "<html><h1>A title of the day</h1><p>" + strings.Repeat("&amp;&nbsp;&#x41;", 40_000),
		"many clocks":        "<html><h1>A title of the day</h1>" + strings.Repeat("<div class=post><time>18:21</time><p>Words of it</p></div>", 6_000),
		"clocks in one box":  "<html><h1>A title of the day</h1><div>" + strings.Repeat("<time>18:21</time> a ", 5_000),
		"deep JSON":          `<html><h1>A title of the day</h1><script type="application/ld+json">` + strings.Repeat("[", 100_000) + "</script><p>Words.",
		"wide JSON":          `<html><h1>A title of the day</h1><script type="application/ld+json">{"@type":"LiveBlogPosting","liveBlogUpdate":[` + strings.TrimSuffix(strings.Repeat(`{"headline":"a","datePublished":"2031-05-14T10:00:00Z"},`, 5_000), ",") + "]}</script>" + strings.Repeat("<p>Words of it.</p>", 5_000),
		"table cells":        "<html><h1>A title of the day</h1><table>" + strings.Repeat("<tr><td>18:21<td>Words of it", 20_000),
		"files in a line":    "A title of the day\n\n" + strings.Repeat("a.jpg", 100_000),
		"rules":              "A title of the day\n\n" + strings.Repeat("14日の話\nWords.\n//////////\n", 5_000),
		"addresses":          "A title of the day\n\n" + strings.Repeat("https://a.example/b\n", 30_000),
		"wrapped":            "A title of the day\n\n" + strings.Repeat(strings.Repeat("word ", 15)+"\n", 20_000),
		"XML in XML":         `<rss xmlns:wp="http://wordpress.org/export/1.2/"><item><title>A day` + strings.Repeat("<a>", 80_000),
	} {
		t.Run(name, func(t *testing.T) {
			if len(page) > MaxBytes {
				t.Fatalf("%d bytes", len(page))
			}
			began := time.Now()
			_, err := ReadAll([]byte(page), Options{Date: "2031-05-14", Zone: time.UTC})
			if took := time.Since(began); took > 20*time.Second {
				t.Errorf("%s took %v", name, took)
			} else {
				t.Log(fmt.Sprint(name, " ", took.Round(time.Millisecond), " ", err))
			}
			if err != nil && fault.KindOf(err) == fault.Internal {
				t.Errorf("got %v", err)
			}
		})
	}
}
