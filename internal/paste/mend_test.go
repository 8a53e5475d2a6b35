package paste

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/paste/printed"
	"readout/internal/text"
)

const articleToMend = `<html><head><title>The ferries sail again</title></head><body>
<nav><a href="/">Home</a> <a href="/talks">Talks</a></nav>
<article><h1>The ferries sail again</h1>
<p>The ministers at the quay of Tarn on Wednesday</p>
<p>The two ministers <strong>agreed</strong> on Wednesday that the ferries sail again from June.</p>
<p>They will sail four times a day, and in winter twice, as the harbour office said.</p>
<p>The talks go on in autumn, when the fishing grounds are on the table again.</p>
<p>Ada Mole reported from the harbour hall.</p>
</article><footer><p>Write to the editors of the harbour paper about this story.</p></footer></body></html>`

const liveToMend = `Third harbour talks: live

18:21
Ferries to resume in June
The ministers agreed that the ferries sail again.
The ministers at the quay
© Harbour Pictures / Ann Reed

17:40
Nobody has left the hall since noon.
The break was short and quiet.
Then the doors were closed again.

09:31
Talks begin
The hall was full from the morning on.
`

// TestMend says where the pieces of a page stand after a person has put them elsewhere.
func TestMend(t *testing.T) {
	for _, row := range []struct{ name, page, mends, want string }{
		{"an article as it was read", articleToMend, "", `The ferries sail again
: The ministers at the quay of Tarn on Wednesday | The two ministers agreed on Wednesday that the ferries sail again from June. | They will sail four times a day, and in winter twice, as the harbour office said. | The talks go on in autumn, when the fishing grounds are on the table again. | Ada Mole reported from the harbour hall.`},
		{"the body begins with its second paragraph and ends before the last", articleToMend, "The two=begin, The talks=end", `The ferries sail again
: The two ministers agreed on Wednesday that the ferries sail again from June. | They will sail four times a day, and in winter twice, as the harbour office said. | The talks go on in autumn, when the fishing grounds are on the table again.`},
		{"a caption, a byline, a standfirst", articleToMend, "The ministers=caption, Ada Mole=byline, They will=standfirst", `The ferries sail again
standfirst They will sail four times a day, and in winter twice, as the harbour office said.
byline Ada Mole reported from the harbour hall.
: The two ministers agreed on Wednesday that the ferries sail again from June. | The talks go on in autumn, when the fishing grounds are on the table again.
  picture The ministers at the quay of Tarn on Wednesday`},
		{"caption and credit are of one picture", articleToMend, "The ministers=caption, Ada Mole=credit, The two=out, They will=out", `The ferries sail again
: The talks go on in autumn, when the fishing grounds are on the table again.
  picture The ministers at the quay of Tarn on Wednesday / Ada Mole reported from the harbour hall.`},
		{"another title", articleToMend, "The ministers=title, They will=out, The talks=out, Ada Mole=out", `The ministers at the quay of Tarn on Wednesday
: The two ministers agreed on Wednesday that the ferries sail again from June.`},
		{"what was left out comes back where it stood", articleToMend, "The ministers=out, They will=out, The talks=out, Ada Mole=out, Home=body, Write to=body", `The ferries sail again
: Home | The two ministers agreed on Wednesday that the ferries sail again from June. | Write to the editors of the harbour paper about this story.`},
		{"the text ends with what was left out", articleToMend, "They will=begin, The talks=out, Ada Mole=out, Write to=end", `The ferries sail again
: They will sail four times a day, and in winter twice, as the harbour office said. | The talks go on in autumn, when the fishing grounds are on the table again. | Ada Mole reported from the harbour hall. | Write to the editors of the harbour paper about this story.`},
		{"a live page as it was read", liveToMend, "", `Third harbour talks: live
18:21 Ferries to resume in June: The ministers agreed that the ferries sail again.
  picture The ministers at the quay / © Harbour Pictures / Ann Reed
17:40 : Nobody has left the hall since noon. | The break was short and quiet. | Then the doors were closed again.
09:31 Talks begin: The hall was full from the morning on.`},
		{"an update that begins with another's last line", liveToMend, "Nobody has=above", `Third harbour talks: live
18:21 Ferries to resume in June: The ministers agreed that the ferries sail again. | Nobody has left the hall since noon.
  picture The ministers at the quay / © Harbour Pictures / Ann Reed
17:40 : The break was short and quiet. | Then the doors were closed again.
09:31 Talks begin: The hall was full from the morning on.`},
		{"an update that ends with another's first line", liveToMend, "Then the=below", `Third harbour talks: live
18:21 Ferries to resume in June: The ministers agreed that the ferries sail again.
  picture The ministers at the quay / © Harbour Pictures / Ann Reed
17:40 : Nobody has left the hall since noon. | The break was short and quiet.
09:31 Talks begin: Then the doors were closed again. | The hall was full from the morning on.`},
		{"two updates that were one", liveToMend, "The ministers agreed=update, Then the=update", `Third harbour talks: live
18:21 Ferries to resume in June: 
18:21 : The ministers agreed that the ferries sail again.
  picture The ministers at the quay / © Harbour Pictures / Ann Reed
17:40 : Nobody has left the hall since noon. | The break was short and quiet.
17:40 : Then the doors were closed again.
09:31 Talks begin: The hall was full from the morning on.`},
		{"one update that was two", liveToMend, "09:31=above", `Third harbour talks: live
18:21 Ferries to resume in June: The ministers agreed that the ferries sail again.
  picture The ministers at the quay / © Harbour Pictures / Ann Reed
17:40 : Nobody has left the hall since noon. | The break was short and quiet. | Then the doors were closed again. | Talks begin | The hall was full from the morning on.`},
		{"headline and text, caption and text", liveToMend, "The break=headline, The ministers at=body, © Harbour=out, Talks begin=body", `Third harbour talks: live
18:21 Ferries to resume in June: The ministers agreed that the ferries sail again. | The ministers at the quay
17:40 The break was short and quiet.: Nobody has left the hall since noon. | Then the doors were closed again.
09:31 : Talks begin | The hall was full from the morning on.`},
		{"all of an update is left out", liveToMend, "Nobody has=out, The break=out, Then the=out", `Third harbour talks: live
18:21 Ferries to resume in June: The ministers agreed that the ferries sail again.
  picture The ministers at the quay / © Harbour Pictures / Ann Reed
09:31 Talks begin: The hall was full from the morning on.`},
	} {
		t.Run(row.name, func(t *testing.T) {
			d := mendable(t, row.page)
			if err := d.Mend(mendsOf(t, d.Pieces(), row.mends)); err != nil {
				t.Fatal(err)
			}
			check(t, "draft", asTold(d), row.want)
		})
	}
}

