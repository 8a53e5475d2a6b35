package paste

import (
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/text"
)

// reasonsOfPlaces say of lines that no reader of the page sees what they were taken for.
var reasonsOfPlaces = map[place]string{
	inTitle: "paste.as_title", inByline: "paste.as_byline", inSection: "paste.as_section", inTopic: "paste.as_section", inTags: "paste.as_tags",
	inStamp: "paste.left_stamp", inViews: "paste.left_label", inDay: "paste.as_day", inTheme: "paste.as_section", inStandfirst: "paste.left_repeated",
}

// place tells where a line went that can go elsewhere; "" of the others.
func (t *taker) place(i int) Putting {
	words := t.p.lines[i].Text
	switch t.d.places[i] {
	case leftOut, notUnderstood, inSection, inTopic, inTags, inStamp, inViews, inDay, inTheme:
		return LeaveOut
	case inTitle:
		return t.titlePlace(words)
	case inStandfirst:
		if slices.Contains(strings.Split(t.d.Standfirst, "\n\n"), words) {
			return AsStandfirst
		}
		return LeaveOut
	case inByline:
		if t.d.Byline != "" && strings.Contains(words, t.d.Byline) {
			return AsByline
		}
		return LeaveOut
	case inPicture, inLead:
		return t.pictureWords(i)
	case inCard:
		return t.cardWords(i)
	}
	return ""
}

// titlePlace tells whether a line is the title, or a part of it; other titles are left out.
func (t *taker) titlePlace(words string) Putting {
	title := t.d.Title
	switch {
	case words == title:
		return AsTitle
	case t.titleLine(), title == "":
		return LeaveOut
	case !strings.Contains(words, title) && !strings.Contains(title, words):
		return LeaveOut
	case t.titled:
		return AsTitleToo
	}
	t.titled = true
	return AsTitle
}

// titleLine tells whether one line of the page is all of the title.
func (t *taker) titleLine() bool {
	if t.whole == 0 {
		t.whole = 1
		for i := t.p.first; i < len(t.p.lines); i++ {
			if t.d.places[i] == inTitle && t.p.lines[i].Text == t.d.Title {
				t.whole = 2
			}
		}
	}
	return t.whole == 2
}

// pictureWords tells whether a line is a picture's caption, or its credit, or holds them.
func (t *taker) pictureWords(i int) Putting {
	pic, whole := captionedBy(t.d, t.updateOf(i), t.p.lines[i].Text)
	switch {
	case pic == nil:
		return ""
	case whole == AsCredit, pic.Caption == "":
		return AsCredit
	}
	return AsCaption
}

// captionedBy finds the picture whose caption or credit a line is, else the one whose words it holds.
func captionedBy(d *Draft, update int, words string) (pic *coverage.Picture, whole Putting) {
	for pic := range d.pictures(update) {
		switch {
		case words == "":
		case words == pic.Caption:
			return pic, AsCaption
		case words == pic.Credit:
			return pic, AsCredit
		}
	}
	for pic := range d.pictures(update) {
		if pic.Caption != "" && strings.Contains(words, pic.Caption) || pic.Caption == "" && pic.Credit != "" && strings.Contains(words, pic.Credit) {
			return pic, ""
		}
	}
	return nil, ""
}

// cardWords tells whether a line is of a link that is stored: its title, or some of what is told of it.
func (t *taker) cardWords(i int) Putting {
	k := t.updateOf(i)
	if k < 0 || k >= len(t.d.Updates) {
		return ""
	}
	if cardOf(t.d.Updates[k].Cards, t.p.lines[i].Text) >= 0 {
		return AsCard
	}
	return ""
}

// cardOf finds the link that has a line as its title, holds one, or is told of by it; -1 for none.
func cardOf(cards []coverage.Card, words string) int {
	if at := slices.IndexFunc(cards, func(c coverage.Card) bool { return c.Title == words }); at >= 0 {
		return at
	}
	return slices.IndexFunc(cards, func(c coverage.Card) bool {
		return c.Title != "" && strings.Contains(words, c.Title) || slices.Contains(strings.Split(c.Excerpt, "\n\n"), words)
	})
}

// clock gives the words of the line that was taken for the clock of an update, without those that are
// its headline or begin its text.
func (t *taker) clock(k int) text.Block {
	u, end := t.d.Updates[k], len(t.p.lines)
	if k+1 < len(t.d.Updates) && t.d.Updates[k+1].first > u.first {
		end = t.d.Updates[k+1].first
	}
	for i := u.first; i < end; i++ {
		l := t.p.lines[i]
		if l.N != u.Line || l.Text == "" || t.d.places[i] != inUpdate {
			continue
		}
		words := ""
		switch at := slices.Index(u.at, i); {
		case u.headed == i:
			words = u.Headline
		case at >= 0:
			words, _, _ = strings.Cut(text.Document{Blocks: u.Body.Blocks[at : at+1]}.Plain(), "\n")
		}
		before, after, found := strings.Cut(l.Text, words)
		if words == "" || !found {
			before, after = l.Text, ""
		}
		if words != "" && !found {
			continue
		}
		said := strings.TrimSpace(strings.TrimSpace(before) + " " + strings.TrimSpace(after))
		if said != "" {
			return text.Block{Kind: text.BlockParagraph, Inlines: text.Inlines(said)}
		}
	}
	return text.Block{}
}
