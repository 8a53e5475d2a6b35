package coverage

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout/internal/fault"
	"readout/internal/text"
	"readout/internal/zones"
)

// The bounds of what people write, in characters unless said otherwise.
const (
	MaxHeadline = 300
	MaxTitle    = 300
	MaxLine     = 200 // a section, a topic, a tag, a credit
	MaxWords    = 2000
	MaxTags     = 50
	MaxPictures = 100 // of one update
	MaxCards    = 50
)

var (
	slugForm = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$`)
	langForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// CheckSlug gives the fault of a slug: it wants 1 to 80 characters a-z, 0-9 and hyphen,
// beginning and ending with a letter or digit.
func CheckSlug(slug string) *fault.Error {
	switch {
	case slug == "":
		return fault.At("slug", "coverage.slug_missing")
	case !slugForm.MatchString(slug):
		return fault.At("slug", "coverage.slug_form", "got", cut(slug))
	}
	return nil
}

// Check gives the faults of a coverage's content, all at once.
func (c Content) Check() error {
	return fault.Join(slices.Concat(
		[]*fault.Error{
			oneOf("form", "coverage.form_unknown", c.Form, Forms),
			oneOf("state", "coverage.state_unknown", c.State, States),
			oneOf("order", "coverage.order_unknown", c.InOrder(), Orders),
			checkLang(c.Lang),
			CheckZone(c.TZ),
			checkTitle(c.Title),
			line("theme", c.Theme, MaxLine), line("byline", c.Byline, MaxLine),
			checkAddress(c.Address),
		},
		checkLocal("standfirst", c.Standfirst, MaxWords),
		c.checkTimes(),
		c.checkFiling(),
		checkPictures("lead", c.Lead),
		checkCorrection(c.Note, c.Notes, c.Correction),
	)...)
}

// CheckFiling gives the faults of where a coverage is filed, all at once.
func (c Content) CheckFiling() error { return fault.Join(c.checkFiling()...) }

func (c Content) checkFiling() []*fault.Error {
	return append([]*fault.Error{line("section", c.Section, MaxLine), line("topic", c.Topic, MaxLine)}, checkTags(c.Tags)...)
}

// checkAddress wants a web address: where a document was found is nowhere on this site.
func checkAddress(address string) *fault.Error {
	scheme, _, _ := strings.Cut(strings.ToLower(address), ":")
	if address == "" || text.AllowedHref(address) && (scheme == "http" || scheme == "https") {
		return nil
	}
	return fault.At("address", "coverage.address_form", "got", cut(address))
}

// Check gives the faults of an update's message, all at once; now bounds when it was said.
func (m Message) Check(now time.Time) error {
	faults := slices.Concat(
		[]*fault.Error{
			oneOf("kind", "update.kind_unknown", m.Kind, Kinds),
			m.checkMark(), m.checkSaid(now), m.checkSomething(),
			line("headline", m.Headline, MaxHeadline), line("by", m.By, MaxLine),
		},
		m.checkCorrection(),
		checkLocal("headlines", m.Headlines, MaxHeadline),
		checkPictures("pictures", m.Pictures),
		checkCards(m.Cards),
	)
	if err := fault.Join(faults...); err != nil {
		return err
	}
	return m.Body.Valid()
}

func (m Message) checkMark() *fault.Error {
	if m.Kind == Marker {
		return oneOf("mark", "update.mark_unknown", m.Mark, Marks)
	}
	if m.Mark != "" {
		return fault.At("mark", "update.mark_without_marker")
	}
	return nil
}

func (m Message) checkSaid(now time.Time) *fault.Error {
	switch {
	case m.Said.Year() < 1800:
		return fault.At("said_at", "update.said_too_early", "got", m.Said.Format(time.DateOnly))
	case m.Said.After(now.Add(24 * time.Hour)):
		return fault.At("said_at", "update.said_in_future", "got", m.Said.Format(time.RFC3339))
	}
	return nil
}

func (m Message) checkSomething() *fault.Error {
	if strings.TrimSpace(m.Headline) == "" && m.Body.Empty() && len(m.Pictures) == 0 && len(m.Cards) == 0 {
		return fault.At("headline", "update.empty")
	}
	return nil
}

// Field gives the plain text of a field that words can be cited from: "headline", "body",
// "caption/0" or, of a card's title and excerpt, "card/0". ok is false when the message has no such field.
func (m Message) Field(field string) (plain string, ok bool) {
	switch field {
	case "headline":
		return m.Headline, m.Headline != ""
	case "body":
		return m.Body.Plain(), !m.Body.Empty()
	}
	for i, p := range m.Pictures {
		if field == fmt.Sprintf("caption/%d", i) {
			return p.Caption, true
		}
	}
	for i, c := range m.Cards {
		if field == fmt.Sprintf("card/%d", i) {
			return c.Plain(), true
		}
	}
	return "", false
}

// Fields names the fields of the message that hold words, in the order in which they are read.
func (m Message) Fields() []string {
	var names []string
	add := func(name string) {
		if plain, ok := m.Field(name); ok && plain != "" {
			names = append(names, name)
		}
	}
	add("headline")
	add("body")
	for i := range m.Pictures {
		add(fmt.Sprintf("caption/%d", i))
	}
	for i := range m.Cards {
		add(fmt.Sprintf("card/%d", i))
	}
	return names
}

// Plain is a card's title and excerpt, each on a line, as they are cited from.
func (c Card) Plain() string { return strings.TrimSpace(c.Title + "\n" + c.Excerpt) }

// Field gives the plain text of one of the coverage's own fields that words can be cited from:
// "title" and "standfirst" in the language of its text, "section", "topic", "byline", "tag/0" or,
// of a lead picture's caption, "lead/0".
func (c Content) Field(field string) (plain string, ok bool) {
	switch field {
	case "title":
		plain, _ = c.Title.In(c.Lang)
	case "standfirst":
		plain, _ = c.Standfirst.In(c.Lang)
	case "section":
		plain = c.Section
	case "topic":
		plain = c.Topic
	case "byline":
		plain = c.Byline
	}
	for i, tag := range c.Tags {
		if field == fmt.Sprintf("tag/%d", i) {
			plain = tag
		}
	}
	for i, p := range c.Lead {
		if field == fmt.Sprintf("lead/%d", i) {
			plain = p.Caption
		}
	}
	return plain, plain != ""
}

// Stub is what is left of a message that was withdrawn.
func (m Message) Stub(note string) Message {
	return Message{Kind: m.Kind, Mark: m.Mark, Said: m.Said, Note: note}
}

func oneOf[T ~string](field, key string, got T, known []T) *fault.Error {
	if slices.Contains(known, got) {
		return nil
	}
	want := make([]string, len(known))
	for i, k := range known {
		want[i] = string(k)
	}
	return fault.At(field, key, "got", cut(string(got)), "want", strings.Join(want, ", "))
}

func checkLang(lang string) *fault.Error {
	if !langForm.MatchString(lang) || len(lang) > 35 {
		return fault.At("language", "coverage.language_form", "got", cut(lang))
	}
	return nil
}

// CheckZone gives the fault of a time zone: it wants a name as IANA writes it.
func CheckZone(zone string) *fault.Error {
	if _, err := zones.Load(zone); err != nil {
		return fault.At("tz", "coverage.zone_unknown", "got", cut(zone))
	}
	return nil
}

func checkTitle(title text.Local) *fault.Error {
	if words, _ := title.In(); strings.TrimSpace(words) == "" {
		return fault.At("title", "coverage.title_missing")
	}
	for _, f := range checkLocal("title", title, MaxTitle) {
		return f
	}
	return nil
}

func checkLocal(field string, l text.Local, most int) []*fault.Error {
	for lang, words := range l {
		if f := checkLang(lang); f != nil {
			f.Field = field + "." + cut(lang)
			return []*fault.Error{f}
		}
		if f := bounded(field, words, most); f != nil {
			return []*fault.Error{f}
		}
	}
	return nil
}

func checkTags(tags []string) []*fault.Error {
	if len(tags) > MaxTags {
		return []*fault.Error{fault.At("tags", "coverage.too_many", "count", MaxTags, "got", len(tags))}
	}
	var faults []*fault.Error
	for i, tag := range tags {
		faults = append(faults, line(fmt.Sprintf("tags[%d]", i), tag, MaxLine))
	}
	return faults
}

func checkPictures(field string, pictures []Picture) []*fault.Error {
	if len(pictures) > MaxPictures {
		return []*fault.Error{fault.At(field, "coverage.too_many", "count", MaxPictures, "got", len(pictures))}
	}
	var faults []*fault.Error
	for i, p := range pictures {
		at := fmt.Sprintf("%s[%d].", field, i)
		faults = append(faults,
			bounded(at+"caption", p.Caption, MaxWords), bounded(at+"alt", p.Alt, MaxWords), line(at+"credit", p.Credit, MaxWords), line(at+"name", p.Name, MaxLine))
	}
	return faults
}

func checkCards(cards []Card) []*fault.Error {
	if len(cards) > MaxCards {
		return []*fault.Error{fault.At("cards", "coverage.too_many", "count", MaxCards, "got", len(cards))}
	}
	var faults []*fault.Error
	for i, c := range cards {
		at := fmt.Sprintf("cards[%d].", i)
		faults = append(faults, line(at+"title", c.Title, MaxTitle), bounded(at+"excerpt", c.Excerpt, MaxWords))
		if strings.TrimSpace(c.Title) == "" {
			faults = append(faults, fault.At(at+"title", "coverage.title_missing"))
		}
		if c.Href != "" && !text.AllowedHref(c.Href) {
			faults = append(faults, fault.At(at+"href", "coverage.href_form", "got", cut(c.Href)))
		}
	}
	return faults
}

// line wants text that stands on one line.
func line(field, s string, most int) *fault.Error {
	if strings.ContainsAny(s, "\n\r") {
		return fault.At(field, "coverage.one_line")
	}
	return bounded(field, s, most)
}

func bounded(field, s string, most int) *fault.Error {
	if n := utf8.RuneCountInString(s); n > most {
		return fault.At(field, "coverage.too_long", "count", most, "got", n)
	}
	if err := text.Check(s); err != nil {
		if f, ok := err.(*fault.Error); ok {
			at := *f
			at.Field = field
			return &at
		}
	}
	return nil
}

// cut shortens what is shown back to a person.
func cut(s string) string {
	if utf8.RuneCountInString(s) > 40 {
		return string([]rune(s)[:40]) + "…"
	}
	return s
}