// TestMendingNothingChangesNothing: the pieces of every page are all of its draft, each with a name
// of its own, and a draft that is made of them again says the same.
func TestMendingNothingChangesNothing(t *testing.T) {
	for _, file := range pages(t) {
		page := read(t, file)
		drafts, err := ReadAll(exportOf(page), optionsOf(t, page))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range drafts {
			want, err := json.Marshal(d.report())
			if err != nil {
				t.Fatal(err)
			}
			pieces, places := d.Pieces(), []Putting(nil)
			names := make(map[string]bool)
			for _, p := range pieces {
				places, names[p.ID] = append(places, p.Place), true
			}
			check(t, file+": names", len(names), len(pieces))
			d.rebuild(pieces, places)
			got, err := json.Marshal(d.report())
			if err != nil {
				t.Fatal(err)
			}
			check(t, file, string(got), string(want))
		}
	}
}

// TestNoMendLosesALine: whatever is cut and put wherever, each piece that is not left out is in the draft.
func TestNoMendLosesALine(t *testing.T) {
	for _, page := range []string{articleToMend, liveToMend} {
		for seed := range uint64(150) {
			losesNothing(t, page, mendable(t, page), seed)
		}
	}
	for seed, file := range pages(t) {
		page := read(t, file)
		drafts, err := ReadAll(exportOf(page), optionsOf(t, page))
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range drafts {
			losesNothing(t, file, d, uint64(seed))
		}
	}
}

