package web

import (
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/merge"
	"readout/internal/text"
)

// ConflictPage shows what two people changed in different ways: theirs and mine side by side,
// to choose from, with all the rest merged around it. The form holds what I wrote whole, so
// that nothing is lost however often it goes back and forth.
type ConflictPage struct {
	DeskPage
	Update DeskUpdate
	By     string // who stored the other text
	At     Time
	Blind  bool // what I began from is not there any more
	Form   *form
	Hidden []hiddenField
	Fields []Disputed
	Body   []MergedPart
	Lists  []MergedList
	Count  int // of disputes
}

// hiddenField is an input that nobody sees.
type hiddenField struct{ Name, Value string }

// MergedPart is a stretch of a text: merged already, or in dispute.
type MergedPart struct {
	Merged  template.HTML
	Long    string // the words it begins with, where it is too long to stand open
	Dispute *Disputed
}

// MergedList is the pictures or the cards that are in dispute.
type MergedList struct {
	Name     string
	Disputes []Disputed
}

// Disputed is one thing that both changed, with what can be chosen.
type Disputed struct {
	DeskPage
	ID         string
	Name       string
	Lang       string // of what is in dispute
	Theirs     template.HTML
	Mine       template.HTML
	Difference []Piece // from theirs to mine
	Takes      []merge.Take
	Take       merge.Take // what was chosen
	Text       string     // what may be written instead
	Fault      string
}

// Can tells whether something can be chosen.
func (d Disputed) Can(take string) bool { return slices.Contains(d.Takes, merge.Take(take)) }

// readSettlement reads how the disputes of the page were settled, nil if it was not sent.
func readSettlement(typed url.Values) *desk.Settlement {
	if !typed.Has("onto") {
		return nil
	}
	s := &desk.Settlement{Onto: number(typed.Get("onto")), Choices: make(map[string]desk.Choice)}
	for name := range typed {
		if id, ok := strings.CutPrefix(name, "take."); ok {
			s.Choices[id] = desk.Choice{Take: merge.Take(typed.Get(name)), Text: typed.Get("text." + id)}
		}
	}
	return s
}

func (s *Server) showConflict(w http.ResponseWriter, r *http.Request, view *desk.DeskUpdateView, stale *desk.Stale, typed url.Values) error {
	now, err := s.newsroom.Difference(r.Context(), r.PathValue("slug"), view.Update.Update.N, stale.Current, stale.Current)
	if err != nil {
		return err
	}
	words, d, tz := s.words(r), stale.Disputed, view.Update.Coverage.Content.TZ
	page := s.deskPage(r, "desk", words.T("together.conflict")).about(view.Update.Coverage)
	c := &ConflictPage{
		DeskPage: page, Update: deskUpdateOf(page, &view.Update), Blind: d.Base == 0, Count: len(d.Disputes()),
		By: now.After.By, At: Time{Words: words, At: zone(now.After.At, tz), TZ: tz},
	}
	c.Form = writtenUpdate("mine", words.Lang, stale.Yours.From, &d.Mine, d.Source(d.Mine.Body.Blocks), tz)
	if d.Base > 0 {
		c.Form.set("from", strconv.Itoa(d.Base))
	}
	c.Form.set("said_was", writeSaid(d.Was.Said, tz)).set("note", stale.Yours.Note).set("correction", string(stale.Yours.Correction))
	if pinned := stale.Yours.Pinned; pinned != nil { // touched: what stood there was the other
		c.Form.set(map[bool]string{true: "pinned", false: "pinned_was"}[*pinned], "1")
	}
	c.Hidden = append(c.Form.hidden("from", "headline", "body", "kind", "said", "said_was", "pinned", "pinned_was"),
		hiddenField{"onto", strconv.Itoa(stale.Current)}, hiddenField{"by", string(page.User.ID)})
	c.fill(d, view.Update.Coverage)
	c.again(d, typed)
	return s.show(w, r, http.StatusConflict, "desk/conflict", c)
}

