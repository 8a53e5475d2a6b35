package paste

import (
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// Lengths in columns, and of rows in lines.
const (
	menuLine = 32 // shorter lines in a row are a menu
	menuRun  = 4
	told     = 24 // a line must be as long for its words to tell something
)

var holdsAddress = pattern.New(`\bhttps?://`)

// titleAt finds the title: the line that something shows to be it, else the one that weighs most; -1 for none.
func (p *page) titleAt(from, to int) int {
	if i, shown := p.shownTitle(from, to); shown {
		return i
	}
	return p.weighedTitle(from, to)
}

// shownTitle finds the title that something shows to be it: the head of what an office of state issued, markup, or what the
// page says of itself for machines.
func (p *page) shownTitle(from, to int) (i int, shown bool) {
	if i := p.issued - 1; i >= from && i < to {
		return i, true
	}
	for i := from; i < to && p.marked; i++ {
		if p.lines[i].Role == flat.RoleTitle {
			return i, true
		}
	}
	if p.facts.Titleless {
		return p.headTitle(from, to), true
	}
	return -1, false
}

// headTitle finds the line that says what the head of the page says is its title; -1 for none.
func (p *page) headTitle(from, to int) int {
	titles := make(map[string]bool)
	for _, t := range p.facts.Titles {
		titles[printed.Letters(t)] = true
	}
	for i := from; i < to; i++ {
		if l := p.lines[i]; l.Out == "" && titles[printed.Letters(printed.Head(l.Text, longTitle+1))] {
			return i
		}
	}
	return -1
}

// leadIn is a paragraph that leads to the updates below it: "As the first results come in, here is how the
// night went:".
var leadIn = pattern.New(`^.{80,}[^:]:$`)

// titleBelow takes the title of a live page from what stands below its timeline, where the
// head has none.
func (p *page) titleBelow() {
	if p.draft.Title != "" || p.marked {
		return
	}
	for i := p.tailAt; i < len(p.lines); i++ {
		l := p.lines[i]
		if p.taken(i) || l.Out != "" || isLabel(l) || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle || printed.Width(l.Text) < shortTitle || printed.Stopped(l.Text, true) || strings.HasSuffix(l.Norm, ":") {
			continue
		}
		p.draft.Title, p.guessed = l.Text, true
		p.put(i, inTitle)
		return
	}
	p.titleInStandfirst()
}

// titleInStandfirst takes the first of the standfirst for the title where nothing else could be it, with a note that it
// was guessed.
func (p *page) titleInStandfirst() {
	first, rest, _ := strings.Cut(p.draft.Standfirst, "\n\n")
	if printed.Width(first) <= longTitle && !leadIn.MatchString(first) && !pointSign.MatchString(first) && !printed.Stopped(first, true) && strings.Count(first, "。") < 2 && !sentence.MatchString(printed.Normal(first)) {
		p.draft.Title, p.draft.Standfirst, p.guessed = first, rest, true
		for i := range p.places {
			if p.places[i] == inStandfirst && p.lines[i].Text == first {
				p.places[i] = inTitle
			}
		}
	}
}

// titled tells whether a line can be the title at all.
func (p *page) titled(i int) bool {
	l := p.lines[i]
	if p.taken(i) || l.Role != flat.NoRole && l.Role != flat.RoleHeading || printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle {
		return false
	}
	if _, _, pictured := captioned(l.Text, l.Norm); pictured && !p.marked {
		return false
	}
	if !p.marked && i > p.first && (pictureLabel[p.lines[i-1].Plain] || i > p.first+1 && p.lines[i-1].Text == "" && pictureLabel[p.lines[i-2].Plain]) && i+1 < len(p.lines) && p.lines[i+1].Text == "" {
		return false // the caption of a picture
	}
	if !p.marked && (holdsAddress.MatchString(l.Norm) || captionMoment.MatchString(l.Norm) || dayAndHours.MatchString(l.Norm) || slugLine.MatchString(l.Text) || inTurns.MatchString(l.Text) || footnote.MatchString(l.Norm) || i > p.first && pictureLabel[p.lines[i-1].Plain] && strings.Contains(l.Norm, "=")) {
		return false // it leads to a page, or is a caption or a note
	}
	if !p.marked && p.noTitle(i) {
		return false
	}
	return p.plainly(i) == nowhere && !isCredit(l.Text, l.Norm) && !printed.IsAddress(l.Norm) && !listed.MatchString(l.Norm)
}

// noTitle knows what no title is: a text, an aside, a line that goes on below it, when a programme is on, who issued a page
// and where it was filed.
func (p *page) noTitle(i int) bool {
	l := p.lines[i]
	return tellsTwice(l.Text) || bracketsWhole.MatchString(l.Text) || leftOpen.MatchString(l.Norm) || weekly.MatchString(l.Norm) || menuSpread.MatchString(l.Text) || heldAt.MatchString(l.Norm) || followHere.MatchString(l.Norm) || isFiled(l.Norm) || i == p.next(p.first, i+1) && officeAlone.MatchString(l.Text)
}

// officeAlone is who issued what stands below it: "Ministry of Harbours", "First Minister’s Office".
var officeAlone = pattern.New(`^(?:(?:Office|Ministry|Department|Embassy|Permanent Mission) of (?:the )?\p{Lu}[\p{L} ,&'’-]{2,60}|(?:\p{Lu}[\p{L}.-]+ ){0,3}\p{Lu}[\p{L}.-]+['’]s Office)$`)

// isFiled says on which day a page was put into which section: "March 14, 2031 in Nation/World".
func isFiled(norm string) bool {
	d, n := clock.ReadDay(norm)
	return n > 0 && d.Full() && filedIn.MatchString(norm[n:])
}

var filedIn = pattern.New(`^,? in [\p{L}/& -]{2,40}$`)

// followHere leads to another page: "Follow our live coverage here".
var followHere = pattern.New(`^(?:follow|watch|read|see) .{2,60}\bhere$`)

// menuSpread are the words of a menu with the room between them that they had, or the way to a page with its last sign.
var menuSpread = pattern.New(`^\S.{0,40}\S {4,}\S.{0,40}$|^.{2,40}\s[/»›>]$`)

// heldAt says in brackets when something was, and where: "(2031年3月14日 14:05~14:52 於:港務局)".
var heldAt = pattern.New(`^[(（].{6,60}?\d{1,2}[:時]\d{2}分?\s?[~〜～–-]\s?\d{1,2}[:時]\d{2}.{0,60}[)）]$`)

// leftOpen is a line that goes on below it: "An entry of the live blog of".
var leftOpen = pattern.New(`\b(?:of|the|and|from)$`)

// weekly says when a programme is on: "毎週月曜~金曜よる8:00~9:55".
var weekly = pattern.New(`(?:毎週|毎日|毎朝|毎晩).{0,24}\d{1,2}[時:]\d{0,2}分?\s?[~〜～–-]|\b(?:weekdays|daily|weekly)\b.{0,24}\d{1,2}:\d{2}\s?[~〜～–-]`)

// bracketsWhole is what a page says aside: "[Read this page from below]".
var bracketsWhole = pattern.New(`^\[[^\[\]]+\]$`)

// tellsTwice knows two sentences that end as a headline may, and tell more than one does: "I am off now. Will they be
// there tomorrow?" What ends with a stop is weighed: of a text without a title its first paragraph may stand for one.
func tellsTwice(text string) bool {
	return printed.Stopped(text, false) && !printed.Stopped(text, true) && twoSentences.MatchString(text)
}

var twoSentences = pattern.New(`\p{Ll}{2}\.\s+\p{Lu}`)

// footnote says where figures are from, or what a sign among them means.
var footnote = pattern.New(`^(?:\*+\s?=|※|[\[【(]参考[\]】)]|(?:sources?|источник|出典|出所)\s*:\s*\S)`)

// slugLine is how a page is called in its address: "reeve-meets-hazal-in-brenna".
var slugLine = pattern.New(`^[a-z0-9]+(?:[-_][a-z0-9]+){3,}$`)

// dayAndHours is when something was, from one hour to another: "2031年3月14日(金)15時00分~15時44分".
var dayAndHours = pattern.New(`^\d{4}年\d{1,2}月\d{1,2}日 ?(?:\(.\))? ?(?:午前|午後)?\d{1,2}[時:]\d{0,2}分? ?[~〜～–-] ?(?:午前|午後)?\d{1,2}[時:]\d{0,2}分?$`)

// valueLine is a label and its value in the head of a page.
var valueLine = pattern.New(`^(?:источник|source|出典)\s*:\s*\S+(?:\s\S+){0,7}$`)

// isTrail knows the way to a page: "Home/Press/News", "トップ > 国際 > 記事". Where it begins at home its
// end may be the whole title.
func isTrail(text string) bool {
	parts := trailSigns.Split(text, -1)
	if len(parts) > 1 && noise.Known[noise.Plain(printed.Normal(parts[0]))] == noise.OutMenu {
		return true
	}
	if len(parts) < 3 {
		return false
	}
	for _, part := range parts {
		if printed.Width(part) > menuLine-8 || part == "" {
			return false
		}
	}
	return true
}

var trailSigns = pattern.New(`\s*[>›»＞/|｜]\s*`)

// isMoment knows a line that is a whole day, with its clock or without.
func isMoment(l flat.Line) bool {
	if d, ok := clock.WholeDay(l.Norm); ok {
		return d.Full()
	}
	s, ok := clock.Read(l.Norm)
	return ok && !s.Inline && s.Day.Full()
}

// labelledAbove tells whether the line above says that this one leads to another page.
func (p *page) labelledAbove(i int) bool {
	for j := i - 1; j >= p.first && j >= i-2; j-- {
		if l := p.lines[j]; l.Text != "" {
			return (noise.Related[l.Plain] || noise.CardLabels[l.Plain]) && !p.inMenu(j)
		}
	}
	return false
}

// datedEnd is how captions end: "(2 April 2031)".
var datedEnd = pattern.New(`\([^()]{0,30}(?:\d{4}|\d[年月日])[^()]{0,20}\)$`)

// menuWords tells that a line is made of the names of sections: "News Opinion Sport".
func menuWords(norm string) bool {
	all := strings.Fields(norm)
	n := 0
	for _, w := range all {
		if noise.Sections[w] || noise.Known[w] == noise.OutMenu {
			n++
		}
	}
	return len(all) > 2 && n*2 >= len(all)
}

// menuGlued knows a menu whose words were saved without blanks: "国内国際経済スポーツ".
func menuGlued(norm string) bool {
	if strings.ContainsAny(norm, "、。「」 ") {
		return false
	}
	runes := []rune(norm)
	words, covered := 0, 0
	for i := 0; i < len(runes); {
		n := min(longWord, len(runes)-i)
		for n > 1 {
			w := string(runes[i : i+n])
			if noise.Sections[w] || noise.Related[w] || noise.Known[w] == noise.OutMenu || noise.Known[w] == noise.OutLabel {
				break
			}
			n--
		}
		if n > 1 {
			words, covered = words+1, covered+n
		}
		i += max(n, 1)
	}
	return words >= 4 && covered*5 >= len(runes)*2 || words > 1 && covered == len(runes)
}

// longWord is how many letters the words of menus have at most that are looked for.
const longWord = 8

// aloneAt tells whether blank lines stand around a line.
func (p *page) aloneAt(i int) bool {
	blank := func(j int) bool { return j < p.first || j >= len(p.lines) || p.lines[j].Text == "" }
	return blank(i-1) && blank(i+1)
}

// inMenu tells whether a line stands among others as short, as those of a menu do.
func (p *page) inMenu(i int) bool {
	run := 1
	for _, step := range []int{-1, 1} {
		for j := i + step; j >= p.first && j < len(p.lines) && run < menuRun; j += step {
			l := p.lines[j]
			if l.Text == "" && step > 0 || l.Text != "" && (printed.Width(printed.Head(l.Text, menuLine)) >= menuLine || printed.Stopped(l.Text, false) || strings.ContainsAny(l.Text, "、。")) {
				break
			}
			if l.Text != "" {
				run++
			}
		}
	}
	return run >= menuRun
}
