package paste

import (
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Below an article, in a text saved from its page, stand the titles of other stories: below a
// label, or together and apart from the text.

// othersLabel is what lists of other stories are called besides the labels that are known whole.
var othersLabel = pattern.New(`^(?:(?:今週の|本日の|いま)?(?:注目|人気|おすすめ|最新|話題|新着)の?(?:記事|ニュース|コンテンツ|特集|動画|ランキング|トピックス)(?:一覧)?|(?:あなたに|あなたへの)おすすめ.{0,12}|注目コンテンツ.{0,12}|ピックアップ!?(?:記事)?|.{0,16}記事一覧|recommend(?:ed|s)?|pick ?up|news ?list|(?:こちらも|こんな記事も|併せて|合わせて|あわせて)(?:よく)?(?:読まれています|読みたい|おすすめ|お読みください))$`)

// listsOthers knows such a label.
func listsOthers(l flat.Line) bool {
	s := noise.PlainLabel(l.Plain)
	return s != "" && !noise.CardLabels[s] && (noise.Related[s] || othersLabel.MatchString(s) || feedLabel.MatchString(s))
}

// opensOthers knows such a label, or one of cards, with a title right below it.
func (p *page) opensOthers(i int) bool {
	l := p.lines[i]
	if p.marked || l.Text == "" || !listsOthers(l) && !announces(l) {
		return false
	}
	next := p.next(i+1, len(p.lines))
	return next > 0 && p.couldOther(next)
}

// numberedPoint is the sign of a point in a list that counts.
var numberedPoint = pattern.New(`^\d{1,2}[.)]\s+`)

// listsNumbered knows a label of stories, a blank line below it and then a list that counts.
func (p *page) listsNumbered(i int) bool {
	next := p.next(i+1, len(p.lines))
	return noise.CardLabels[noise.PlainLabel(p.lines[i].Plain)] && next > i+1 && numberedPoint.MatchString(p.lines[next].Text)
}

// others takes the titles below a label that stands behind a text, up to its next sentence of some length.
func (c *cutting) others(i int) bool {
	p, l := c.p, c.p.lines[i]
	if p.marked || !c.told || l.Text == "" {
		return false
	}
	speaks := printed.Stopped(l.Text, true) && !pointSign.MatchString(l.Text) && !numberedPoint.MatchString(l.Text)
	if speaks && c.stories && p.belowStory(i) {
		p.leave(i, noise.OutRelated)
		return true
	}
	if c.stories = !speaks && (c.stories || listsOthers(l) || p.listsNumbered(i) || c.tail > 0 && i >= c.tail); !c.stories {
		return false
	}
	switch {
	case listsOthers(l), agencyAlone.MatchString(strings.TrimRight(l.Norm, " -–")), othersLabel.MatchString(strings.TrimRight(l.Norm, " -–")):
		p.leave(i, noise.OutRelated)
	case l.Out != "":
		p.leave(i, l.Out)
	case numberedPoint.MatchString(l.Text):
		p.relate(i)
	case !clock.IsStamp(l.Norm) && !saysToReader.MatchString(l.Norm) && printed.Width(l.Text) >= told && printed.Width(printed.Head(l.Text, longTitle+1)) <= longTitle:
		p.relate(i)
	default:
		p.leave(i, noise.OutRelated)
	}
	return true
}

// belowStory tells whether right above a sentence stand the name of a picture's file and the title of another story,
// which it says more of.
func (p *page) belowStory(i int) bool {
	title := p.above(i, p.first-1)
	if title < p.first || p.places[title] != leftOut {
		return false
	}
	file := p.above(title, p.first-1)
	return file >= p.first && isFileName(p.lines[file])
}

// saysToReader is how a page ends what it says to its readers, and no title.
var saysToReader = pattern.New(`(?:です|ます|ません|ください)$`)

// The bounds of a list that has no label.
const (
	fewestOthers = 3
	widthOthers  = 28 // columns of a title in it
)

// lonePoint takes a list of a single point that is no sentence, apart and between paragraphs, or between two
// sentences where no paragraphs are: it leads to another story.
func (c *cutting) lonePoint(i int) bool {
	p, l := c.p, c.p.lines[i]
	if p.marked || !c.told || l.Out != "" || !pointSign.MatchString(l.Text) || printed.Stopped(l.Text, true) || printed.Width(printed.Head(l.Text, widthOthers)) < widthOthers {
		return false
	}
	apart := strings.HasPrefix(l.Text, "• ") && p.aloneAt(i)
	within := i+1 < len(p.lines) && printed.Stopped(p.lines[i-1].Text, true) && tellsText(p.lines[i+1]) && !printed.Stopped(l.Text, false)
	if !apart && !within {
		return false
	}
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= p.first && j < len(p.lines); j += step {
			if p.lines[j].Text == "" {
				continue
			}
			if isPoint(p.lines[j]) {
				return false
			}
			break
		}
	}
	p.relate(i)
	return true
}