// losesNothing mends a draft at random.
func losesNothing(t *testing.T, page string, d *Draft, seed uint64) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 7))
	read := d.Pieces()
	if len(read) == 0 {
		return
	}
	var mends []Mend
	for range 1 + random.IntN(8) {
		p := read[random.IntN(len(read))]
		m := Mend{Piece: p.ID, To: Puttings[random.IntN(len(Puttings))]}
		if random.IntN(4) == 0 {
			m.To, m.Edge = "", Edges[random.IntN(len(Edges))]
		}
		if n := long(p.Blocks...); n > 1 && random.IntN(3) == 0 {
			m.Piece = PartName(p.ID, 1+random.IntN(n-1))
		}
		if _, _, err := PlacedParts(d.Pieces(), append(slices.Clone(mends), m)); err == nil {
			mends = append(mends, m)
		}
	}
	pieces, places, err := PlacedParts(d.Pieces(), mends)
	if err != nil {
		t.Fatal(err)
	}
	before := slices.Clone(d.Updates)
	if err := d.Mend(mends); err != nil {
		t.Fatal(err)
	}
	all := d.Title + d.Standfirst + d.Byline
	add := func(pictures []coverage.Picture) {
		for _, pic := range pictures {
			all += pic.Caption + pic.Credit + pic.Alt + pic.Name
		}
	}
	add(d.Lead)
	for _, u := range d.Updates {
		all += u.Headline + u.Body.Plain() + u.Time + "\n"
		add(u.Pictures)
		for _, c := range u.Cards {
			all += c.Title + c.Excerpt + "\n"
		}
	}
	all = printed.Letters(all)
	for i, p := range pieces {
		words := p.Plain()
		if p.Begins() {
			words = text.Document{Blocks: []text.Block{p.clock}}.Plain()
		}
		asRead := p.Place == places[i] && !p.changed && p.Place != AsBody // a byline without its "By"
		if p.Begins() && places[i] != AsText || places[i] == LeaveOut || asRead || strings.Contains(all, printed.Letters(words)) {
			continue
		}
		if places[i] == AsUpdate {
			if _, clocked := d.Begun(p, before[max(p.Update, 0)]); clocked {
				continue // the moment of the update says it
			}
		}
		t.Fatalf("%.40q, seed %d, %+v: %q was put to %s and is nowhere in\n%s", page, seed, mends, words, places[i], all)
	}
}

// TestAnArticleWithoutTextIsGivenOne: what was all left out can be put back.
func TestAnArticleWithoutTextIsGivenOne(t *testing.T) {
	d := mendable(t, "<html><head><title>Notes</title></head><body><nav><p>Home of the notes</p></nav></body></html>")
	if len(d.Updates) != 0 {
		t.Fatalf("the page has a text: %s", asTold(d))
	}
	if err := d.Mend(mendsOf(t, d.Pieces(), "Home of=body")); err != nil {
		t.Fatal(err)
	}
	check(t, "draft", asTold(d), "Notes\n: Home of the notes")
}

// TestWordsAreMended: a paragraph says what a person typed, others keep their markup.
func TestWordsAreMended(t *testing.T) {
	d := mendable(t, liveToMend)
	mends := mendsOf(t, d.Pieces(), "The hall=body")
	mends[0].Blocks = text.Paragraphs("The hall was full.", "So was the quay.").Blocks
	if err := d.Mend(mends); err != nil {
		t.Fatal(err)
	}
	check(t, "body", d.Updates[2].Body.Plain(), "The hall was full.\nSo was the quay.")
}

