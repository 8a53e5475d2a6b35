package paste

import (
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/paste/sieve"
	"readout/internal/pattern"
)

// Lengths in columns that tell the parts of a page's head.
const (
	shortTitle = 16 // shorter lines before the first longer one are labels, not the title
	longTitle  = 300
	dekWidth   = 40 // a line below the title at least this long is the standfirst, even without a full stop
)

// candidate is a line of the head that could be title, second title or standfirst.
type candidate struct {
	i       int
	text    string
	doubled bool // it was saved twice on its line, as a picture's title and alternative text
}

// head reads what stands above the timeline (or above an article's text).
func (p *page) head(from, to int) { p.headAt(from, to, p.titleAt(from, to)) }

// headAt reads a head whose title is known, -1 for none.
func (p *page) headAt(from, to, titleAt int) {
	var texts []candidate
	var bare []int // lead pictures without a caption
	for i := from; i < to; i++ {
		if p.taken(i) {
			continue
		}
		if i == titleAt {
			texts = append(texts, p.candidate(i))
			continue
		}
		if j := p.browserTitle(i); j > 0 && j == titleAt {
			p.leave(i, noise.OutRepeated)
			continue
		}
		if p.overClocks(i, from, to) || p.leadsApart(i, from, to, titleAt) || i < titleAt && to == titleAt+1 && (p.inStories(i) || p.inPoints(i)) || titleAt >= 0 && i > titleAt && to < len(p.lines) && to > titleAt+1 && p.inStories(i) {
			p.relate(i)
			continue
		}
		if p.hinted(i, i > titleAt) || p.fact(i, to, titleAt) {
			continue
		}
		if i != titleAt && p.slideCaption(i) {
			continue
		}
		if pic, ok := p.leadPicture(i, to, titleAt); ok {
			if pic.Caption == "" {
				bare = append(bare, len(p.draft.Lead))
			}
			p.draft.Lead = append(p.draft.Lead, pic)
			continue
		}
		if p.captionBelow(i, to) {
			continue // taken when its credit is read
		}
		if p.outletTwice(i, titleAt) || p.captionTwice(i, to) || p.captionDated(i) {
			continue
		}
		texts = append(texts, p.candidate(i))
	}
	p.titles(texts, titleAt, bare)
}

// plainly tells where a line belongs by its own words alone, above or below the timeline.
func (p *page) plainly(i int) place {
	l := p.lines[i]
	switch {
	case clock.IsStamp(l.Norm):
		return inStamp
	case dateLabel.MatchString(l.Norm):
		return inStamp
	case l.Out != "" || noise.ReadMore[l.Plain]:
		return leftOut
	case sectionOf(l) != "":
		return inSection
	case isLabel(l) || bylineOf(l) != "" || viewsLine.MatchString(l.Norm):
		return inViews
	}
	for _, labels := range []map[string]bool{noise.TagLabels, noise.TopicLabels, noise.SectionLabels} {
		if _, _, ok := noise.Labelled(l.Text, l.Norm, labels); ok {
			return inTopic
		}
	}
	return nowhere
}

var (
	number1    = pattern.New(`^\d[\d,. ]{0,9}$`)
	viewsLine  = pattern.New(`^(?:閲覧数|アクセス数|views|просмотр(?:ов|ы))\s*[::]?\s*(\d[\d,. ]{0,12})$|^(\d[\d,. ]{0,12})\s*(?:views|回閲覧|просмотр(?:ов|а)?|pv)$`)
	countedEnd = pattern.New(`^(.{2,80}?)\s*[\[(](\d{1,5})[\])]$`)
	bylinePart = pattern.New(`^(?:(?:edited |written |reporting )?by:?\s+|(?:文|取材|執筆|筆者|記者|文責)\s*[::/=]\s*|автор(?:ы)?\s*:\s*|[tт]екст\s*:\s*)`)
)

func isLabel(l flat.Line) bool {
	s := l.Plain
	return noise.TagLabels[s] || noise.TopicLabels[s] || noise.SectionLabels[s] && !noise.Sections[s] || noise.Related[s]
}