// belowPicture takes the title right below the sized alternative text of a picture: both are of
// another story that stands in the text.
func (c *cutting) belowPicture(i int) bool {
	p, l := c.p, c.p.lines[i]
	if p.marked || i == p.first || !c.told || l.Out != "" || !creditSized.MatchString(p.lines[i-1].Text) || !p.couldOther(i) {
		return false
	}
	p.relate(i)
	return true
}

// sourceAlone takes the name of an agency that stands apart, or behind a sentence: it says whose
// the story is, and is no picture's.
func (c *cutting) sourceAlone(i int) bool {
	p, l := c.p, c.p.lines[i]
	if p.marked || !agencyAlone.MatchString(l.Norm) || libraries.MatchString(l.Norm) || i < c.begins && i > p.first && p.lines[i-1].Text != "" && p.places[i-1] == nowhere {
		return false // the credit of the caption above it, which stands above the text
	}
	if i > p.first && p.lines[i-1].Text != "" && !tellsText(p.lines[i-1]) && !strings.HasPrefix(l.Norm, "【") && !givesBy.MatchString(p.lines[i-1].Norm) {
		return false
	}
	p.bylineAt(i)
	return true
}

// givesBy stands above the name of whose a story is.
var givesBy = pattern.New(`^(?:(?:published|posted|provided|distributed|syndicated) by|source|配信|提供元|出典|источник|опубликовано)\s?:?$`)

// libraries are of pictures: no story is theirs.
var libraries = pattern.New(`^(?:wikimedia|unsplash|pixabay|flickr|depositphotos|istock|shutterstock|getty|alamy)`)

// othersFrom finds the list that ends a page without a label: three lines or more that stand
// together and apart from the text above, none of them a sentence, or fewer where a page's
// boilerplate ends it below them or each has its day; 0 for none.
func (p *page) othersFrom(from int) int {
	if p.marked {
		return 0
	}
	if at := p.pointsFrom(from); at > 0 {
		return at
	}
	at, n, days, closed := 0, 0, 0, false
	for i := len(p.lines) - 1; i > from; i-- {
		l := p.lines[i]
		switch {
		case l.Text == "" && n == 0:
			continue
		case l.Text != "" && l.Out != "" && n == 0:
			closed = true
			continue
		case p.couldOther(i) && (n >= fewestOthers || !closed || !isSignature(l.Norm)):
			at, n = i, n+1
			continue
		case l.Text == "" && closed && p.couldOther(i-1):
			continue // each stands apart
		case l.Text != "" && p.datesOther(i):
			days++
			at = i
			continue
		}
		enough := n >= fewestOthers || n > 1 && days >= n
		switch {
		case n > 0 && (l.Text == "" || l.Out == noise.OutMenu) && p.behindText(i) && (enough || closed && p.sentencesIn(from, i) >= fewestOthers):
			return at
		case enough && printed.Stopped(l.Text, true) && p.tightFrom(from, len(p.lines)) && !p.saysOf(from, i+1):
			return at
		}
		return 0
	}
	return 0
}

// datesOther knows what stands between the titles of a list: the day of each, or a sign.
func (p *page) datesOther(i int) bool {
	l := p.lines[i]
	if clock.IsStamp(l.Norm) {
		return true
	}
	if printed.Letters(l.Norm) == "" {
		return p.couldOther(i-1) || clock.IsStamp(p.lines[i-1].Norm)
	}
	s, ok := clock.Read(l.Norm)
	return ok && s.Inline && printed.Width(l.Text) < told // the day of the last, cut short
}

