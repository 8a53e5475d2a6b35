package merge

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout/internal/coverage"
	"readout/internal/text"
)

// sameBothWays: who came first makes no difference but for the order.
func sameBothWays(t *testing.T, base, theirs, mine coverage.Message) {
	t.Helper()
	one, other := merged(t, base, theirs, mine), merged(t, base, mine, theirs)
	if !slices.Equal(one.Fields, other.Fields) {
		t.Errorf("in dispute: got %q one way and %q the other", one.Fields, other.Fields)
	}
	a, b := said3(one), said3(other)
	slices.Sort(a)
	slices.Sort(b)
	if !slices.Equal(a, b) {
		t.Errorf("got one way\n%s\nthe other\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}

// onlyOneSide: where one of the two changed nothing, or both the same, what is merged is the change.
func onlyOneSide(t *testing.T, base, x coverage.Message) {
	t.Helper()
	for _, r := range []*Result{merged(t, base, x, base), merged(t, base, base, x), merged(t, base, x, x)} {
		if d := r.Disputes(); len(d) > 0 {
			t.Errorf("in dispute: got %q, want nothing", d)
		}
		got, _, err := r.Settle(nil)
		if err != nil || !reflect.DeepEqual(got, x) {
			t.Errorf("got %+v, %v\nwant %+v", got, err, x)
		}
	}
}

func merged(t *testing.T, base, theirs, mine coverage.Message) *Result {
	t.Helper()
	r, err := Messages(base, theirs, mine)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// said3 writes down every block of a merge, settled or in dispute.
func said3(r *Result) []string {
	var all []string
	for _, p := range r.Body {
		for _, b := range p.Settled {
			all = append(all, written(b))
		}
		if d := p.Dispute; d != nil {
			sides := []string{"[" + blocks(d.Theirs) + "]", "[" + blocks(d.Mine) + "]"}
			slices.Sort(sides)
			all = append(all, strings.Join(sides, " or "))
		}
	}
	return all
}

func blocks(all []text.Block) string {
	words := make([]string, len(all))
	for i, b := range all {
		words[i] = written(b)
	}
	return strings.Join(words, " ")
}

func message(paragraphs ...string) coverage.Message {
	return coverage.Message{Kind: coverage.Report, Body: text.Paragraphs(paragraphs...)}
}

// nothingLost: what one of the two added stands in the merge or in a dispute; what both left
// alone is there as often as before; what one took away and the other left alone is gone.
func nothingLost(t *testing.T, base, theirs, mine coverage.Message) {
	t.Helper()
	r := merged(t, base, theirs, mine)
	there, settled := map[string]int{}, map[string]int{}
	count := func(into map[string]int, all []text.Block) {
		for _, b := range all {
			into[written(b)]++
		}
	}
	for _, p := range r.Body {
		count(there, p.Settled)
		count(settled, p.Settled)
		if d := p.Dispute; d != nil {
			one, other := map[string]int{}, map[string]int{}
			count(one, d.Theirs)
			count(other, d.Mine)
			for k := range one {
				there[k] += max(one[k], other[k])
			}
			for k := range other {
				if one[k] == 0 {
					there[k] += other[k]
				}
			}
		}
	}
	was, th, mi := map[string]int{}, map[string]int{}, map[string]int{}
	count(was, base.Body.Blocks)
	count(th, theirs.Body.Blocks)
	count(mi, mine.Body.Blocks)
	for _, side := range []map[string]int{th, mi} {
		for k, n := range side {
			if was[k] == 0 && there[k] == 0 {
				t.Errorf("added and lost: %s", k)
			}
			if n > 0 && was[k] > 0 && min(th[k], mi[k]) >= was[k] && there[k] < was[k] {
				t.Errorf("left alone by both and there %d times, want %d: %s", there[k], was[k], k)
			}
		}
	}
	for k := range settled {
		if was[k]+th[k]+mi[k] == 0 {
			t.Errorf("nobody wrote %s", k)
		}
	}
}

// check holds everything that is true of any three states of an update.
func check(t *testing.T, base, theirs, mine coverage.Message) {
	t.Helper()
	nothingLost(t, base, theirs, mine)
	sameBothWays(t, base, theirs, mine)
	onlyOneSide(t, base, theirs)
	onlyOneSide(t, base, mine)
	settles(t, base, theirs, mine)
}

// settles: whoever answers every dispute with a side gets a message without the other's words
// in it, and no dispute stays open.
func settles(t *testing.T, base, theirs, mine coverage.Message) {
	t.Helper()
	r := merged(t, base, theirs, mine)
	for _, take := range []Take{Theirs, Mine, Both} {
		choices := map[string]Choice{}
		for _, id := range r.Disputes() {
			choices[id] = Choice{Take: take}
			if !slices.Contains(Takes(id), take) {
				choices[id] = Choice{Take: Mine}
			}
		}
		if _, open, err := r.Settle(choices); err != nil || len(open) > 0 {
			t.Errorf("all settled for %s: still open %q, %v", take, open, err)
		}
	}
	if _, open, _ := r.Settle(nil); len(open) != len(r.Disputes()) {
		t.Errorf("nothing settled: open %q, want %q", open, r.Disputes())
	}
}

// TestAnyEdits has two people change a text at random, many times.
func TestAnyEdits(t *testing.T) {
	for seed := range uint64(1500) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := r.IntN(12)
		base := make([]string, n)
		for i := range base {
			base[i] = sentence(r, r.IntN(3) == 0)
		}
		theirs, mine := changed(r, base), changed(r, base)
		check(t, message(base...), message(theirs...), message(mine...))
		if t.Failed() {
			t.Fatalf("seed %d\nbase   %q\ntheirs %q\nmine   %q", seed, base, theirs, mine)
		}
	}
}

// sentence is words that a newsroom could write, short ones often the same.
func sentence(r *rand.Rand, short bool) string {
	words := []string{"the", "minister", "said", "talks", "会談", "再開", "島", "переговоры", "остров", "ferry", "agreed", "漁業"}
	n := 6 + r.IntN(20)
	if short {
		n = 1
	}
	var b strings.Builder
	for range n {
		b.WriteString(words[r.IntN(len(words))] + " ")
	}
	return strings.TrimSpace(b.String())
}

// changed is what somebody makes of a text: writes, rewrites, moves, cuts, joins, takes away.
func changed(r *rand.Rand, base []string) []string {
	out := slices.Clone(base)
	for range r.IntN(5) {
		at := r.IntN(len(out) + 1)
		if at == len(out) || r.IntN(3) == 0 {
			out = slices.Insert(out, at, sentence(r, r.IntN(4) == 0))
			continue
		}
		switch r.IntN(5) {
		case 0:
			out = slices.Delete(out, at, at+1)
		case 1:
			out[at] += " " + sentence(r, true)
		case 2:
			out[at] = sentence(r, false)
		case 3:
			moved := out[at]
			out = slices.Delete(out, at, at+1)
			out = slices.Insert(out, r.IntN(len(out)+1), moved)
		case 4:
			half := []rune(out[at])
			out = slices.Insert(out, at, strings.TrimSpace(string(half[:len(half)/2])))
			out[at+1] = strings.TrimSpace(string(half[len(half)/2:]))
			out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
		}
	}
	return out
}

// TestNeighboursMerge: a paragraph each, wherever they stand, is never in dispute.
func TestNeighboursMerge(t *testing.T) {
	base := []string{"The doors open at nine.", "Both delegations are inside.", "Rain over the harbour.", "A statement is expected."}
	for i := range base {
		for j := range base {
			if i == j {
				continue
			}
			theirs, mine := slices.Clone(base), slices.Clone(base)
			theirs[i] += " Theirs."
			mine[j] = "Something else entirely, in 平仮名 and кириллица."
			r := merged(t, message(base...), message(theirs...), message(mine...))
			if d := r.Disputes(); len(d) > 0 {
				t.Errorf("they changed %d, I changed %d: in dispute %q", i, j, d)
			}
			want := slices.Clone(base)
			want[i], want[j] = theirs[i], mine[j]
			if got, _, _ := r.Settle(nil); !reflect.DeepEqual(got.Body, text.Paragraphs(want...)) {
				t.Errorf("they changed %d, I changed %d: got %s", i, j, blocks(got.Body.Blocks))
			}
		}
	}
}

// TestFieldsOfTheFuture: a field that this room does not know is merged like the others. It
// is tried with one that it does know under another name.
func TestFieldsOfTheFuture(t *testing.T) {
	base := message("One.")
	theirs, mine := base, base
	theirs.By = "A. Reporter"
	mine.Pinned = true
	got, _, err := merged(t, base, theirs, mine).Settle(nil)
	if err != nil || got.By != "A. Reporter" || !got.Pinned {
		t.Errorf("got %+v, %v: want both fields", got, err)
	}
	mine.By = "B. Reporter"
	if d := merged(t, base, theirs, mine).Disputes(); !slices.Equal(d, []string{"by"}) {
		t.Errorf("in dispute: got %q, want by", d)
	}
}

// TestWhatIsToldOfAChangeIsNotMerged: a note is about one revision.
func TestWhatIsToldOfAChangeIsNotMerged(t *testing.T) {
	base := message("One.")
	theirs, mine := message("One, and more."), message("One.", "Two.")
	theirs.Note, theirs.Correction = "The number was wrong.", coverage.Corrected
	r := merged(t, base, theirs, mine)
	if got, _, _ := r.Settle(nil); got.Note != "" || got.Correction != "" {
		t.Errorf("got note %q of kind %q, want none", got.Note, got.Correction)
	}
	if d := r.Disputes(); len(d) > 0 {
		t.Errorf("in dispute: %q", d)
	}
}

// TestSettle takes each way out of a dispute.
func TestSettle(t *testing.T) {
	base, theirs, mine := message("One.", "Two."), message("One.", "Two of theirs."), message("One.", "Two of mine.")
	base.Headline, theirs.Headline, mine.Headline = "Old", "Theirs", "Mine"
	r := merged(t, base, theirs, mine)
	edited := text.Paragraphs("Two of both.", "And three.").Blocks
	tests := []struct {
		headline, body Choice
		wantHeadline   string
		wantBody       []string
		open           []string
	}{
		{Choice{Take: Mine}, Choice{Take: Theirs}, "Mine", []string{"One.", "Two of theirs."}, nil},
		{Choice{Take: Theirs}, Choice{Take: Both}, "Theirs", []string{"One.", "Two of theirs.", "Two of mine."}, nil},
		{Choice{Take: Edited, Text: ""}, Choice{Take: Edited, Blocks: edited}, "", []string{"One.", "Two of both.", "And three."}, nil},
		{Choice{Take: Both}, Choice{Take: "none"}, "Theirs", []string{"One.", "Two of theirs."}, []string{"headline", "body.1"}},
	}
	for _, tt := range tests {
		got, open, err := r.Settle(map[string]Choice{"headline": tt.headline, "body.1": tt.body})
		if err != nil || got.Headline != tt.wantHeadline || !reflect.DeepEqual(got.Body, text.Paragraphs(tt.wantBody...)) || !slices.Equal(open, tt.open) {
			t.Errorf("%v, %v: got %q, %s, open %q, %v", tt.headline, tt.body, got.Headline, blocks(got.Body.Blocks), open, err)
		}
	}
}

// FuzzMerge takes three texts of a paragraph a line.
func FuzzMerge(f *testing.F) {
	f.Add("one\ntwo\nthree", "one\ntwo!\nthree", "one\nnew\ntwo\nthree")
	f.Add("a\nb\nc", "c\na\nb", "a\nB\nc")
	f.Add("a\na\na", "a\na", "a\na\na\na")
	f.Add("abcdefgh\nijklmnop", "abcd\nefgh\nijklmnop", "abcdefgh ijklmnop")
	f.Add("", "会談が始まった", "会談が始まった。")
	f.Fuzz(func(t *testing.T, base, theirs, mine string) {
		const enough = 4000
		if len(base) > enough || len(theirs) > enough || len(mine) > enough {
			return
		}
		lines := func(s string) coverage.Message { return message(strings.Split(strings.ToValidUTF8(s, "?"), "\n")...) }
		check(t, lines(base), lines(theirs), lines(mine))
	})
}

// worst are texts of 64 KB, the most that is taken, made to give the merge work.
func worst() map[string][3][]string {
	long := func(n int, line func(i int) string) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = line(i)
		}
		return out
	}
	r := rand.New(rand.NewPCG(1, 1))
	digits := func(i int) string { return fmt.Sprint(i * 7919 % 10000) }
	shuffled := long(10000, digits)
	r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	again := slices.Clone(shuffled)
	r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
	some := func(seed uint64) []string {
		r := rand.New(rand.NewPCG(seed, 2))
		return long(40, func(int) string { return strings.Repeat(sentence(r, false)+" ", 12) })
	}
	return map[string][3][]string{
		"a paragraph each of 40":   {some(1), append(some(1)[:20:20], append([]string{"theirs"}, some(1)[20:]...)...), append(some(1), "mine")},
		"all rewritten":            {some(1), some(2), some(3)},
		"20000 letters":            {long(20000, func(int) string { return "a" }), long(20000, func(i int) string { return string(rune('a' + i%2)) }), long(20000, func(i int) string { return string(rune('a' + i%3)) })},
		"10000 words in any order": {long(10000, digits), shuffled, again},
		"two letters":              {long(2000, func(i int) string { return string(rune('a' + r.IntN(2))) }), long(2000, func(i int) string { return string(rune('a' + r.IntN(2))) }), long(2000, func(i int) string { return string(rune('a' + r.IntN(2))) })},
	}
}

func BenchmarkMerge(b *testing.B) {
	for name, texts := range worst() {
		base, theirs, mine := message(texts[0]...), message(texts[1]...), message(texts[2]...)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Messages(base, theirs, mine); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestTheWorstIsMergedToo: beyond its bounds the merge is coarser, never wrong.
func TestTheWorstIsMergedToo(t *testing.T) {
	for name, texts := range worst() {
		t.Run(name, func(t *testing.T) { nothingLost(t, message(texts[0]...), message(texts[1]...), message(texts[2]...)) })
	}
}
