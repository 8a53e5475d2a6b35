package paste

import (
	"readout/internal/coverage"
	"readout/internal/paste/saved"
	"readout/internal/text"
)

// Report is a draft as the file that importers are compared by: one JSON object per page,
// with what was understood and what was not.
type Report struct {
	Format string       `json:"format"`
	Pages  []ReportPage `json:"pages"`
}

// ReportPage is one page of a report.
type ReportPage struct {
	Page   string       `json:"page"`
	Import ReportImport `json:"import"`
}

// ReportImport is what was understood of a page.
type ReportImport struct {
	Form          coverage.Form   `json:"form"`
	State         coverage.State  `json:"state"`
	Lang          string          `json:"lang"`
	Encoding      string          `json:"encoding,omitempty"` // where it is not UTF-8
	Title         string          `json:"title"`
	TitleGuessed  bool            `json:"title_guessed,omitempty"`
	AltTitles     []string        `json:"alt_titles,omitempty"`
	Standfirst    string          `json:"standfirst,omitempty"`
	Byline        string          `json:"byline,omitempty"`
	Section       string          `json:"section,omitempty"`
	Topic         string          `json:"topic,omitempty"`
	TopicCount    int             `json:"topic_count,omitempty"`
	Theme         string          `json:"theme,omitempty"`
	Tags          []string        `json:"tags,omitempty"`
	Related       []string        `json:"related,omitempty"`
	Stamp         string          `json:"stamp,omitempty"`
	Views         int             `json:"views,omitempty"`
	Lead          []ReportPicture `json:"lead,omitempty"`
	Entries       []ReportEntry   `json:"entries"`
	NotUnderstood []Line          `json:"not_understood"`
	LeftOut       []Line          `json:"left_out"`
}

// ReportEntry is one update of a report.
type ReportEntry struct {
	Line     int             `json:"line"`
	Date     string          `json:"date"`
	Time     string          `json:"time"`
	Kind     coverage.Kind   `json:"kind"`
	Mark     coverage.Mark   `json:"mark,omitempty"`
	Pinned   bool            `json:"pinned,omitempty"`
	Headline string          `json:"headline"`
	Body     string          `json:"body"`               // blocks joined by a blank line, plain
	Document *text.Document  `json:"document,omitempty"` // the same with links, lists and all, where it has any
	Credits  []string        `json:"credits,omitempty"`
	Pictures []ReportPicture `json:"pictures,omitempty"`
	Cards    []coverage.Card `json:"cards,omitempty"`
}

// ReportPicture is a picture of a report.
type ReportPicture struct {
	Name    string `json:"name,omitempty"`
	Alt     string `json:"alt,omitempty"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
}

// NewReport makes an empty report; Add puts pages into it.
func NewReport() *Report { return &Report{Format: "readout-drafts/1", Pages: []ReportPage{}} }

// Add puts the draft of a page, named by its file, into the report.
func (r *Report) Add(page string, d *Draft) {
	r.Pages = append(r.Pages, ReportPage{Page: page, Import: d.report()})
}

func (d *Draft) report() ReportImport {
	ri := ReportImport{
		Form: d.Form, State: d.State, Lang: d.Lang, Title: d.Title, TitleGuessed: d.TitleGuessed, AltTitles: d.AltTitles, Standfirst: d.Standfirst, Byline: d.Byline,
		Section: d.Section, Topic: d.Topic, TopicCount: d.TopicCount, Theme: d.Theme, Tags: d.Tags, Stamp: d.Stamp, Views: d.Views,
		Lead: reportPictures(d.Lead), Entries: []ReportEntry{}, NotUnderstood: orEmpty(d.NotUnderstood), LeftOut: orEmpty(d.LeftOut),
	}
	if d.Encoding != saved.UTF8 {
		ri.Encoding = d.Encoding
	}
	for _, u := range d.Updates {
		e := ReportEntry{
			Line: u.Line, Date: u.Date, Time: u.Time, Kind: u.Kind, Mark: u.Mark, Pinned: u.Pinned, Headline: u.Headline,
			Body: paragraphs(u.Body), Pictures: reportPictures(u.Pictures), Cards: u.Cards,
		}
		if !isPlain(u.Body) {
			e.Document = &u.Body
		}
		for _, pic := range u.Pictures {
			if pic.Credit != "" {
				e.Credits = append(e.Credits, pic.Credit)
			}
		}
		for _, c := range u.Cards {
			ri.Related = append(ri.Related, c.Title)
		}
		ri.Entries = append(ri.Entries, e)
	}
	for _, c := range d.Related {
		ri.Related = append(ri.Related, c.Title)
	}
	return ri
}

func reportPictures(pictures []coverage.Picture) []ReportPicture {
	var all []ReportPicture
	for _, pic := range pictures {
		all = append(all, ReportPicture{pic.Name, pic.Alt, pic.Caption, pic.Credit})
	}
	return all
}

// orEmpty keeps an empty list from being written as null.
func orEmpty(lines []Line) []Line {
	if lines == nil {
		return []Line{}
	}
	return lines
}