// sectionOf gives the section a line names, alone ("Politics") or as the last of a trail ("Home > World > Asia").
func sectionOf(l flat.Line) string {
	if printed.Width(printed.Head(l.Norm, 81)) > 80 {
		return ""
	}
	if noise.Sections[l.Norm] {
		return l.Text
	}
	parts := trail.Split(l.Text, -1)
	last := strings.TrimSpace(parts[len(parts)-1])
	if len(parts) < 2 || last == "" {
		return ""
	}
	if len(parts) > 2 {
		if n := strings.TrimSpace(printed.Normal(parts[0])); !noise.Sections[n] && noise.Known[n] != noise.OutMenu {
			parts = parts[1:] // the name of the site
		}
		if before := strings.TrimSpace(parts[len(parts)-2]); newsItself[printed.Normal(last)] && noise.Sections[printed.Normal(before)] {
			last = before // "World > News"
		}
	}
	for _, part := range parts {
		n := strings.TrimSpace(printed.Normal(part))
		if !noise.Sections[n] && noise.Known[n] != noise.OutMenu {
			return ""
		}
	}
	return last
}

// newsItself are names of sections that say no more than that a page is one of news.
var newsItself = printed.Words("news ニュース 記事 новости")

var trail = pattern.New(`\s*[>›»＞/|]\s*`)

// inTurns are the writers of a live page, who took turns: "Ada Mole (now) and Lena Ash (earlier)".
var inTurns = sieve.New(`^(?:(?:[;,]|,? and|;? and)?\s?\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3} \((?:now|earlier|later)\)){1,6}$`)

// byMany are the writers of a live page, however many: "By Ada Mole, Lena Ash and Jonas Pell, TNN".
var byMany = sieve.New(`^(?:By|BY) (\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3}(?:(?:, and |, | and )\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){1,3}){2,20}(?:, \p{Lu}[\p{L}&]{1,12})?)$`)

// widestByline is how many columns the names of many have at most.
const widestByline = 400

func bylineOf(l flat.Line) string {
	if inTurns.MatchString(l.Text) {
		return l.Text
	}
	if m := byMany.FindStringSubmatch(l.Text); m != nil && printed.Width(printed.Head(l.Text, widestByline+1)) <= widestByline {
		return m[1]
	}
	m := bylinePart.FindString(l.Norm)
	if m == "" || printed.Width(printed.Head(l.Norm, 81)) > 80 || printed.Stopped(l.Text, false) {
		return ""
	}
	return strings.TrimLeft(string([]rune(l.Text)[len([]rune(m)):]), "|:\u00a0\u3000\t ") // "By | Tarn Press"
}

// fact takes a line that says one thing about the page: its stamp, section, topic, tags, views, or nothing at all.
func (p *page) fact(i, to, titleAt int) bool {
	l := p.lines[i]
	switch {
	case dateLabel.MatchString(l.Norm), clock.IsStamp(l.Norm):
		p.stampAt(i)
	case titleAt < i && p.valued(i, to):
	case titleAt > i && isLabel(l) && labelAlone(l):
		p.leave(i, noise.OutMenu) // a menu above the title has labels of its own
	case p.relatedAt(i, to):
	case p.viewsAt(i):
	case l.Out != "":
		p.leave(i, l.Out)
	case !p.marked && clock.Label(l.Norm) == l.Norm:
		p.leave(i, noise.OutStamp) // "Published", of which the day was not kept
	case noise.ReadMore[l.Plain]:
		p.leave(i, noise.OutReadMore)
	case titleAt > i && printed.Width(printed.Head(l.Text, told)) < told && p.printedAbove(i):
		p.sectionAt(i, l.Text)
	case sectionOf(l) != "" && titleAt > i && p.sectionBelow(i, titleAt):
		p.leave(i, noise.OutMenu)
	case sectionOf(l) != "":
		p.sectionAt(i, sectionOf(l))
	case bylineOf(l) != "" && p.draft.Byline == "":
		p.draft.Byline = bylineOf(l)
		p.put(i, inByline)
	case titleAt >= 0 && i > titleAt && p.topicAt(i):
	default:
		return false
	}
	return true
}

// sectionBelow tells whether another section is named nearer to the title: of a menu and the
// page's own section the latter stands there.
func (p *page) sectionBelow(i, titleAt int) bool {
	for j := i + 1; j < titleAt; j++ {
		if !p.taken(j) && p.lines[j].Out == "" && (sectionOf(p.lines[j]) != "" || printed.Width(printed.Head(p.lines[j].Text, told)) < told && p.printedAbove(j)) {
			return true
		}
	}
	return false
}

// farHead is how many lines above another are looked through for its words.
const farHead = 20

// printedAbove tells whether a short line above the title stands there a second time, as the
// name of a section does: in the menu, or above the stamp.
func (p *page) printedAbove(i int) bool {
	said := printed.Letters(p.lines[i].Norm)
	for j := i - 1; j >= p.first && j > i-farHead; j-- {
		if l := p.lines[j]; said != "" && l.Role == flat.NoRole && printed.Letters(l.Norm) == said {
			return !p.marked
		}
	}
	return false
}

