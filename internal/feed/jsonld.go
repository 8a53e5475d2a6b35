// Package feed writes what other programs read about a site: pure encoders over the views
// that public pages are made of.
package feed

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/record"
	"readout/internal/text"
)

// About is what an encoder must know besides the view.
type About struct {
	Lang      string // of the page
	Own       string // the site's own language
	Publisher string
	BaseURL   string                      // "https://example.org"
	Page      string                      // the page's whole address
	Section   func(printed string) string // names what a page prints as its section; nil: as it prints it

	// Filled gives the text of an update with the lines of the readouts within it; nil: without.
	Filled func(*desk.UpdateView) text.Document
}

// LiveBlogPosting describes a live page to search engines, in the vocabulary of schema.org.
// The result is one line of JSON that can stand inside of a script element: "<", ">" and
// "&" are escaped in it.
func LiveBlogPosting(a About, v *desk.CoverageView) []byte {
	c := &v.Coverage.Content
	posting := a.article("LiveBlogPosting", v)
	posting.CoverageStart, posting.CoverageEnd = date(c.Start(v.First)), date(c.End(v.Last))
	posting.About = a.covered(v)
	posting.Updates = []blogPosting{}
	for i := range v.Updates {
		if u := &v.Updates[i]; !u.Withdrawn() {
			posting.Updates = append(posting.Updates, a.update(c, u))
		}
	}
	return encode(posting)
}

// NewsArticle describes an article in the same way.
func NewsArticle(a About, v *desk.CoverageView) []byte {
	article := a.article("NewsArticle", v)
	var body []string
	for i := range v.Updates {
		if u := &v.Updates[i]; !u.Withdrawn() {
			body = append(body, a.body(u))
			article.Corrections = append(article.Corrections, a.corrections(&v.Coverage.Content, u.Corrections)...)
		}
	}
	article.Body = strings.Join(body, "\n\n")
	return encode(article)
}

// Event describes a round of talks.
func Event(a About, v *desk.RoundView) []byte {
	e := event{
		Context: context, Type: "Event", Identifier: marked(v.Log.Size, v.Log.Short()), Name: a.name(v.Round.Names), URL: a.Page,
		Start: v.Round.Date, End: v.Round.End,
		SuperEvent: &event{Type: "EventSeries", Name: a.name(v.Series.Names), URL: a.BaseURL + "/talks/" + string(v.Series.ID)},
	}
	if e.Name == "" {
		e.Name = a.name(v.Series.Names)
	}
	if place := a.local(v.Round.Place); place != "" {
		e.Location = &thing{Type: "Place", Name: place}
	}
	for _, p := range v.Parties {
		e.Organizers = append(e.Organizers, thing{Type: "Organization", Name: a.name(p.Names)})
	}
	return encode(e)
}

const context = "https://schema.org"

type article struct {
	Context       string        `json:"@context"`
	Type          string        `json:"@type"`
	ID            string        `json:"@id"`
	URL           string        `json:"url"`
	MainEntity    string        `json:"mainEntityOfPage"`
	Identifier    *mark         `json:"identifier,omitempty"`
	Headline      string        `json:"headline"`
	Description   string        `json:"description,omitempty"`
	Language      string        `json:"inLanguage"`
	Published     string        `json:"datePublished,omitempty"`
	Modified      string        `json:"dateModified,omitempty"`
	CoverageStart string        `json:"coverageStartTime,omitempty"`
	CoverageEnd   string        `json:"coverageEndTime,omitempty"`
	About         *event        `json:"about,omitempty"`
	Section       string        `json:"articleSection,omitempty"`
	Keywords      []string      `json:"keywords,omitempty"`
	Publisher     publisher     `json:"publisher"`
	Corrections   []correction  `json:"correction,omitempty"`
	Author        *thing        `json:"author,omitempty"`
	Body          string        `json:"articleBody,omitempty"`
	Updates       []blogPosting `json:"liveBlogUpdate,omitempty"`
}

