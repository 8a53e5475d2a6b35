package paste

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/coverage"
	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
	"readout/internal/text"
)

// figures takes the pictures that markup shows out of items: all that stands in one figure
// is one picture's, or that of several pictures with one caption.
func (p *page) figures(items []item) []coverage.Picture {
	var all []coverage.Picture
	for k := 0; k < len(items); k++ {
		l := p.lines[items[k].i]
		if items[k].used || l.Role != flat.RolePicture && l.Role != flat.RoleCaption && l.Role != flat.RoleCredit && (l.Group == 0 || l.Role == flat.RoleCard) {
			continue
		}
		end := k + 1
		for end < len(items) && !items[end].used && l.Group > 0 && p.lines[items[end].i].Group == l.Group {
			end++
		}
		all = append(all, p.figure(items[k:end])...)
		k = end - 1
	}
	return all
}

func (p *page) figure(items []item) []coverage.Picture {
	var files []coverage.Picture
	var captions, credits []string
	for k := range items {
		l := p.lines[items[k].i]
		lead := captionLead.FindString(l.Norm)
		caption, credit, both := captioned(l.Text, l.Norm)
		switch {
		case l.Role == flat.RolePicture:
			files = append(files, coverage.Picture{Name: l.Text, Alt: printed.Head(l.Alt, coverage.MaxWords)})
		case l.Role == flat.RoleCredit || isCredit(l.Text, l.Norm):
			credits = append(credits, l.Text)
		case both:
			captions, credits = append(captions, caption), append(credits, credit)
		case lead != "":
			captions = append(captions, strings.TrimFunc(string([]rune(l.Text)[utf8.RuneCountInString(lead):]), printed.IsSpace))
		default:
			captions = append(captions, l.Text)
		}
		items[k].take(p)
	}
	if len(files) == 0 {
		files = []coverage.Picture{{}}
	}
	last := &files[len(files)-1]
	last.Caption, last.Credit = strings.Join(printed.Distinct(captions), " "), strings.Join(printed.Distinct(credits), " ")
	return files
}

// boxedCards takes out the boxes that lead to other pages: title, a few words, address.
func (p *page) boxedCards(items []item) []coverage.Card {
	var all []coverage.Card
	for k := 0; k < len(items); k++ {
		l := p.lines[items[k].i]
		if l.Role != flat.RoleCard || items[k].used {
			continue
		}
		end := k + 1
		for end < len(items) && p.lines[items[end].i].Group == l.Group {
			end++
		}
		if c, ok := p.boxed(items[k:end], l.Href); ok {
			all = append(all, c)
		}
		k = end - 1
	}
	return all
}

func (p *page) boxed(items []item, href string) (coverage.Card, bool) {
	c := coverage.Card{Href: outward(href)}
	var excerpt []string
	name := max(0, slices.IndexFunc(items, func(it item) bool { return p.lines[it.i].Named }))
	for k := range items {
		it := &items[k]
		label := noise.Related[noise.PlainLabel(p.lines[it.i].Plain)] || noise.CardLabels[noise.PlainLabel(p.lines[it.i].Plain)] || isLabel(p.lines[it.i])
		switch {
		case it.more:
			it.used = true
			p.leave(it.i, noise.OutReadMore)
		case label || k < name:
			it.used = true
			p.leave(it.i, noise.OutRelated)
		case c.Title == "":
			_, title, ok := noise.Labelled(it.text, it.norm, noise.CardLabels)
			if !ok {
				title = it.text
			}
			if c.Title = printed.Head(title, coverage.MaxTitle); c.Title != title {
				excerpt = append(excerpt, title) // nothing of it is lost
			}
			p.takeCard(items[k : k+1])
		case printed.Letters(it.text) == printed.Letters(c.Title):
			p.takeCard(items[k : k+1])
		default:
			excerpt = append(excerpt, it.text)
			p.takeCard(items[k : k+1])
		}
	}
	c.Excerpt = printed.Head(strings.Join(excerpt, "\n\n"), coverage.MaxWords)
	return c, c.Title != ""
}

// outward keeps an address that leads to a page of its own: a path of the old host does not.
func outward(href string) string {
	if strings.HasPrefix(href, "http") && text.AllowedHref(href) {
		return href
	}
	return ""
}