// TestMendsThatCannotBeMeant change nothing and say which they are.
func TestMendsThatCannotBeMeant(t *testing.T) {
	d := mendable(t, liveToMend)
	want := asTold(d)
	first := d.Pieces()[1]
	if !first.Begins() {
		t.Fatalf("got %+v", first)
	}
	for name, m := range map[string]Mend{
		"no such piece":             {Piece: "999", To: AsBody},
		"no such place":             {Piece: d.Pieces()[2].ID, To: "elsewhere"},
		"a beginning is no caption": {Piece: first.ID, To: AsCaption},
		"nor does a text end there": {Piece: first.ID, Edge: BodyEnds},
	} {
		var told *fault.Error
		if err := d.Mend([]Mend{{Piece: d.Pieces()[2].ID, To: LeaveOut}, m}); !errors.As(err, &told) || !strings.HasPrefix(told.Field, "mends[1].") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	check(t, "draft", asTold(d), want)
}

func mendable(t *testing.T, page string) *Draft {
	t.Helper()
	d, err := Read([]byte(page), Options{Date: "2031-05-14", Zone: zoneNamed(t, "Asia/Tokyo")})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// mendsOf reads "The two=begin, The talks=out", each piece by its first words, the beginning of an
// update by its clock.
func mendsOf(t *testing.T, pieces []Piece, list string) []Mend {
	t.Helper()
	var all []Mend
	for _, one := range strings.Split(list, ", ") {
		words, to, ok := strings.Cut(one, "=")
		if !ok {
			continue
		}
		i := slices.IndexFunc(pieces, func(p Piece) bool {
			return !p.Begins() && strings.HasPrefix(p.Plain(), words) || p.Begins() && words == "09:31" && p.Update == 2
		})
		if i < 0 {
			t.Fatalf("no piece begins with %q: %+v", words, pieces)
		}
		m := Mend{Piece: pieces[i].ID, To: Putting(to)}
		if to == "begin" || to == "end" {
			m.To, m.Edge = "", Edge(to)
		}
		all = append(all, m)
	}
	return all
}

// asTold writes what of a draft mends can change.
func asTold(d *Draft) string {
	all := []string{d.Title}
	if d.Standfirst != "" {
		all = append(all, "standfirst "+d.Standfirst)
	}
	if d.Byline != "" {
		all = append(all, "byline "+d.Byline)
	}
	for _, u := range d.Updates {
		clock := u.Time
		if clock != "" {
			clock += " "
		}
		all = append(all, clock+u.Headline+": "+strings.ReplaceAll(u.Body.Plain(), "\n", " | "))
		for _, pic := range u.Pictures {
			all = append(all, strings.TrimSuffix("  picture "+pic.Caption+" / "+pic.Credit, " / "))
		}
		for _, c := range u.Cards {
			all = append(all, strings.TrimSuffix("  card "+c.Title+" / "+c.Excerpt+" "+c.Href, " /  "))
		}
	}
	return strings.Join(all, "\n")
}

func TestMoveTo(t *testing.T) {
	var u Update
	u.MoveTo(time.Date(2031, 5, 13, 16, 10, 0, 0, time.UTC), zoneNamed(t, "Asia/Tokyo"))
	check(t, "moved", u.Date+" "+u.Time, "2031-05-14 01:10")
}

// TestLanguage goes by letters, and among Latin ones by small words.
func TestLanguage(t *testing.T) {
	for words, want := range map[string]string{
		"連絡船の再開で一致した":                                                                                       "ja",
		"Стороны согласились":                                                                               "ru",
		"The ministers agreed that the ferries sail again":                                                  "en",
		"Les ministres se sont retrouvés dans la salle du port pour une fois":                               "fr",
		"Die Minister und der Rat haben das Abkommen mit dem Hafen für gut befunden, und die Fähren fahren": "de",
		"Los ministros del puerto acordaron que las naves y una flota salen con el día":                     "es",
		"18:21": "en",
	} {
		check(t, words, script(words), want)
	}
}
