package desk

import (
	"slices"
	"strings"
	"time"

	"readout/internal/coverage"
	"readout/internal/journal"
	"readout/internal/record"
	"readout/internal/text"
)

// The views below are what public pages, fragments, feeds and the API read. They are
// filled from published rows alone and have no place where a draft could stand.

// FrontView is the first page of a site.
type FrontView struct {
	Position journal.Position // of the site's stream
	Live     []CoverageLine   // running and paused
	Planned  []CoverageLine   // in the order in which they start
	Coming   []RoundLine      // rounds to come that none of these covers, the next one first
	Recent   []CoverageLine   // ended live pages and articles, newest first
	Rounds   []RoundLine
}

// CoverageLine is a coverage in a list.
type CoverageLine struct {
	Coverage coverage.Coverage
	Updates  int
	Newest   *UpdateView // with a headline, if there is one
}

// RoundLine is a round in a list.
type RoundLine struct {
	Series     record.Event
	Round      record.Event
	Statements int // or Uncounted
}

// CoverageView is a coverage as its readers see it.
type CoverageView struct {
	Coverage coverage.Coverage
	Position journal.Position // of the coverage's stream: what the page already holds
	Order    coverage.Order   // of the updates
	Updates  []UpdateView     // in that order; a withdrawn one stands as a stub
	Total    int              // public updates, stubs not counted
	Notes    int              // public notes about it and them, and retractions
	Older    string           // cursor of the next page, "" on the last
	Summary  *UpdateView      // the newest summary, nil if there is none
	Pinned   []UpdateView     // what we know so far, in the order an editor gave it
	Keys     []UpdateView     // key updates, newest first
	Round    *RoundLine       // the round it covers, if any
	Record   []StatementView  // the record so far, in the order it was said
	First    *time.Time       // when the first and the last public update was said
	Last     *time.Time
	Log      journal.Mark // the state of the log that this view is of

	Corrections []CorrectionView // public notes about its own words, oldest first

	Filter *FilterView // which updates and statements it is of; nil: all
}

// UpdateView is a public update, or the stub of one that was withdrawn.
type UpdateView struct {
	Coverage   *coverage.Coverage
	Update     coverage.Update // of a withdrawn one only ID, N, Standing, Posted, Changed and of the message Kind, Said and Note
	Statements []StatementView // what is cited from it

	Corrections []CorrectionView // public notes about it, oldest first

	Readouts map[string]*ReadoutView // what the readouts within its text show; see Readout

	Work *WorkView // for those who work on it; nil for readers
}

// Withdrawn tells a stub from an update.
func (u *UpdateView) Withdrawn() bool { return u.Update.Standing == coverage.Withdrawn }

// Undone tells that it was taken back as if it had not been: there is nothing of it but ID and N.
func (u *UpdateView) Undone() bool { return u.Update.Standing == coverage.Undone }

// Revised tells whether readers may have seen other words before.
func (u *UpdateView) Revised() bool {
	return u.Update.States > 1 && u.Update.Standing == coverage.Published
}

// Marks gives the marks that a field of the update carries, orphans left out.
func (u *UpdateView) Marks(field record.Field) []text.Mark {
	var marks []text.Mark
	for i := range u.Statements {
		for _, c := range u.Statements[i].Statement.Citations {
			if c.Update == string(u.Update.ID) && c.Field == field && !c.Orphaned {
				marks = append(marks, text.Mark{
					ID: string(u.Statements[i].Statement.ID), Start: c.Quote.Start, End: c.Quote.End, Class: "said",
				})
			}
		}
	}
	return marks
}

// RevisionView is one published state of an update.
type RevisionView struct {
	Number  int
	At      time.Time
	Message coverage.Message // its note says what was wrong in the state before
}

// HistoryView is a page of an update's published states, oldest first. Of a withdrawn
// update no state is shown.
type HistoryView struct {
	Update    UpdateView
	Revisions []RevisionView
	Before    *coverage.Message // the state before the first of them, nil if there is none
	Earlier   int               // cursor of the page of earlier states, 0 on the last
	Erased    bool              // states before them were public and are gone for good
}

// CorrectionView is a public note about an update, or about a coverage's own words.
type CorrectionView struct {
	Seq      int64 // of the journal's line that told it
	At       time.Time
	Kind     coverage.CorrectionKind
	Note     text.Local // of a retraction the reason, if there is one
	Revision int
}

// CoverageState is one published state of a coverage's own words.
type CoverageState struct {
	Number  int
	At      time.Time
	Content coverage.Content // its note says what was wrong in the state before
}

// CoverageHistoryView is a page of a coverage's published states, oldest first.
type CoverageHistoryView struct {
	Coverage coverage.Coverage
	States   []CoverageState
	Before   *coverage.Content // the state before the first of them, nil if there is none
	Earlier  int               // cursor of the page of earlier states, 0 on the last
	Erased   bool              // there were others, whose words the law wanted gone
}

