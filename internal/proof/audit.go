package proof

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
)

// Fault is what sort of thing is wrong.
type Fault string

// The faults that an audit finds.
const (
	Unreadable   Fault = "unreadable"    // a line is not written as the format has it
	Numbers      Fault = "numbers"       // a line has another number than its place: some are missing, doubled or moved
	Backdated    Fault = "backdated"     // a line says it was made before the one before it
	Repeated     Fault = "repeated"      // a line tells of an older revision than its item had, or of that one in other words
	AlteredLine  Fault = "altered_line"  // a line is not the one whose hash was stored with it
	AlteredTree  Fault = "altered_tree"  // a line is not the one that the tree was built over
	AlteredWords Fault = "altered_words" // words or salt of a revision are not what its line commits to
	MissingWords Fault = "missing_words" // words are gone, and no line says that they were erased or withdrawn
	OtherWords   Fault = "other_words"   // what pages show is not the revision it should be
	OtherQuotes  Fault = "other_quotes"  // a line says that its revision quotes other words than it does
	OtherStands  Fault = "other_stands"  // pages show what the newest line says is withdrawn, or hide what it says is public
	Unlogged     Fault = "unlogged"      // something is public and no line tells of it
	OlderForm    Fault = "older_form"    // a line is of the form that says less, behind lines of the one that says more
	BadSignature Fault = "bad_signature" // the head is not signed by the key
	BadHead      Fault = "bad_head"      // the head is not over these lines
	NoHead       Fault = "no_head"       // there is no signed head
	OlderKey     Fault = "older_key"     // the older head is signed by another key
	Shorter      Fault = "shorter"       // there are fewer lines than the older head is over
	Behind       Fault = "behind"        // the head is over fewer lines than the older one, or over more and dated before it
	Forked       Fault = "forked"        // the first lines are not those that the older head is over
	BeforeHead   Fault = "before_head"   // a line that came after the older head says it was made before it
)

// Finding is something that is wrong, and where.
type Finding struct {
	Fault Fault
	From  int64 // lines it is about, 0 if none; From and To are the same for one
	To    int64
	Item  string // "update/<id>", if it is about one
	Why   string // what was found, for those who look closer
}

// Older is a head that was kept: what the site said of itself before.
type Older struct {
	Head   Head
	Signed []byte
}

// Words are a revision as a source has it.
type Words struct {
	State   State
	Content []byte
	Salt    []byte
}

// State is whether a source shows a revision's words.
type State string

// The states. Over HTTP a withdrawn update's words are kept back; in the database they stand.
const (
	Shown     State = "public"
	Withdrawn State = "withdrawn"
	Erased    State = "erased"
	Absent    State = "" // not there at all
)

// Audit goes over a journal line by line, from the first, and notes what is wrong.
type Audit struct {
	Findings []Finding
	Lines    int64 // read
	Checked  int64 // revisions whose words are what their line commits to
	Kept     int64 // revisions that are withdrawn and not shown
	Erased   int64 // revisions that were erased, as a later line says
	Older    int64 // lines of the first form, which do not say what stands of their items

	older   *Older
	tree    Tree
	leaves  []Hash
	last    *Leaf
	newer   bool             // a line of the second form was read
	from    map[int64]Hash   // roots over the first lines, at the sizes that are asked for
	dated   map[int64]Leaf   // the last of those lines, where it could be read
	missing []Leaf           // words that are gone, to be explained by a later line
	held    []Leaf           // words kept back as withdrawn, the same
	first   map[string]int64 // the first line of an item
	newest  map[string]Leaf  // the newest
	gone    map[string]int64 // the first line that took an update back
	taken   map[string]Leaf  // the newest: that of its erasure does so again
	retract int64            // the newest line that took any back
	erasing map[string]Leaf  // the newest line of an item that says the words before it were erased
}

// NewAudit begins. older is a head kept from before, nil if there is none; sizes are those
// of heads that the lines will be compared with.
func NewAudit(older *Older, sizes ...int64) *Audit {
	a := &Audit{
		older: older, from: make(map[int64]Hash), dated: make(map[int64]Leaf), first: make(map[string]int64), gone: make(map[string]int64),
		newest: make(map[string]Leaf), taken: make(map[string]Leaf), erasing: make(map[string]Leaf),
	}
	if older != nil {
		sizes = append(sizes, older.Head.Size)
	}
	for _, size := range sizes {
		a.from[size] = Hash{}
	}
	a.mark()
	return a
}

func (a *Audit) mark() {
	if _, asked := a.from[a.tree.Size()]; asked {
		a.from[a.tree.Size()] = a.tree.Root()
	}
}

func (a *Audit) find(f Fault, line int64, item, why string, args ...any) {
	a.Findings = append(a.Findings, Finding{Fault: f, From: line, To: line, Item: item, Why: fmt.Sprintf(why, args...)})
}

// Line takes the next line's bytes and gives it read. ok is false when it cannot be read.
func (a *Audit) Line(raw []byte) (l Leaf, ok bool) {
	a.Lines++
	a.leaves = append(a.leaves, LeafHash(raw))
	a.tree.Add(a.leaves[len(a.leaves)-1])
	a.mark()
	l, err := ParseLeaf(raw)
	if err != nil {
		a.find(Unreadable, a.Lines, "", "%v", err)
		return l, false
	}
	a.Findings = append(a.Findings, Follows(a.last, &l)...)
	if older := a.older; older != nil && l.Seq > older.Head.Size && l.At.Before(older.Head.At) {
		a.find(BeforeHead, l.Seq, l.item(), "it says %s, the older head was made at %s", l.At.Format(timeFormat), older.Head.At.Format(timeFormat))
	}
	a.form(&l)
	a.again(&l)
	a.last = &l
	a.note(l)
	return l, true
}

