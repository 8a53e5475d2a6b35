package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/markup"
	"readout/internal/record"
	"readout/internal/text"
)

// FromReadoutPage asks what of a readout an article is to begin with: which sections, in which
// order, and of each whether it follows the record, stands as it is at this moment, or becomes
// words of the author. Nothing is stored by it.
type FromReadoutPage struct {
	DeskPage
	Round    RoundBody
	Readout  string // "harbour/harbour-3"
	Form     *form
	Sections []offeredSection
	Hows     []choiceGroup
	Places   []choiceGroup
	Lines    string // what was chosen, to be pasted into an article that is there already
}

// offeredSection is a section of the readout with the lines that can be left out.
type offeredSection struct {
	text.Section
	Lines []text.Line // each item once
}

// What can become of a section.
const (
	asLive   = "live"
	asFrozen = "frozen"
	asText   = "text"
	asNone   = "none"
)

// chosenSection is what somebody wants of a section.
type chosenSection struct {
	text.Section
	as     string
	place  int
	hidden []string
}

// fromReadout shows the choice, or what was chosen: the form of a new article with its first text,
// or the lines to be pasted.
func (s *Server) fromReadout(w http.ResponseWriter, r *http.Request, name string) error {
	series, round, _ := strings.Cut(name, "/")
	view, err := s.desk.Round(r.Context(), record.EventID(series), record.EventID(round))
	if err != nil {
		return err
	}
	body, query := s.bodyOf(s.words(r), view), r.URL.Query()
	sections := Handout(view, body.Lang, body.Own)
	page := s.offer(r, body, sections)
	if query.Get("do") == "" {
		return s.show(w, r, http.StatusOK, "desk/from_readout", page)
	}
	page.Form.take(query)
	chosen, err := chosenSections(query, sections)
	if err != nil {
		page.Form.refuse(err)
		return s.show(w, r, StatusOf(err), "desk/from_readout", page)
	}
	first := markup.Source(s.firstText(body, chosen))
	if query.Get("do") == "lines" {
		page.Lines = first
		return s.show(w, r, http.StatusOK, "desk/from_readout", page)
	}
	return s.showNewCoverage(w, r, http.StatusOK, s.articleForm(r, body, first))
}

// offer is the choice as it stands at first: all sections in their order, following the record.
func (s *Server) offer(r *http.Request, body RoundBody, sections []text.Section) *FromReadoutPage {
	words := body.Words
	page := &FromReadoutPage{
		DeskPage: s.deskPage(r, "desk", words.T("handout.article")), Round: body,
		Readout: string(body.View.Series.ID) + "/" + string(body.View.Round.ID),
		Hows:    labelled(words, "from_readout.", asLive, asFrozen, asText, asNone),
	}
	var inputs []string
	var places []choice
	for i, section := range sections {
		inputs = append(inputs, "as."+section.Name, "place."+section.Name, "hide."+section.Name)
		places = append(places, choice{Value: strconv.Itoa(i + 1), Label: strconv.Itoa(i + 1)})
		page.Sections = append(page.Sections, offeredSection{Section: section, Lines: linesOnce(section)})
	}
	page.Places = oneGroup(places...)
	page.Form = newForm("readout", words.Lang, inputs...)
	for i, section := range sections {
		page.Form.set("as."+section.Name, asLive).set("place."+section.Name, strconv.Itoa(i+1))
	}
	return page
}

// linesOnce gives the lines of a section, one for each item: what is left out is left out wherever
// it stands in it.
func linesOnce(s text.Section) []text.Line {
	var lines []text.Line
	for _, p := range s.Parts {
		for _, l := range p.Lines {
			if !slices.ContainsFunc(lines, func(o text.Line) bool { return o.Item == l.Item }) {
				lines = append(lines, l)
			}
		}
	}
	return lines
}

// chosenSections reads what was chosen, in the order that was chosen.
func chosenSections(query url.Values, sections []text.Section) ([]chosenSection, error) {
	var chosen []chosenSection
	for _, section := range sections {
		c := chosenSection{Section: section, as: query.Get("as." + section.Name)}
		if !slices.Contains([]string{asLive, asFrozen, asText, asNone}, c.as) {
			return nil, fault.At("as."+section.Name, "from_readout.no_such_choice", "got", cutKey(c.as), "known", "live, frozen, text, none")
		}
		var err error
		if c.place, err = strconv.Atoi(query.Get("place." + section.Name)); err != nil || c.place < 1 || c.place > len(sections) {
			return nil, fault.At("place."+section.Name, "from_readout.no_such_place", "got", cutKey(query.Get("place."+section.Name)), "last", len(sections))
		}
		lines := linesOnce(section)
		for _, item := range query["hide."+section.Name] {
			if slices.ContainsFunc(lines, func(l text.Line) bool { return l.Item == item }) { // one that has gone meanwhile needs no hiding
				c.hidden = append(c.hidden, item)
			}
		}
		if len(c.hidden) > text.MaxHidden && c.as != asText {
			return nil, fault.At("hide."+section.Name, "from_readout.hides_too_many", "limit", text.MaxHidden, "got", len(c.hidden))
		}
		if c.as != asNone {
			chosen = append(chosen, c)
		}
	}
	slices.SortStableFunc(chosen, func(a, b chosenSection) int { return cmp.Compare(a.place, b.place) })
	return chosen, nil
}

// firstText is what was chosen, as the first text of an article. Before what becomes words of the
// author it says what they are made from and of which day.
func (s *Server) firstText(b RoundBody, chosen []chosenSection) text.Document {
	var d text.Document
	said := false
	for _, c := range chosen {
		switch c.as {
		case asText:
			if !said {
				d.Blocks, said = append(d.Blocks, text.Block{Kind: text.BlockParagraph, Inlines: []text.Inline{
					{Kind: text.InlineLink, Href: b.Link(b.Path()), Inlines: text.Inlines(b.T("handout.as_of", "round", b.Title(), "when", b.Printed()))},
				}}), true
			}
			d.Blocks = append(d.Blocks, c.without().Blocks(b.T("handout.source"), "")...)
		default:
			r := &text.Readout{Round: string(b.View.Round.ID), Section: c.Name, Hidden: c.hidden}
			if c.as == asFrozen {
				r.Frozen = text.FrozenAt(s.now())
			}
			d.Blocks = append(d.Blocks, text.Block{Kind: text.BlockReadout, Readout: r})
		}
	}
	return d
}

// without gives the section without the lines that were left out.
func (c chosenSection) without() text.Section {
	s := c.Section
	s.Parts = nil
	for _, p := range c.Parts {
		p.Lines = slices.DeleteFunc(slices.Clone(p.Lines), func(l text.Line) bool { return slices.Contains(c.hidden, l.Item) })
		if len(p.Lines) > 0 {
			s.Parts = append(s.Parts, p)
		}
	}
	return s
}

// articleForm is the form of a new article about a round, with its first text.
func (s *Server) articleForm(r *http.Request, body RoundBody, first string) *form {
	f := s.firstCoverageForm(r)
	f.set("form", string(coverage.Article)).set("state", string(coverage.Ended)).set("lang", body.Lang).set("round", string(body.View.Round.ID)).set("draft", "1")
	if tz := body.View.Round.TZ; tz != "" {
		f.set("tz", tz)
	}
	return f.set("title", body.Title()).set("body", first)
}