// covered describes the event that a live page is about. Planned, on or over, it takes place
// as it was announced: nobody has said otherwise.
func (a About) covered(v *desk.CoverageView) *event {
	c := &v.Coverage.Content
	start := c.Start(v.First)
	if start == nil {
		return nil
	}
	e := &event{Type: "Event", Name: a.local(c.Title), URL: a.Page, Start: stamp(*start), End: date(c.End(v.Last)), Status: scheduled}
	if v.Round == nil {
		return e
	}
	round := &v.Round.Round
	if name := a.name(round.Names); name != "" {
		e.Name = name
	}
	e.URL = a.BaseURL + "/talks/" + string(v.Round.Series.ID) + "/" + string(round.ID)
	e.SuperEvent = &event{Type: "EventSeries", Name: a.name(v.Round.Series.Names), URL: a.BaseURL + "/talks/" + string(v.Round.Series.ID)}
	if place := a.local(round.Place); place != "" {
		e.Location = &thing{Type: "Place", Name: place}
	}
	return e
}

// scheduled is what schema.org calls an event that takes place when it was announced to.
const scheduled = "https://schema.org/EventScheduled"

type blogPosting struct {
	Type      string  `json:"@type"`
	ID        string  `json:"@id"`
	URL       string  `json:"url"`
	Headline  string  `json:"headline"`
	Published string  `json:"datePublished"`
	Modified  string  `json:"dateModified,omitempty"`
	Body      string  `json:"articleBody"`
	Language  string  `json:"inLanguage"`
	Images    []image `json:"image,omitempty"`

	Corrections []correction `json:"correction,omitempty"`
}

// publisher says where it tells how it corrects itself.
type publisher struct {
	thing
	Policy string `json:"correctionsPolicy"`
}

// correction is a public note about what was published.
type correction struct {
	Type      string `json:"@type"`
	Text      string `json:"text"`
	Published string `json:"datePublished"`
	Language  string `json:"inLanguage,omitempty"`
}

type image struct {
	Type    string `json:"@type"`
	URL     string `json:"url"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"creditText,omitempty"`
}

type event struct {
	Context    string  `json:"@context,omitempty"`
	Type       string  `json:"@type"`
	Identifier *mark   `json:"identifier,omitempty"`
	Name       string  `json:"name"`
	URL        string  `json:"url"`
	Start      string  `json:"startDate,omitempty"`
	End        string  `json:"endDate,omitempty"`
	Status     string  `json:"eventStatus,omitempty"`
	Location   *thing  `json:"location,omitempty"`
	Organizers []thing `json:"organizer,omitempty"`
	SuperEvent *event  `json:"superEvent,omitempty"`
}

// mark names the state of the site's public log that a page was made from.
type mark struct {
	Type     string `json:"@type"`
	Property string `json:"propertyID"`
	Value    string `json:"value"`
}

// marked writes a mark as pages do: the start of the root, and how many lines it is over.
func marked(size int64, short string) *mark {
	if size == 0 {
		return nil
	}
	return &mark{Type: "PropertyValue", Property: "readout-log", Value: MarkOf(size, short)}
}

type thing struct {
	Type string `json:"@type"`
	Name string `json:"name"`
}

// section names what a page prints as its section, if the site has a name for it.
func (a About) section(printed string) string {
	if a.Section == nil || printed == "" {
		return printed
	}
	return a.Section(printed)
}

func (a About) article(kind string, v *desk.CoverageView) article {
	c := &v.Coverage.Content
	out := article{
		Context: context, Type: kind, ID: a.Page, URL: a.Page, MainEntity: a.Page,
		Identifier: marked(v.Log.Size, v.Log.Short()),
		Headline:   a.local(c.Title), Description: a.local(c.Standfirst), Language: c.Lang,
		Published: date(first(v.First, c.Starts)), Modified: modified(v),
		Section: a.section(c.Section), Keywords: c.Tags,
		Publisher: publisher{thing{Type: "Organization", Name: a.Publisher}, a.BaseURL + "/corrections"},
	}
	out.Corrections = a.corrections(c, v.Corrections)
	if c.Byline != "" {
		out.Author = &thing{Type: "Person", Name: c.Byline}
	}
	return out
}

