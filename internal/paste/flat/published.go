package flat

import (
	"slices"
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// publishedNames are what pages call in their head the moment when they were published, in lower case.
var publishedNames = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "mediator_published_time",
	"pubdate", "bt:pubdate", "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "publish_date", "publication_date", "publication-date", "displaydate",
	"citation_publication_date", "shareaholic:article_published_time", "cxenseparse:recs:publishtime", "cxenseparse:publishtime",
	"date", "dc.date", "dc.date.issued", "dc.date.created", "dc.created", "dcterms.date", "dcterms.created", "dcterms.issued", "date.created", "datecreated",
}

// publishedMeta gives what the head of a page says of when it was published.
func (l *Layout) publishedMeta() []string {
	said := make([]string, len(publishedNames))
	l.root.each(func(n *node) bool {
		if n.tag == "meta" {
			for _, name := range []string{n.attr("property"), n.attr("name"), n.attr("itemprop")} {
				if k := slices.Index(publishedNames, strings.ToLower(name)); k >= 0 && said[k] == "" {
					said[k] = strings.TrimFunc(n.attr("content"), printed.IsSpace)
				}
			}
		}
		return !inline[n.tag]
	})
	return printed.Distinct(said)
}

// publishedAt gives when a page says for machines that it was published: an instant, else a day alone.
func publishedAt(said []string) *clock.Stamp {
	for _, s := range said {
		if at := clock.Instant(s); at != nil && at.Day.Full() {
			return at
		}
	}
	for _, s := range said {
		if d, ok := clock.InstantDay(s); ok {
			return &clock.Stamp{Day: d, DayAlone: true}
		}
		if m := compactDay.FindStringSubmatch(s); m != nil {
			if d, ok := clock.InstantDay(m[1] + "-" + m[2] + "-" + m[3]); ok {
				return &clock.Stamp{Day: d, DayAlone: true}
			}
		}
	}
	return nil
}

var compactDay = pattern.New(`^(20\d{2}|19\d{2})(\d{2})(\d{2})(?:\d{2,6})?$`)

// timedDay gives the day that a <time> of an article carries for machines, beside its title, where
// it carries no clock.
func (l *Layout) timedDay() *clock.Stamp {
	var found *clock.Stamp
	l.root.each(func(n *node) bool {
		if found != nil || unread[n.tag] || n.tag == "nav" || n.tag == "aside" || n.tag == "footer" {
			return false
		}
		if n.tag == "time" && l.besideTitle(n) && !clock.SaysChanged(printed.Normal(n.parent.words())) {
			if d, ok := clock.InstantDay(n.attr("datetime")); ok {
				found = &clock.Stamp{Day: d, DayAlone: true}
			}
		}
		return found == nil
	})
	return found
}

// besideTitle tells whether a node stands near the title: in the element of title and text, and
// above the text or right below the title.
func (l *Layout) besideTitle(n *node) bool {
	if l.title == nil || l.main == l.root || !l.main.holds(n) {
		return false
	}
	if l.text != nil {
		return n.order < l.text.order || n.order < l.title.order
	}
	return n.order < l.title.last+nearTitle
}

// nearTitle is how many nodes behind a title its day stands at most, where nothing tells where the
// text begins.
const nearTitle = 20