// tightFrom tells whether no blank line parts the paragraphs of a page, from one line to another.
func (p *page) tightFrom(from, to int) bool {
	blank := false
	for _, l := range p.lines[from:to] {
		if blank && l.Text != "" {
			return false
		}
		blank = l.Text == ""
	}
	return true
}

// mostAsked is how many lines of a list are asked whether the text speaks of them.
const mostAsked = 12

// saysOf tells whether the text above a run of lines speaks of what most of them say: then they sum it up, and
// are no other stories.
func (p *page) saysOf(from, at int) bool {
	var said strings.Builder
	for _, l := range p.lines[from:at] {
		if tellsText(l) {
			said.WriteString(l.Norm + " ")
		}
	}
	all, found := 0, 0
	for i := p.next(at, len(p.lines)); i > 0 && all < mostAsked; i = p.next(i+1, len(p.lines)) {
		if printed.Width(printed.Head(p.lines[i].Text, widthOthers)) < widthOthers || p.lines[i].Out != "" {
			continue
		}
		if all++; recurs(p.lines[i].Norm, said.String()) {
			found++
		}
	}
	return found*2 > all
}

// pointsFrom finds the list of points that ends a page: three or more in a row, none a sentence, right below a
// text that has no other points, does not lead to them with a colon and does not speak of what they say; 0 for none.
func (p *page) pointsFrom(from int) int {
	at, n := 0, 0
	for i := len(p.lines) - 1; i > from; i-- {
		l := p.lines[i]
		switch point := pointSign.MatchString(l.Text); {
		case n == 0 && (l.Text == "" || l.Out != ""):
			continue
		case point && l.Out == "" && printed.Width(printed.Head(l.Text, widthOthers)) >= widthOthers && printed.Width(printed.Head(l.Text, 201)) <= 200 && !printed.Stopped(l.Text, true) && !isCredit(l.Text, l.Norm):
			at, n = i, n+1
			continue
		case n < fewestOthers || point || l.Text == "":
			return 0
		}
		if strings.HasSuffix(l.Norm, ":") || p.sentencesIn(from, i) < fewestOthers || p.saysOf(from, at) {
			return 0
		}
		for _, above := range p.lines[from:i] {
			if pointSign.MatchString(above.Text) {
				return 0
			}
		}
		return at
	}
	return 0
}

// isSignature knows how texts end that say who wrote them.
func isSignature(norm string) bool { return signature.MatchString(norm) }

var signature = pattern.New(`^[(\[（【]|\b(?:reporting|writing|editing|written|edited) by\b|(?:記者|編集|取材・文|подготовил|корреспондент)`)

func (p *page) couldOther(i int) bool {
	l := p.lines[i]
	w := printed.Width(printed.Head(l.Text, 201))
	return l.Out == "" && w >= widthOthers && w <= 200 && !printed.Stopped(l.Text, true) && !strings.HasSuffix(l.Norm, ":") && !reaches.MatchString(l.Norm) && !pointSign.MatchString(l.Text) && !listed.MatchString(l.Norm) &&
		!isCredit(l.Text, l.Norm) && !clock.IsStamp(l.Norm) && !printed.IsAddress(l.Norm) && !hasCredit(l)
}

// reaches knows how somebody is reached: no title says so.
var reaches = pattern.New(`\b(?:tel|fax|phone|e-?mail)\b\.?\s?:|電話|〒|ファクス|тел\.|\d{2,4}[-–)]\s?\d{2,4}-\d{2,4}`)

// hasCredit knows a caption with its credit behind it.
func hasCredit(l flat.Line) bool {
	_, credit, ok := captioned(l.Text, l.Norm)
	return ok && credit != ""
}

// hasNamedCredit knows one whose credit begins with the word for it, "Photo: Lena Ash".
func hasNamedCredit(l flat.Line) bool {
	_, credit, ok := captioned(l.Text, l.Norm)
	return ok && creditStart.MatchString(printed.Normal(credit))
}

// behindText tells whether the next line above that is no boilerplate ends as a sentence does.
func (p *page) behindText(i int) bool {
	for ; i > p.first; i-- {
		if l := p.lines[i]; l.Text != "" && l.Out == "" {
			return printed.Stopped(l.Text, true)
		}
	}
	return false
}

// agencyAlone is the name of an agency that stands alone on its line.
var agencyAlone = pattern.New(`^[【(\[]?` + agencies + `[】)\]]?$`)