// labelAlone tells that a label has no value on its line.
func labelAlone(l flat.Line) bool {
	return l.Plain != "" && (noise.TagLabels[l.Plain] || noise.TopicLabels[l.Plain])
}

// relatedAt takes "Read also" and the story it leads to.
func (p *page) relatedAt(i, to int) bool {
	l := p.lines[i]
	if !noise.CardLabels[noise.PlainLabel(l.Plain)] {
		return false
	}
	p.leave(i, noise.OutRelated)
	if next := p.next(i+1, to); next > 0 && !p.taken(next) && p.lines[next].Out == "" && !printed.Stopped(p.lines[next].Text, true) {
		p.relate(next)
	}
	return true
}

// relate leaves out a line that is the title of another story, and keeps it as such.
func (p *page) relate(i int) {
	l := p.lines[i]
	if p.taken(i) {
		return
	}
	if clock.IsStamp(l.Norm) {
		p.leave(i, noise.OutStamp) // the day of a story
		return
	}
	if names, rest := flat.FileNames(l.Text); len(names) > 0 && rest == "" {
		p.leave(i, noise.OutGallery) // its picture
		return
	}
	p.relateAs(i, l.Text)
}

// relateAs leaves out a line, and keeps what of it is the title of another story.
func (p *page) relateAs(i int, title string) {
	l := p.lines[i]
	p.leave(i, noise.OutRelated)
	if len(p.draft.Related) < maxRelated && l.Role != flat.RolePicture && printed.Letters(title) != "" {
		p.draft.Related = append(p.draft.Related, storyCard(title, l.Href))
	}
}

// maxRelated is how many other stories a page's lists are kept of.
const maxRelated = 40

func (p *page) sectionAt(i int, name string) {
	if p.draft.Section != "" {
		p.leave(i, noise.OutMenu)
		return
	}
	p.draft.Section = name
	p.put(i, inSection)
}

// viewsAt takes "2,183 views" or a bare number, which pages print beside the share line.
func (p *page) viewsAt(i int) bool {
	l := p.lines[i]
	digits := ""
	if m := viewsLine.FindStringSubmatch(l.Norm); m != nil {
		digits = m[1] + m[2]
	} else if number1.MatchString(l.Norm) && p.draft.Views == 0 && p.beside(i, noise.OutShare) {
		digits = l.Norm
	} else {
		return false
	}
	p.draft.Views = printed.Number(strings.NewReplacer(",", "", ".", "", " ", "").Replace(digits))
	p.put(i, inViews)
	return true
}

// beside tells whether a line next to i is boilerplate of a kind.
func (p *page) beside(i int, reason string) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= p.first && j < len(p.lines) && p.lines[j].Out == reason {
			return true
		}
	}
	return false
}

// topicAt takes "Fisheries talks (13)": a topic and how many pages it has.
func (p *page) topicAt(i int) bool {
	l := p.lines[i]
	m := countedEnd.FindStringSubmatch(l.Norm)
	if m == nil || printed.Stopped(l.Text, false) {
		return false
	}
	name := string([]rune(l.Text)[:len([]rune(m[1]))])
	if p.draft.Topic != "" && printed.Letters(p.draft.Topic) != printed.Letters(name) {
		return false
	}
	p.draft.Topic, p.draft.TopicCount = name, printed.Number(m[2])
	p.put(i, inTopic)
	return true
}

func (p *page) candidate(i int) candidate {
	text, doubled := printed.Folded(p.lines[i].Text)
	return candidate{i, text, doubled}
}

// captionBelow tells whether the line is the caption of a credit right below it.
func (p *page) captionBelow(i, to int) bool {
	return !p.inBrowserTitle(i) && i+1 < to && !p.taken(i+1) && isCredit(p.lines[i+1].Text, p.lines[i+1].Norm) && !creditBelow.MatchString(p.lines[i+1].Norm) && printed.Width(p.lines[i].Text) <= 320
}