// CorrectionLine is a correction in a list, with what it is about.
type CorrectionLine struct {
	CorrectionView
	Coverage *coverage.Coverage
	Update   *UpdateView // without statements; nil where it is about the coverage's own words
	By       string      // who wrote it: for people who work on the site
}

// CorrectionsView is a page of the corrections of the site or of a coverage, newest first.
type CorrectionsView struct {
	Coverage *coverage.Coverage // nil for the site
	Lines    []CorrectionLine
	Older    int64 // cursor of the next page, 0 on the last
	Log      journal.Mark
}

// StatementView is a statement with what a reader needs beside it.
type StatementView struct {
	Statement record.Statement
	Speakers  []SpeakerView
	Via       *record.Actor
	Issues    []record.Issue
	Series    record.EventID // of the round, "" if it is in none
	Round     record.EventID
	Place     // of its first citation
}

// Place is where words of the record stand.
type Place struct {
	Slug    string    // of the coverage
	N       int       // of the update there, 0 for the coverage's own words
	Said    time.Time // of that update
	TZ      string    // of that coverage
	DayOnly bool      // that coverage is an article: its updates have days, not hours

	Source  text.Local // what that coverage is called if it is a source, which is cited and has no page; nil of any other
	Address string     // where the document was found, of a source
}

// Orphaned tells whether none of its citations finds its words any more.
func (s *StatementView) Orphaned() bool {
	for _, c := range s.Statement.Citations {
		if !c.Orphaned {
			return false
		}
	}
	return true
}

// Words gives the cited words and their language.
func (s *StatementView) Words() (words, lang string) {
	if len(s.Statement.Citations) == 0 {
		return "", ""
	}
	c := s.Statement.Citations[0]
	return c.Quote.Exact, c.Lang
}

// Direct tells whether the words are the speaker's own.
func (s *StatementView) Direct() bool {
	return len(s.Statement.Citations) > 0 && s.Statement.Citations[0].Mode == record.Direct
}

// SpeakerView is a speaker in the office held on the day.
type SpeakerView struct {
	Actor  record.Actor
	Office text.Local    // empty for a state or an organization, or when no tenure covers the day
	Party  *record.Actor // the side, if it is another than the speaker
}

// SeriesView is a series of talks with its rounds.
type SeriesView struct {
	Series  record.Event
	Parties []record.Actor
	Rounds  []RoundLine
}

// RoundView is the readout of a round.
type RoundView struct {
	Series     record.Event
	Round      record.Event
	Position   journal.Position // of the round's stream
	Parties    []record.Actor
	Coverages  []CoverageLine  // that cover it
	Statements []StatementView // in the order they were said
	People     []SpeakerView   // who spoke, by party
	Log        journal.Mark    // the state of the log that this view is of

	Record  *RecordView       // its statements, outcomes and forecasts, and the outcomes of the round before
	Present []ParticipantView // who was there
}

// The views below are for people who work on the site.

// DeskView is the desk's first page.
type DeskView struct {
	Coverages []CoverageLine  // all standings, newest first
	Submitted []UpdateView    // waiting for an editor
	Own       []UpdateView    // what whoever asks wrote, and what became of it
	Scheduled []ScheduledLine // becomes public by itself, or must not yet
	Orphans   []StatementView

	Corrections []CorrectionLine // the newest
}

// DeskCoverageView is a coverage with everything in it, drafts included.
type DeskCoverageView struct {
	Coverage coverage.Coverage
	Position journal.Position
	Updates  []UpdateView // newest first, all standings; withdrawn ones with their words gone
	Events   []record.Event
	Present  []record.ActorID             // who takes part in the round it is of
	Timing   Timing                       // of the coverage itself
	Timings  map[coverage.UpdateID]Timing // of the updates that have one
	Memos    []MemoView                   // on the coverage itself, for those who may read drafts
}

// Pinned gives the published updates that are pinned, in the order an editor gave them.
func (v *DeskCoverageView) Pinned() []*UpdateView {
	var pins []*UpdateView
	for i := range v.Updates {
		if u := &v.Updates[i].Update; u.Pinned() && u.Standing == coverage.Published {
			pins = append(pins, &v.Updates[i])
		}
	}
	slices.SortStableFunc(pins, func(a, b *UpdateView) int { return strings.Compare(b.Update.PinPlace(), a.Update.PinPlace()) })
	return pins
}

// DeskUpdateView is an update for editing, with its Markdown.
type DeskUpdateView struct {
	Update     UpdateView
	Timing     Timing
	Markdown   string
	Vocabulary *Vocabulary
}

// Vocabulary is what forms of the record choose from.
type Vocabulary struct {
	Actors  []record.Actor
	Tenures []record.Tenure
	Issues  []record.Issue
	Events  []record.Event
}
