package coverage

// Form is what a coverage is read as.
type Form string

// The forms: a live page, an article (updates read as one text), an outside document we cite.
const (
	Live    Form = "live"
	Article Form = "article"
	Source  Form = "source"
)

// Forms lists all of them, in the order they are offered.
var Forms = []Form{Live, Article, Source}

// State is how far the covered event is.
type State string

// The states, in the order an event goes through them.
const (
	Planned State = "planned"
	Running State = "live"
	Paused  State = "paused"
	Ended   State = "ended"
)

// States lists all of them in order.
var States = []State{Planned, Running, Paused, Ended}

// Standing is who may see a coverage or an update.
type Standing string

// The standings. Submitted is a reporter's text that waits for an editor.
const (
	Draft     Standing = "draft"
	Submitted Standing = "submitted"
	Published Standing = "published"
	Withdrawn Standing = "withdrawn" // was public; a stub stays
	Undone    Standing = "undone"    // was public for some seconds; readers see nothing of it
	Discarded Standing = "discarded" // never was public
	Waiting   Standing = "waiting"   // an item of the record: public as soon as words it rests on are
)

// Kind is what an update does in its coverage.
type Kind string

// The kinds of update.
const (
	Report     Kind = "report"
	Summary    Kind = "summary"
	Key        Kind = "key"
	Marker     Kind = "marker"
	Background Kind = "background"
	PictureOf  Kind = "picture"
	Correcting Kind = "correction"
)

// Kinds lists all of them, in the order they are offered.
var Kinds = []Kind{Report, Key, Summary, Background, PictureOf, Marker, Correcting}

// Mark tells what a marker marks.
type Mark string

// The marks a marker can carry.
const (
	MarkStart  Mark = "start"
	MarkPause  Mark = "pause"
	MarkResume Mark = "resume"
	MarkEnd    Mark = "end"
)

// Marks lists all of them in order.
var Marks = []Mark{MarkStart, MarkPause, MarkResume, MarkEnd}
