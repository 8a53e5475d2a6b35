package desk

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/record"
	"readout/internal/text"
)

// mostNear is how many are offered beside whom a draft names: as many as there are keys for them.
const mostNear = 8

// hearing is who speaks and who is named in updates that are read together, by place: of words that name
// nobody, who spoke before them is the likeliest.
type hearing struct {
	parts  []draftPart
	runes  [][]rune
	cut    [][]text.Sentence // of each part
	voices []voice
	spoke  []record.ActorID // in what the record holds of the coverage, the last one last
	sides  []record.ActorID
	party  map[record.ActorID]record.ActorID
}

// voice is somebody who speaks or is named at a place.
type voice struct {
	who      []record.ActorID
	part, at int
	speaks   bool // else they are named there
	person   bool
	quoted   bool // named in what somebody else says
}

// hear gathers who speaks in the items of some updates, and who is named in their words.
func (s *draftSource) hear(updates []coverage.Update, items []DraftedItem) *hearing {
	h := &hearing{parts: partsOf(updates), spoke: s.spoke, sides: s.sides, party: s.known.party}
	for i := range h.parts {
		plain := h.parts[i].plain[:h.parts[i].reads]
		h.runes, h.cut = append(h.runes, []rune(plain)), append(h.cut, text.Sentences(plain))
		h.name(i, s.known.said.in(h.runes[i]))
		if s.c.Content.Lang == "ja" {
			h.nameTogether(i, s.known.short.in(h.runes[i]))
		}
	}
	for i := range items {
		h.speaks(items[i].Speakers, items[i].Ref.N, items[i].Ref.Field, items[i].Places[0].Quote.Start)
	}
	for _, st := range s.items.Statements {
		for _, c := range st.Citations[:min(1, len(st.Citations))] {
			if c.Coverage == string(s.c.ID) {
				h.speaks(st.Speaker, c.N, c.Field, c.Quote.Start)
			}
		}
	}
	slices.SortStableFunc(h.voices, func(a, b voice) int { return a.compare(b.part, b.at) })
	return h
}

func (v voice) compare(part, at int) int {
	return cmp.Or(cmp.Compare(v.part, part), cmp.Compare(v.at, at))
}

// from gives where the voices begin that stand at a place or behind it.
func (h *hearing) from(part, at int) int {
	i, _ := slices.BinarySearchFunc(h.voices, at, func(v voice, at int) int { return v.compare(part, at) })
	return i
}

// within gives the voices that stand in a range of a part.
func (h *hearing) within(part int, s span) []voice {
	return h.voices[h.from(part, s.start):h.from(part, s.end)]
}

func (h *hearing) speaks(who []record.ActorID, n int, field record.Field, at int) {
	if part := h.partOf(n, field); part >= 0 && len(who) > 0 {
		h.voices = append(h.voices, voice{who: who, part: part, at: at, speaks: true, person: true})
	}
}

func (h *hearing) partOf(n int, field record.Field) int {
	return slices.IndexFunc(h.parts, func(p draftPart) bool { return p.u.N == n && p.field == field })
}

// name takes the names that stand in a part; those that are listed with an "and" among them may speak together.
func (h *hearing) name(part int, all []said) {
	r := h.runes[part]
	for i, one := range all {
		quoted := inQuotes(r, one.start)
		if who := listed(r, all[i:]); len(who) > 1 {
			h.voices = append(h.voices, voice{who: who, part: part, at: one.start, person: one.person, quoted: quoted})
		}
		h.voices = append(h.voices, voice{who: []record.ActorID{one.id}, part: part, at: one.start, person: one.person, quoted: quoted})
	}
}

// listed gives those of some names that stand in one list which begins with the first: Tarn, Veld and Orm.
func listed(r []rune, all []said) []record.ActorID {
	who, joined := []record.ActorID{all[0].id}, 1
	for i := 1; i < len(all) && i < mostNear && all[i].start > all[i-1].end && all[i].person == all[0].person; i++ {
		between := strings.TrimSpace(string(r[all[i-1].end:all[i].start]))
		if between != "," && !joins(between) || slices.Contains(who, all[i].id) {
			break
		}
		if who = append(who, all[i].id); between != "," {
			joined = len(who)
		}
	}
	return who[:joined]
}

// nameTogether takes the states that are named together in a part.
func (h *hearing) nameTogether(part int, all []saidTogether) {
	for _, one := range all {
		h.voices = append(h.voices, voice{who: one.who, part: part, at: one.at, quoted: inQuotes(h.runes[part], one.at)})
	}
}

func joins(between string) bool {
	return slices.Contains([]string{"and", ", and", "&", "и", "と", "、", "・", "および"}, between)
}

// farthestQuote is how far before a place a quotation that it stands in begins at most.
const farthestQuote = 2000

// inQuotes tells whether a place stands between quotation marks of its own line.
func inQuotes(r []rune, at int) bool {
	depth, straight := 0, false
	for i := at - 1; i >= max(0, at-farthestQuote) && r[i] != '\n'; i-- {
		switch {
		case r[i] == '"':
			straight = !straight
		case strings.ContainsRune("「『“«„", r[i]):
			depth++
		case strings.ContainsRune("」』”»", r[i]):
			depth--
		}
	}
	return depth > 0 || straight
}

// How many voices are listened to before and behind some words: more than anybody looks for.
const (
	heardBefore = 200
	heardAfter  = 50
)

