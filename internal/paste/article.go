package paste

import (
	"regexp"
	"time"

	"readout/internal/coverage"
)

// readArticle reads a page without a timeline: title, stamp and one update that holds
// every paragraph. What an article's sections and addenda are is not read here.
func (p *page) readArticle(o Options) error {
	p.draft.Form, p.draft.State = coverage.Article, coverage.Ended
	if o.Form == coverage.Source {
		p.draft.Form = coverage.Source
	}
	title := p.titleAt(p.first, len(p.lines))
	from := title + 1
	if title < 0 {
		from = p.first
	}
	p.head(p.first, from)
	p.bracketed()
	u := Update{Kind: coverage.Report}
	p.paragraphs(from, &u)
	if o.Date == "" {
		return p.dateNeeded()
	}
	u.Date = o.Date
	if o.Zone != nil {
		at, _ := time.ParseInLocation(time.DateOnly, o.Date, o.Zone) // checked before
		u.Said = at.UTC()
	}
	if u.Line > 0 {
		p.draft.Updates = []Update{u}
	}
	return nil
}

// paragraphs puts every line below the title into the article, but for what only stands around one.
func (p *page) paragraphs(from int, u *Update) {
	commenting := false
	for i := from; i < len(p.lines); i++ {
		l := p.lines[i]
		if p.taken(i) {
			continue
		}
		reason := l.out
		commenting = commenting || reason == outComment
		switch {
		case commenting:
			p.leave(i, outComment)
		case u.Line == 0 && stampLine(l):
			p.stampAt(i)
		case reason != "":
			p.leave(i, reason)
		case p.valued(i, len(p.lines)):
		case u.Line == 0 && p.draft.Section == "" && sectionOf(l) != "":
			p.sectionAt(i, sectionOf(l))
		default:
			if caption, credit, ok := captioned(l.text, l.norm); ok {
				u.Pictures = append(u.Pictures, picture(caption, credit))
				p.put(i, inPicture)
			} else {
				u.Body = append(u.Body, l.text)
				p.put(i, inUpdate)
			}
			if u.Line == 0 {
				u.Line = l.n
			}
		}
	}
}

var bracketedEnd = regexp.MustCompile(`^(.+?)\s+[\[［]([^\[\]［］]{1,40})[\]］]$`)

// bracketed takes the section out of "Title [Section]", as blogs print it.
func (p *page) bracketed() {
	m := bracketedEnd.FindStringSubmatch(p.draft.Title)
	if m == nil || p.draft.Section != "" {
		return
	}
	p.draft.Title, p.draft.Section = m[1], m[2]
}
