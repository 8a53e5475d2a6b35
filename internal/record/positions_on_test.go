package record

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestPositionsOnADay: of each side and issue the newest round at which it had spoken by then,
// with what it had said there by the end of the day.
func TestPositionsOnADay(t *testing.T) {
	early := said("s6 weiss offer dam r2")
	early.SaidAt = "2031-05-20T09:00"
	late := said("s7 weiss reject dam r2")
	late.SaidAt = "2031-05-21"
	b := talks([]Statement{
		said("s1 mori concern dam r1"), said("s2 weiss explain dam,water r1"), said("s3 mori,weiss agree water eve"),
		said("s4 kato decline dam r2"), said("s5 expert assert dam r1"), early, late, said("s8 mori welcome dam press"), said("s9 kato assert dam"),
		said("s10 kato offer dam r4"),
	}, nil, nil)
	for day, want := range map[string]string{
		"2029-01-09": "",
		"2029-01-10": "dam tarn r1 s1; dam veld r1 s2; water veld r1 s2",
		"2031-05-19": "dam tarn r1 s1; dam veld r1 s2; water tarn r2 s3; water veld r2 s3",
		"2031-05-20": "dam tarn r1 s1; dam veld r2 s6; water tarn r2 s3; water veld r2 s3",
		"2031-05-21": "dam tarn r2 s8; dam veld r2 s6,s7; water tarn r2 s3; water veld r2 s3",
		"2033-01-01": "dam tarn r4 s10; dam veld r2 s6,s7; water tarn r2 s3; water veld r2 s3",
	} {
		on, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		if got := positionsText(b.PositionsOn(on)); got != want {
			t.Errorf("%s: got %q, want %q", day, got, want)
		}
	}
}

// TestWordsOfARoundThatGoesOn: what was told of it on a later day had not been said before.
func TestWordsOfARoundThatGoesOn(t *testing.T) {
	first, second := said("s1 mori concern dam r2"), said("s2 mori offer dam r2")
	first.Citations, second.Citations = []Citation{{Update: "may 20"}}, []Citation{{Update: "may 21"}}
	b := talks([]Statement{first, second}, nil, nil)
	b.Told = func(c Citation) string { return strings.Replace(c.Update, "may ", "2031-05-", 1) }
	for day, want := range map[int]string{19: "", 20: "dam tarn r2 s1", 21: "dam tarn r2 s1,s2"} {
		if got := positionsText(b.PositionsOn(time.Date(2031, 5, day, 0, 0, 0, 0, time.UTC))); got != want {
			t.Errorf("%d May: got %q, want %q", day, got, want)
		}
	}
}

func positionsText(all []PositionOn) string {
	var lines []string
	for _, p := range all {
		var ids []string
		for _, s := range p.Cell {
			ids = append(ids, string(s.ID))
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %s", p.Issue, p.Party, p.Round, strings.Join(ids, ",")))
	}
	return strings.Join(lines, "; ")
}