// addresses of links, at the end of a line or all of it.
func addressIn(words string) (before, address string) {
	at := strings.LastIndex(words, "http://")
	at = max(at, strings.LastIndex(words, "https://"))
	if at < 0 || strings.ContainsFunc(words[at:], printed.IsSpace) || strings.ContainsAny(words[at:], "<>\"「」。、") {
		return words, ""
	}
	return strings.TrimFunc(words[:at], func(r rune) bool { return printed.IsSpace(r) || strings.ContainsRune("→⇒➡>:：-–—|・", r) }), words[at:]
}

// arrow tells that what stands before an address is its title.
var arrow = pattern.New(`(?:→|⇒|➡|: ?|：|\||–|—|」|»|”)\s*https?://\S+$`)

// links takes out lines that lead to other pages and say nothing else: "Title → address",
// an address below its title, and in markup a paragraph that is one link.
func (p *page) links(items []item) []coverage.Card {
	var all []coverage.Card
	for k := range items {
		it := &items[k]
		if it.used || len(all) == coverage.MaxCards/2 {
			continue
		}
		l := p.lines[it.i]
		if l.Role == flat.RoleLink && cut(it.text) == it.text && outward(l.Href) != "" && !strings.HasPrefix(it.text, "http") && p.besideText(items, k) {
			p.takeCard(items[k : k+1])
			all = append(all, coverage.Card{Title: cut(it.text), Href: l.Href})
			continue
		}
		before, address := addressIn(it.text)
		if outward(address) == "" || len(address) > 2000 || cut(before) != before || before != "" && !arrow.MatchString(it.text) {
			continue
		}
		title, source := before, ""
		if title == "" && k > 0 {
			title = p.linkLabel(items, k)
		}
		if k > 1 && sourceAndDay(title) {
			if headline := p.linkTitle(items, k-1); headline != "" {
				title, source = headline, title
			}
		}
		p.takeCard(items[k : k+1])
		all = append(all, coverage.Card{Title: cut(cmp.Or(unquoted(title), address)), Excerpt: source, Href: address})
	}
	return all
}

// mostShared is how many addresses may share a label.
const mostShared = 6

func cut(title string) string { return printed.Head(title, coverage.MaxTitle) }

func (p *page) besideText(items []item, k int) bool {
	for j := range items {
		if j != k && !items[j].used && p.lines[items[j].i].Role != flat.RoleLink {
			return true
		}
	}
	return false
}

// linkLabel takes the line above an address as its title where it is a label and no
// sentence; several addresses below one label share it.
func (p *page) linkLabel(items []item, k int) string {
	top := k - 1
	for top > 0 && k-top < mostShared && items[top].used && strings.HasPrefix(items[top].text, "http") {
		top--
	}
	above := items[top]
	if printed.Width(above.text) > 80 || printed.Stopped(above.text, false) || above.used && p.places[above.i] != inCard {
		return ""
	}
	if !above.used {
		p.takeCard(items[top : top+1])
	}
	return above.text
}

// sourceAndDay knows what stands between the title of a story and its address: whose it is, and its
// day, "Tarn Post – 14 March 2031".
func sourceAndDay(title string) bool {
	m := sourceDay.FindStringSubmatch(printed.Normal(title))
	if m == nil {
		return false
	}
	d, ok := clock.WholeDay(m[1])
	return ok && d.Full()
}

var sourceDay = pattern.New(`^.{2,40}\s[ー—–|/-]\s(\S.{5,24})$`)

// linkTitle takes the title of a story above such a line; "" where none stands right above it.
func (p *page) linkTitle(items []item, k int) string {
	above := items[k-1]
	if above.used || items[k].gap || printed.Stopped(above.text, true) || printed.Width(printed.Head(above.text, longTitle+1)) > longTitle {
		return ""
	}
	p.takeCard(items[k-1 : k])
	return above.text
}

// unquoted takes the quotation marks off a title that stands in them whole.
func unquoted(title string) string {
	inner := strings.Trim(title, "「」“”\"«»")
	if strings.ContainsAny(inner, "「」“”\"«»") {
		return title
	}
	return inner
}