func (a About) update(c *coverage.Content, u *desk.UpdateView) blogPosting {
	m := &u.Update.Message
	url := a.Page + "#u-" + strconv.Itoa(u.Update.N)
	p := blogPosting{
		Type: "BlogPosting", ID: url, URL: url, Language: c.Lang,
		Headline: headline(m), Body: a.body(u), Published: stamp(m.Said),
	}
	if u.Revised() {
		p.Modified = stamp(u.Update.Changed)
	}
	p.Corrections = a.corrections(c, u.Corrections)
	for _, picture := range m.Pictures {
		if picture.File != "" {
			p.Images = append(p.Images, image{Type: "ImageObject", URL: a.BaseURL + "/media/" + picture.File, Caption: picture.Caption, Credit: picture.Credit})
		}
	}
	return p
}

// corrections gives the notes about an update or a coverage, in the page's language where somebody wrote it.
func (a About) corrections(c *coverage.Content, notes []desk.CorrectionView) []correction {
	var all []correction
	for _, k := range notes {
		words, lang := k.Note.In(a.Lang, c.Lang)
		if words != "" {
			all = append(all, correction{Type: "CorrectionComment", Text: words, Published: stamp(k.At), Language: lang})
		}
	}
	return all
}

// headline and body are both asked for by those who read this: where an update has
// none of its own, what comes nearest stands in.

func headline(m *coverage.Message) string {
	return firstText(m.Headline, sentence(m.Body.Plain()), caption(m), string(m.Mark), string(m.Kind))
}

func (a About) body(u *desk.UpdateView) string {
	m := &u.Update.Message
	words := m.Body
	if a.Filled != nil {
		words = a.Filled(u)
	}
	return firstText(words.Plain(), m.Headline, caption(m), string(m.Mark), string(m.Kind))
}

func caption(m *coverage.Message) string {
	for _, p := range m.Pictures {
		if s := firstText(p.Caption, p.Alt, p.Credit); s != "" {
			return s
		}
	}
	return ""
}

// sentence gives the first sentence of a text, or its first line if it has no end.
func sentence(plain string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(plain), "\n")
	for i, r := range line {
		end := i + len(string(r))
		if strings.ContainsRune("。!?", r) || strings.ContainsRune(".!?", r) && strings.HasPrefix(line[end:], " ") {
			return line[:end]
		}
	}
	return line
}

func firstText(candidates ...string) string {
	for _, s := range candidates {
		if s = strings.TrimSpace(s); s != "" {
			return s
		}
	}
	return ""
}

// modified is when the newest change was made: of an update the last edit, or the posting.
func modified(v *desk.CoverageView) string {
	newest := v.Coverage.Reworded.At
	for i := range v.Updates {
		if at := v.Updates[i].Update.Changed; at.After(newest) {
			newest = at
		}
	}
	if newest.IsZero() {
		return date(v.Last)
	}
	return stamp(newest)
}

func (a About) local(l text.Local) string {
	s, _ := l.In(a.Lang, a.Own, "en")
	return s
}

func (a About) name(names []record.Name) string {
	l := text.Local{}
	for _, n := range names {
		if l[n.Lang] == "" || n.Use == record.MainName {
			l[n.Lang] = n.Text
		}
	}
	return a.local(l)
}

func first(times ...*time.Time) *time.Time {
	for _, t := range times {
		if t != nil {
			return t
		}
	}
	return nil
}

func date(t *time.Time) string {
	if t == nil {
		return ""
	}
	return stamp(*t)
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// encode writes one line of JSON. The standard encoder escapes "<", ">" and "&": no
// "</script>" can stand in it.
func encode(v any) []byte {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(v); err != nil {
		panic(err) // plain structs of text encode
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}