// again notes a line that tells of a revision before the one its item had, or of the same one with
// other words: there would be two answers to what that revision said. A withdrawal tells of the same
// revision and commits to the same.
func (a *Audit) again(l *Leaf) {
	newest, told := a.newest[l.item()]
	switch {
	case !told || l.Revision > newest.Revision:
	case l.Revision < newest.Revision:
		a.find(Repeated, l.Seq, l.item(), "it tells of revision %d, line %d told of revision %d", l.Revision, newest.Seq, newest.Revision)
	case l.Content != newest.Content:
		a.find(Repeated, l.Seq, l.item(), "it tells of revision %d, as line %d did, and commits to something else", l.Revision, newest.Seq)
	}
}

// form notes a line of the first form behind one of the second: whoever has begun to say what
// stands of an item does not stop saying so.
func (a *Audit) form(l *Leaf) {
	if l.Says.Form > 1 {
		a.newer = true
		return
	}
	a.Older++
	if a.newer {
		a.find(OlderForm, l.Seq, l.item(), "it is of the form readout-leaf/1, and lines before it are of readout-leaf/2")
	}
}

// note keeps what later checks ask of a line.
func (a *Audit) note(l Leaf) {
	if a.first[l.item()] == 0 {
		a.first[l.item()] = l.Seq
	}
	a.newest[l.item()] = l
	if _, asked := a.from[a.Lines]; asked {
		a.dated[a.Lines] = l
	}
	if l.Kind == "retract" {
		if a.gone[l.item()] == 0 {
			a.gone[l.item()] = l.Seq
		}
		a.taken[l.item()], a.retract = l, l.Seq
	}
	if l.Says.Erased {
		a.erasing[l.item()] = l
	}
}

func (l *Leaf) item() string { return l.Item + "/" + l.ID }

// Follows gives what is wrong with a line after the one before it, nil for the first.
func Follows(before, l *Leaf) []Finding {
	var want int64 = 1
	var at time.Time
	if before != nil {
		want, at = before.Seq+1, before.At
	}
	var found []Finding
	if l.Seq != want {
		found = append(found, Finding{Fault: Numbers, From: want, To: max(want, l.Seq-1), Item: l.item(), Why: fmt.Sprintf("line %d stands where line %d should", l.Seq, want)})
	}
	if l.At.Before(at) {
		found = append(found, Finding{Fault: Backdated, From: l.Seq, To: l.Seq, Item: l.item(), Why: fmt.Sprintf("it says %s, the line before it %s", l.At.Format(timeFormat), at.Format(timeFormat))})
	}
	return found
}

// StoredHash takes the hash that a source keeps beside a line.
func (a *Audit) StoredHash(l Leaf, hash string) {
	if hex.EncodeToString(l.Hash[:]) != hash {
		a.find(AlteredLine, l.Seq, l.item(), "the hash stored with it is %s, that of the line %x", hash, l.Hash)
	}
}

// TreeHash takes the hash that a source's own tree holds for the line at an index, from 0.
// Call it after the last line.
func (a *Audit) TreeHash(index int64, hash string) {
	if index >= int64(len(a.leaves)) {
		a.find(AlteredTree, index+1, "", "the tree holds a line that is not there")
		return
	}
	if got := hex.EncodeToString(a.leaves[index][:]); got != hash {
		a.find(AlteredTree, index+1, "", "the tree holds %s, the line hashes to %s", hash, got)
	}
}

// saltLen is how long each salt is. Nothing but that parts it from the words in what is hashed: with
// another length the first words could be shown as the end of the salt, and the hash would fit.
const saltLen = 16

// Committed tells whether words are those that a line commits to.
func Committed(l *Leaf, w Words) bool {
	return len(w.Salt) == saltLen && commitment(w) == l.Content
}

func commitment(w Words) Hash {
	h := sha256.New()
	h.Write(w.Salt)
	h.Write(w.Content)
	return Hash(h.Sum(nil))
}

// Words takes the revision that a line commits to.
func (a *Audit) Words(l Leaf, w Words) {
	switch {
	case w.State == Withdrawn:
		a.held = append(a.held, l)
	case w.State == Erased || len(w.Content) == 0 && len(w.Salt) == 0:
		a.missing = append(a.missing, l)
	case len(w.Salt) != saltLen:
		a.find(AlteredWords, l.Seq, l.item(), "the salt of revision %d is of %d bytes, and a salt has %d", l.Revision, len(w.Salt), saltLen)
	case !Committed(&l, w):
		a.find(AlteredWords, l.Seq, l.item(), "with its salt the revision %d hashes to %s, the line commits to %s", l.Revision, commitment(w), l.Content)
	case !json.Valid(w.Content):
		a.find(Unreadable, l.Seq, l.item(), "what it commits to is no JSON: %.80q", w.Content)
	case l.Says.Form > 1 && l.Kind == "record" && idIn(w.Content) != l.ID:
		a.find(Unreadable, l.Seq, l.item(), "what it commits to is of the item %.80q", idIn(w.Content))
	default:
		a.Checked++
		if l.Says.Form > 1 {
			a.quotes(&l, w.Content)
		} else if saysErased(w.Content) && a.erasing[l.item()].Seq < l.Seq {
			a.erasing[l.item()] = l
		}
	}
}
