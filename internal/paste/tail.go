package paste

import (
	"strings"
	"unicode"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// tail reads what stands below the timeline: topic, tags, and what pages end with.
func (p *page) tail(from int) {
	listing, stories := "", false // the reason for the lines below a label, until another label; whether they are other stories
	scope := 0
	for i := from; i < len(p.lines); i++ {
		l := p.lines[i]
		if p.taken(i) {
			continue
		}
		reason := l.Out
		if scope > 0 && l.Order > scope {
			listing, stories, scope = "", false, 0
		}
		if p.hinted(i, false) {
			continue
		}
		switch {
		case p.themeAt(i):
		case reason == noise.OutComment:
			p.leave(i, noise.OutComment)
			listing = noise.OutComment // a form, and whatever readers wrote
		case listing == noise.OutComment:
			p.leave(i, noise.OutComment)
		case p.valued(i, len(p.lines)):
			listing = ""
		case noise.Related[noise.PlainLabel(l.Plain)] || announces(l):
			p.leave(i, noise.OutRelated)
			listing, stories, scope = noise.OutRelated, announces(l), l.Scope
		case listing == noise.OutRelated && stories && l.Role == flat.RoleLink && (reason == noise.OutRelated || reason == noise.OutFooter && isStory(l)):
			p.relate(i)
		case reason != "":
			p.leave(i, reason)
		case noise.ReadMore[l.Plain]:
			p.leave(i, noise.OutReadMore)
		case p.saidAbove(l):
			p.leave(i, noise.OutRepeated)
		case clock.IsStamp(l.Norm):
			p.stampAt(i)
			if clock.Label(l.Norm) != "" {
				listing = "" // the page's own: a list's stories have no "updated"
			}
		case p.viewsAt(i):
		case p.draft.Section == "" && listing == "" && sectionOf(l) != "":
			p.sectionAt(i, sectionOf(l))
		case listing == noise.OutRelated && stories && !printed.Stopped(l.Text, true) && printed.Width(printed.Head(l.Text, 201)) <= 200:
			p.relate(i)
		case listing != "":
			p.leave(i, listing)
		case p.topicAt(i):
		}
	}
}

// isStory tells the title of another story, below a label that announces some, from the links
// of a page's foot.
func isStory(l flat.Line) bool {
	return printed.Width(printed.Head(l.Text, shortTitle)) >= shortTitle && noise.Why(l.Text, l.Norm, l.Plain) == ""
}

// saidAbove knows a title or a topic printed again.
func (p *page) saidAbove(l flat.Line) bool {
	text, _ := printed.Folded(l.Text)
	said := printed.Letters(text)
	if said == "" {
		return false
	}
	for _, s := range append([]string{p.draft.Title, p.draft.Topic, p.draft.Section}, p.draft.AltTitles...) {
		if s != "" && said == printed.Letters(s) {
			return true
		}
	}
	return false
}

// valued takes a label with its value, on one line or on the lines below it: "Tags: a, b", "トピック" and then the topic.
func (p *page) valued(i, to int) bool {
	l := p.lines[i]
	for _, kind := range []struct {
		labels map[string]bool
		take   func(value string, lines ...int) bool
		many   bool // its values may stand one to a line
	}{{noise.TagLabels, p.takeTags, true}, {noise.TopicLabels, p.takeTopic, false}, {noise.SectionLabels, p.takeSection, false}} {
		if _, value, ok := noise.Labelled(l.Text, l.Norm, kind.labels); ok {
			return kind.take(value, i)
		}
		if !kind.labels[l.Plain] {
			continue
		}
		p.leave(i, noise.OutLabel)
		if next := p.next(i+1, to); next > 0 && p.isValue(next) {
			kind.take(p.lines[next].Text, next)
			if kind.many && !listsTags(p.lines[next].Norm) {
				p.tagLines(next+1, to)
			}
		}
		return true
	}
	return false
}

func (p *page) next(from, to int) int {
	for i := from; i < to; i++ {
		if p.lines[i].Text != "" {
			return i
		}
	}
	return 0
}

// isValue tells whether a line below a label can be its value rather than the next label.
func (p *page) isValue(i int) bool {
	l := p.lines[i]
	return !p.taken(i) && l.Out == "" && !isLabel(l) && !printed.Stopped(l.Text, true) && !isCredit(l.Text, l.Norm) && printed.Width(printed.Head(l.Text, 401)) <= 400
}

// tagLines takes tags printed one to a line, up to a blank line or something else.
func (p *page) tagLines(from, to int) {
	for i := from; i < to && p.lines[i].Text != "" && p.isValue(i) && !printed.Stopped(p.lines[i].Text, false) && printed.Width(p.lines[i].Text) <= 60; i++ {
		p.takeTags(p.lines[i].Text, i)
	}
}

var tagBetween = pattern.New(`\s*[,、，;；|・·•/]\s*|\s+#`)

func listsTags(norm string) bool { return tagBetween.MatchString(norm) }

func (p *page) takeTags(value string, lines ...int) bool {
	if p.tagged == nil {
		p.tagged = make(map[string]bool)
	}
	sep := tagBetween
	if strings.ContainsAny(value, ",、，;；") { // then "a・b" is one name
		sep = tagComma
	}
	for _, tag := range sep.Split(value, -1) {
		tag = strings.TrimFunc(strings.TrimLeft(tag, "#＃"), unicode.IsSpace)
		if tag != "" && !p.tagged[tag] {
			p.tagged[tag] = true
			p.draft.Tags = append(p.draft.Tags, tag)
		}
	}
	for _, i := range lines {
		p.put(i, inTags)
	}
	return true
}

var tagComma = pattern.New(`\s*[,、，;；]\s*`)

func (p *page) takeTopic(value string, lines ...int) bool {
	name, count := value, 0
	if m := countedEnd.FindStringSubmatch(printed.Normal(value)); m != nil {
		name, count = string([]rune(value)[:len([]rune(m[1]))]), printed.Number(m[2])
	}
	if p.draft.Topic != "" && printed.Letters(p.draft.Topic) != printed.Letters(name) {
		return false
	}
	p.draft.Topic = name
	if count > 0 {
		p.draft.TopicCount = count
	}
	for _, i := range lines {
		p.put(i, inTopic)
	}
	return true
}

func (p *page) takeSection(value string, lines ...int) bool {
	for _, i := range lines {
		if p.draft.Section != "" && printed.Letters(p.draft.Section) != printed.Letters(value) {
			return false
		}
		p.draft.Section = value
		p.put(i, inSection)
	}
	return true
}