// hidden gives fields of a form, and its pictures and cards, as inputs that nobody sees.
func (f *form) hidden(names ...string) []hiddenField {
	var all []hiddenField
	add := func(name, value string) {
		if value != "" {
			all = append(all, hiddenField{name, value})
		}
	}
	for _, name := range names {
		if f.Value(name) != "" || !strings.HasPrefix(name, "pinned") {
			all = append(all, hiddenField{name, f.Value(name)})
		}
	}
	add("pictures", "1")
	for _, p := range f.Pictures {
		at := p.Key + "."
		for name, value := range (pictureFields{Picture: p}).Hidden() {
			add(at+name, value)
		}
		add(at+"caption", p.Caption)
		add(at+"credit", p.Credit)
		add(at+"alt", p.Alt)
		add(at+"order", p.Order)
		if p.Decorative {
			add(at+"decorative", "1")
		}
	}
	for _, c := range f.Cards {
		at := c.Key + "."
		for name, value := range (cardFields{Card: c}).Hidden() {
			add(at+name, value)
		}
		add(at+"title", c.Title)
		add(at+"excerpt", c.Excerpt)
		add(at+"href", c.Href)
	}
	slices.SortFunc(all, func(a, b hiddenField) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// longPart is from how many characters on a merged stretch is folded.
const longPart = 280

// fill puts what is merged and what is in dispute on the page.
func (c *ConflictPage) fill(d *desk.Disputed, of *coverage.Coverage) {
	for _, name := range d.Fields {
		c.Fields = append(c.Fields, c.fieldInDispute(name, d, &of.Content))
	}
	html := func(blocks []text.Block) template.HTML {
		return template.HTML(text.HTML(text.Document{Blocks: blocks}, nil))
	}
	plain := func(blocks []text.Block) string { return text.Document{Blocks: blocks}.Plain() }
	for _, p := range d.Body {
		if p.Dispute == nil {
			part := MergedPart{Merged: html(p.Settled)}
			if words := plain(p.Settled); len([]rune(words)) > longPart {
				part.Long = shortened(words, 60)
			}
			c.Body = append(c.Body, part)
			continue
		}
		one := c.disputed(p.Dispute.ID, "", of.Content.Lang)
		one.Theirs, one.Mine = html(p.Dispute.Theirs), html(p.Dispute.Mine)
		one.Text = d.Source(p.Dispute.Mine)
		if len(p.Dispute.Theirs) > 0 && len(p.Dispute.Mine) > 0 {
			one.Difference = diff(plain(p.Dispute.Theirs), plain(p.Dispute.Mine))
		}
		one.Name = c.T("together.place", "n", strings.TrimPrefix(one.ID, merge.Body+"."))
		c.Body = append(c.Body, MergedPart{Dispute: &one})
	}
	c.Lists = append(c.Lists, MergedList{c.T("together.part.pictures"), inDispute(c, d.Pictures, of.Content.Lang, pictureLines)})
	c.Lists = append(c.Lists, MergedList{c.T("together.part.cards"), inDispute(c, d.Cards, of.Content.Lang, cardLines)})
	c.Lists = slices.DeleteFunc(c.Lists, func(l MergedList) bool { return len(l.Disputes) == 0 })
	if !slices.ContainsFunc(c.Body, func(p MergedPart) bool { return p.Dispute != nil }) && c.Count > 0 {
		c.Body = nil // the text is none of it
	}
}

func (c *ConflictPage) disputed(id, name, lang string) Disputed {
	return Disputed{DeskPage: c.DeskPage, ID: id, Name: name, Lang: lang, Takes: merge.Takes(id)}
}

func (c *ConflictPage) fieldInDispute(name string, d *desk.Disputed, of *coverage.Content) Disputed {
	one := c.disputed(name, c.partName(name), c.Lang)
	theirs, mine := c.fieldValue(name, &d.Now, of.TZ), c.fieldValue(name, &d.Mine, of.TZ)
	if name == merge.Headline {
		one.Lang, one.Text = of.Lang, d.Mine.Headline
		one.Difference = diff(theirs, mine)
	}
	one.Theirs, one.Mine = escaped(theirs), escaped(mine)
	return one
}

// escaped makes of words what a template takes for HTML.
func escaped(words string) template.HTML { return template.HTML(template.HTMLEscapeString(words)) }

// fieldValue says a field of a message in words.
func (c *ConflictPage) fieldValue(name string, m *coverage.Message, tz string) string {
	switch name {
	case merge.Headline:
		return m.Headline
	case merge.Kind:
		return kindAndMark(c.Words, m)
	case "said":
		return c.Moment(zone(m.Said, tz))
	}
	return merge.Value(*m, name)
}

// partName says in words which part of an update is meant.
func (p Page) partName(name string) string { return p.T("together.part." + name) }

// inDispute gives the disputes of a list that is not shown whole.
func inDispute[T any](c *ConflictPage, parts []merge.Part[T], lang string, say func(Words, []T) string) []Disputed {
	var all []Disputed
	for _, p := range parts {
		if p.Dispute == nil {
			continue
		}
		one := c.disputed(p.Dispute.ID, "", lang)
		_, n, _ := strings.Cut(one.ID, ".")
		one.Name = c.T("together.place", "n", n)
		theirs, mine := say(c.Words, p.Dispute.Theirs), say(c.Words, p.Dispute.Mine)
		one.Theirs, one.Mine, one.Difference = escaped(theirs), escaped(mine), diff(theirs, mine)
		all = append(all, one)
	}
	return all
}

// again puts back what was chosen before, and says where a choice is missing.
func (c *ConflictPage) again(d *desk.Disputed, typed url.Values) {
	if len(d.Open) == 0 {
		return
	}
	mend := func(one *Disputed) {
		one.Take = merge.Take(typed.Get("take." + one.ID))
		if one.Take == merge.Edited {
			one.Text = typed.Get("text." + one.ID)
		}
		if slices.Contains(d.Open, one.ID) {
			one.Fault = c.T("together.choose")
		}
	}
	for i := range c.Fields {
		mend(&c.Fields[i])
	}
	for i := range c.Body {
		if one := c.Body[i].Dispute; one != nil {
			mend(one)
		}
	}
	for i := range c.Lists {
		for j := range c.Lists[i].Disputes {
			mend(&c.Lists[i].Disputes[j])
		}
	}
}

// shortened gives the beginning of words.
func shortened(words string, most int) string {
	words = strings.Join(strings.Fields(words), " ")
	if r := []rune(words); len(r) > most {
		return string(r[:most]) + "…"
	}
	return words
}