// near gives who may say the words at a place, the likeliest first: who is named in their sentence, who
// spoke or was named before them in the same update, who was last in those before, who comes after them, who
// has spoken on the page, the sides of the talks. Where somebody agrees, the two who may have come before all.
// Nobody who is in not comes again.
func (h *hearing) near(part, start, end int, agree bool, not ...[]record.ActorID) [][]record.ActorID {
	from, to := h.sentence(part, start, end)
	var all []ranked
	here := h.from(part, start)
	for _, v := range h.voices[max(0, here-heardBefore):min(len(h.voices), here+heardAfter)] {
		if one := h.rank(v, part, start, from, to); one.class > 0 {
			all = append(all, one)
		}
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.far, b.far))
	})
	var found [][]record.ActorID
	add := func(who ...record.ActorID) {
		same := func(o []record.ActorID) bool { return slices.Equal(sorted(o), sorted(who)) }
		if len(who) > 0 && len(found) < mostNear && !slices.ContainsFunc(not, same) && !slices.ContainsFunc(found, same) {
			found = append(found, who)
		}
	}
	together, two := h.together(all), h.two(all, not)
	if agree {
		add(two...)
		add(together...)
	}
	for _, one := range all {
		if one.class >= longBefore {
			add(two...)
		}
		if one.class >= namedBefore && len(together) > 1 {
			add(together...)
		}
		add(one.who...)
	}
	add(together...)
	for _, id := range slices.Backward(h.spoke) {
		add(id)
	}
	for _, id := range h.sides {
		add(id)
	}
	return found
}

func sorted(who []record.ActorID) []record.ActorID { return slices.Sorted(slices.Values(who)) }

// ranked is a voice as somebody hears it who reads certain words: the lower its class, the likelier it is theirs.
type ranked struct {
	voice
	class, far int
}

// The classes. Those of states and bodies that are named come behind those of persons by one.
const (
	inTheSentence = 2 * (1 + iota)
	spokeBefore
	namedBefore
	longBefore // persons, in earlier updates
	quotedThere
	after
	stateLongBefore
)

// rank tells how a voice is heard at a place in a sentence; those of later updates are not.
func (h *hearing) rank(v voice, part, start, from, to int) ranked {
	one := ranked{voice: v, far: (v.part-part)<<20 + v.at - start}
	before := v.part < part || v.part == part && v.at < start
	here := h.parts[v.part].u.N == h.parts[part].u.N
	switch {
	case v.part == part && v.at >= from && v.at < to && !v.speaks && v.quoted:
		one.class = quotedThere
	case v.part == part && v.at >= from && v.at < to && !v.speaks:
		one.class = inTheSentence
	case here && before && v.speaks:
		one.class, one.far = spokeBefore, -one.far // the last of them first
	case here && before:
		one.class, one.far = namedBefore, -one.far
	case here:
		one.class = after
	case before:
		one.class, one.far = longBefore, -one.far
		if !v.person {
			one.class = stateLongBefore
		}
	default:
		return ranked{}
	}
	if !v.person && one.class < longBefore {
		one.class++
	}
	return one
}

// together gives for whom those speak who spoke before in the same update: "the countries", "both sides".
func (h *hearing) together(all []ranked) []record.ActorID {
	var sides []record.ActorID
	for _, one := range all {
		if one.class == spokeBefore {
			for _, id := range one.who {
				if side := cmp.Or(h.party[id], id); !slices.Contains(sides, side) {
					sides = append(sides, side)
				}
			}
		}
	}
	slices.Sort(sides)
	return sides
}

// two gives a person of one side and one of another, who are named or speak before some words or in them: the
// one of whom nothing else is said yet, or the first of them.
func (h *hearing) two(all []ranked, not [][]record.ActorID) []record.ActorID {
	var first record.ActorID
	if len(not) > 0 && len(not[0]) == 1 && h.party[not[0][0]] != "" {
		first = not[0][0]
	}
	for _, one := range all {
		if one.class > namedBefore || !one.person || len(one.who) != 1 {
			continue
		}
		switch id := one.who[0]; {
		case first == "":
			first = id
		case id != first && h.party[id] != h.party[first]:
			return []record.ActorID{first, id}
		}
	}
	return nil
}

// sentence widens a place to the sentences that it stands in.
func (h *hearing) sentence(part, start, end int) (from, to int) {
	from, to = start, end
	for _, s := range h.cut[part] {
		if s.Start < end && s.End > start {
			from, to = min(from, s.Start), max(to, s.End)
		}
	}
	return from, to
}

// whoElse says of each draft who else may be meant: whose act is told of first, if it can be read so.
func (h *hearing) whoElse(items []DraftedItem) {
	for i := range items {
		item := &items[i]
		part := h.partOf(item.Ref.N, item.Ref.Field)
		if part < 0 {
			continue
		}
		q := item.Places[0].Quote
		agree := item.As.Kind == string(record.Agree) || item.As.Kind == string(record.Agreed)
		item.Near = h.near(part, q.Start, q.End, agree, item.Speakers, item.Inner)
		if len(item.Inner) > 0 && !slices.Equal(item.Inner, item.Speakers) {
			item.Near = append([][]record.ActorID{item.Inner}, item.Near[:min(len(item.Near), mostNear-1)]...)
		}
	}
}
