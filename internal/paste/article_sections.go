package paste

import (
	"cmp"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// shortWord is how many letters a word has at most that is none of a text where it stands alone.
const shortWord = 3

// section is a run of an article's lines between two rules, or an entry of a blog's page.
type section struct {
	items []item
	day   clock.Day // of the entry, whose title is its first line
}

// longMenu is how many columns a link has at most that leads an article and is none of its text.
const longMenu = 32

// cutting goes down the lines below an article's title, takes what stands around its text and
// cuts the rest at rules. What a line is is asked in this order: what the page is filed under,
// comments, the page's own history, a rule, what stands between title and text, a link to elsewhere, what the page's
// markup says is no text, a field with its value, who wrote it; what is left is text.
type cutting struct {
	p        *page
	from     int // the line below the title
	sections []section

	begins  int             // the first line that is surely text, of a page that was saved as text
	below   []int           // letters of text from each line on
	repeats map[string]int  // how often a line's words stand on the page
	links   map[string]bool // to elsewhere, above the text

	commenting bool // from here on readers speak
	gap        bool // an empty line stands before the next one
	listing    int  // links in elements that ended before it are related stories
	tags       int  // and those are tags
	told       bool // a sentence of some length was seen
	entry      bool // the title is that of a blog's entry: below it stands what its author wrote
	stories    bool // the lines below a label are the titles of other stories
	tail       int  // from here on too, where no label says so
	changes    int  // and what stands there tells how the page was changed
}

// sections takes what stands around an article's text and gives the rest, cut at rules.
func (p *page) sections(from int) []section {
	c := &cutting{p: p, from: from, begins: p.onsetAt(from), sections: []section{{}}, below: p.lettersBelow(), repeats: p.repeats(from), links: make(map[string]bool)}
	c.tail = p.othersFrom(from)
	c.entry = from > p.first && p.postTitle(from-1)
	for i := from; i < len(p.lines); i++ {
		c.line(i)
	}
	return c.sections
}

// started tells whether there is text above.
func (c *cutting) started() bool { return len(c.sections) > 1 || len(c.sections[0].items) > 0 }

// isAbove tells whether a line stands above the text.
func (c *cutting) isAbove(i int) bool {
	if c.p.weighs() && c.begins >= 0 {
		return i < c.begins
	}
	return !c.started()
}

func (c *cutting) line(i int) {
	p, l := c.p, c.p.lines[i]
	c.gap = c.gap || l.Text == ""
	if l.Role == flat.RoleTag && isStory(l) && p.announced(i) {
		p.relate(i)
		return
	}
	if p.taken(i) || p.hinted(i, !c.started()) {
		return
	}
	c.commenting = (c.commenting || !p.marked && l.Out == noise.OutComment && c.below[i]*2 < c.below[c.from]) && !p.opensOthers(i)
	switch {
	case p.themeAt(i):
	case !p.marked && noise.ReadMore[l.Plain] && c.started() && p.behindText(i-1) && !p.announcesOne(i):
		p.leave(i, noise.OutReadMore)
	case c.commenting:
		p.leave(i, noise.OutComment)
	case c.history(i):
	case c.post(i), c.part(i):
	case c.rule(i):
	case c.others(i):
	case c.lonePoint(i), c.belowPicture(i):
	case c.captionAgain(i):
	case c.sourceAlone(i):
	case c.isAbove(i) && c.aboveText(i):
	case c.elsewhere(i):
	case c.markedOut(i):
	case p.valued(i, len(p.lines)):
	case c.isAbove(i) && c.writtenBy(i):
	case i < c.begins && p.weighs():
		c.between(i)
	default:
		c.text(i)
	}
}

// history leaves out what a page tells of its own changes: a label that says so, as far as the
// element reaches in which it stands.
func (c *cutting) history(i int) bool {
	l := c.p.lines[i]
	if opensHistory(l) {
		c.changes = max(l.Scope, 1)
	} else if l.Order == 0 || l.Order >= c.changes {
		return false
	}
	c.p.leave(i, noise.OutStamp)
	return true
}

// rule begins another section at a line that is drawn.
func (c *cutting) rule(i int) bool {
	l := c.p.lines[i]
	if !isRule(l.Text) || l.Out != "" && l.Out != noise.OutMenu {
		return false
	}
	c.p.put(i, inRule)
	if c.p.marked && !c.started() {
		return true // drawn between the title and the text
	}
	c.sections = append(c.sections, section{})
	return true
}

// aboveText takes what stands between title and text: when it was published, words around that,
// counts, and the title in other words.
func (c *cutting) aboveText(i int) bool {
	p, l := c.p, c.p.lines[i]
	switch {
	case c.entry && !clock.IsFiled(l.Norm) && c.repeats[printed.Letters(l.Norm)] < 2:
		return false
	case clock.IsStamp(l.Norm) || !p.facts.Exported && stampWithin(l):
		p.stampAt(i)
	case l.Text != "" && clock.Label(l.Norm) == l.Norm:
		p.leave(i, noise.OutStamp)
	case p.marked && !p.facts.Exported && l.Text != "" && l.Role == flat.NoRole && printed.CountLetters(l.Text) <= shortWord && !l.InParagraph:
		p.leave(i, noise.OutLabel) // "and", between two names
	case !p.marked && l.Text != "" && (p.saidAbove(l) || p.saidInLead(l)):
		p.leave(i, noise.OutRepeated)
	case p.labelledCaption(i):
	case p.slideCaption(i):
	case c.creditTwice(i):
	case number1.MatchString(l.Norm) || c.repeats[printed.Letters(l.Norm)] > 1:
		p.leave(i, noise.OutLabel) // a count of comments; an outlet, printed above and below
	case p.marked && (p.aboveStamp(i) || p.belowStamp(i)):
		p.leave(i, noise.OutLabel)
	case p.marked && p.fieldAbove(i):
		p.leave(i, noise.OutLabel)
		p.leave(i+1, noise.OutLabel)
	case !p.marked && p.signsStamp(i):
		p.bylineAt(i)
	case c.opens(i):
	case p.altOfLead(i), c.namesLead(i), p.captionDated(i):
	case p.marked && p.captionsLead(i):
	case p.marked && !p.facts.Exported && p.signedAbove(i):
	case l.Above && l.Out == "" && l.Group == 0 && p.outsideText(i):
	case p.subtitled(i):
		p.hintedDek(i)
	case p.marked && !p.facts.Exported && p.besideTitle(i):
		p.leave(i, noise.OutLabel)
	default:
		return false
	}
	return true
}

// elsewhere leaves out a link to the outlet or to a section, which some print above and below a
// text: any short link above it, and below it those that were there.
func (c *cutting) elsewhere(i int) bool {
	l := c.p.lines[i]
	if l.Role != flat.RoleLink || l.Out != "" || printed.Width(printed.Head(l.Text, longMenu+1)) > longMenu || c.started() && !c.links[printed.Letters(l.Text)] {
		return false
	}
	c.links[printed.Letters(l.Text)] = true
	c.p.leave(i, noise.OutMenu)
	return true
}

// markedOut leaves out what the page's markup says is no text, but for tags and related stories:
// links below a label that says so, as far as the element reaches in which it stands.
func (c *cutting) markedOut(i int) bool {
	p, l := c.p, c.p.lines[i]
	switch {
	case l.Out == "":
		return false
	case noise.TagLabels[l.Plain]:
		p.leave(i, l.Out)
		c.tags = l.Scope
	case l.Role == flat.RoleLink && l.Order < c.tags && printed.Width(printed.Head(l.Text, longMenu+1)) <= longMenu:
		p.takeTags(l.Text, i)
	case l.Role != flat.RoleLink && announces(l):
		p.leave(i, l.Out)
		c.listing = l.Scope
	case l.Role == flat.RoleLink && l.Order < c.listing && (l.Out == noise.OutRelated && noise.Why(l.Text, l.Norm, l.Plain) == "" || isStory(l)):
		p.relate(i)
	default:
		p.leave(i, l.Out)
	}
	return true
}

// writtenBy takes what the page is filed under, and who wrote it, each once.
func (c *cutting) writtenBy(i int) bool {
	p, l := c.p, c.p.lines[i]
	switch {
	case p.draft.Section == "" && sectionOf(l) != "":
		p.sectionAt(i, sectionOf(l))
	case p.draft.Byline == "" && i+1 < len(p.lines) && p.isName(i) && ofReporter.MatchString(p.lines[i+1].Norm):
		p.draft.Byline = l.Text
		p.put(i, inByline)
		p.leave(i+1, noise.OutLabel)
	case p.draft.Byline == "" && (bylineOf(l) != "" || nameAndWhat.MatchString(l.Text) || signedAs(l)):
		p.draft.Byline = cmp.Or(bylineOf(l), l.Text)
		p.put(i, inByline)
	default:
		return false
	}
	return true
}

// text adds a line to the section that is under way.
func (c *cutting) text(i int) {
	it := c.p.itemAt(i, 0, 0)
	c.told = c.told || tellsText(c.p.lines[i])
	it.gap, c.gap = c.gap || c.p.marked, false
	last := &c.sections[len(c.sections)-1]
	last.items = append(last.items, it)
}