// leadPicture reads a picture of the head: credit with its caption right above, or both on one line.
func (p *page) leadPicture(i, to, titleAt int) (coverage.Picture, bool) {
	l := p.lines[i]
	if caption, credit, ok := captioned(l.Text, l.Norm); ok {
		p.put(i, inLead)
		return picture(caption, credit), true
	}
	if !isCredit(l.Text, l.Norm) {
		return coverage.Picture{}, false
	}
	caption := ""
	if i > 0 && i-1 != titleAt && !p.taken(i-1) && !creditBelow.MatchString(l.Norm) && p.captionBelow(i-1, to) {
		caption = p.lines[i-1].Text
		p.put(i-1, inLead)
	}
	p.put(i, inLead)
	pic := picture(caption, l.Text)
	if one, two, ok := twoCredits(pic.Credit); ok {
		p.draft.Lead = append(p.draft.Lead, coverage.Picture{Credit: one})
		pic.Credit = two
	}
	if i+1 < to && !p.taken(i+1) {
		next := p.lines[i+1]
		if lead := captionLead.FindString(next.Norm); lead != "" {
			if said := strings.TrimFunc(string([]rune(next.Text)[len([]rune(lead)):]), printed.IsSpace); said != "" {
				pic.Caption, pic.Alt = said, pic.Caption
			}
			p.put(i+1, inLead)
		} else if pic.Caption != "" && printed.Letters(next.Text) == printed.Letters(pic.Caption) {
			p.leave(i+1, noise.OutRepeated)
		}
	}
	return pic, true
}

// twoCredits parts "© One © Two", as the credits of a carousel are saved.
func twoCredits(credit string) (one, two string, ok bool) {
	at := strings.LastIndex(credit, " © ")
	if at <= 0 || !strings.HasPrefix(credit, "©") {
		return "", "", false
	}
	return strings.TrimSpace(credit[:at]), strings.TrimSpace(credit[at:]), true
}

// titles gives the remaining lines of the head their places: title, other titles, standfirst.
func (p *page) titles(texts []candidate, titleAt int, bare []int) {
	var dek []string
	below := titleAt < 0 // the title was read, or stands below the timeline
	doubled := false
	title := ""
	if titleAt >= 0 {
		title, _ = printed.Folded(p.lines[titleAt].Text)
	}
	for _, c := range texts {
		switch {
		case p.taken(c.i):
		case c.i == titleAt:
			p.draft.Title, doubled, below = c.text, c.doubled, true
			p.put(c.i, inTitle)
		case titleAt >= 0 && (printed.Letters(c.text) == printed.Letters(title) || !p.marked && c.i < titleAt && printed.Width(title) >= told && strings.HasSuffix(printed.Letters(c.text), printed.Letters(title))):
			p.leave(c.i, noise.OutRepeated)
		case !below && !p.marked && p.draft.Form == coverage.Live && tellsText(p.lines[c.i]):
			dek = append(dek, p.lines[c.i].Text)
			p.put(c.i, inStandfirst)
		case c.doubled && !below && len(bare) > 0:
			p.draft.Lead[bare[0]].Caption, bare = c.text, bare[1:]
			p.put(c.i, inLead)
		case below && p.titleToo(c, doubled && len(dek) == 0):
			p.draft.AltTitles = append(p.draft.AltTitles, c.text)
			p.put(c.i, inTitle)
		case below && (printed.Stopped(c.text, false) || printed.Width(c.text) >= dekWidth || p.leadsDek(c.i) || p.goesOnDek(c.i)):
			dek = append(dek, p.lines[c.i].Text)
			p.put(c.i, inStandfirst)
		}
	}
	if p.draft.Standfirst != "" { // as markup shows it
		dek = append([]string{p.draft.Standfirst}, dek...)
	}
	p.draft.Standfirst = strings.Join(dek, "\n\n")
	if doubled && len(bare) > 0 {
		// A title saved twice on its line is the lead picture's title and alternative text.
		p.draft.Lead[bare[0]].Caption = p.draft.Title
	}
}

// titleToo knows a second title: below a picture's doubled title stands the page's own
// one; "Title | Site" holds the title; a headline printed again below the timeline.
func (p *page) titleToo(c candidate, doubled bool) bool {
	if len(p.draft.AltTitles) > 0 || printed.Stopped(c.text, true) || printed.Width(printed.Head(c.text, longTitle+1)) > longTitle {
		return false
	}
	a, b := printed.Letters(c.text), printed.Letters(p.draft.Title)
	if a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) {
		return true
	}
	return doubled || p.againBelow(c)
}

func (p *page) againBelow(c candidate) bool {
	if printed.Width(c.text) < shortTitle {
		return false
	}
	if p.below == nil {
		p.below = make(map[string]bool)
		for _, l := range p.lines[p.tailAt:] {
			p.below[printed.Letters(printed.Head(l.Text, longTitle))] = true
		}
	}
	return p.below[printed.Letters(c.text)]
}

// dateLabel is the word before the day of what a page is about.
var dateLabel = sieve.New(`^(?:開催日|実施日|date of (?:the )?(?:event|talks|meeting)|event date|дата (?:проведения|события|переговоров|встречи))\s*[::]\s*`)
