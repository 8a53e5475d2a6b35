package coverage

import (
	"fmt"
	"testing"
	"time"
)

// TestStatesKeepWhen goes through states, an hour each; what is written is state, began,
// paused, finished as hours since noon.
func TestStatesKeepWhen(t *testing.T) {
	hours := func(at *time.Time) string {
		if at == nil {
			return "-"
		}
		return fmt.Sprint(int(at.Sub(noon).Hours()))
	}
	for name, row := range map[string]struct {
		from State
		to   []State
		want string
	}{
		"begins":                           {Planned, []State{Running}, "live 1 - -"},
		"begins twice":                     {Planned, []State{Running, Running}, "live 1 - -"},
		"pauses":                           {Planned, []State{Running, Paused}, "paused 1 2 -"},
		"resumes":                          {Planned, []State{Running, Paused, Running}, "live 1 - -"},
		"ends":                             {Planned, []State{Running, Paused, Ended}, "ended 1 - 3"},
		"goes on after the end":            {Planned, []State{Running, Ended, Running}, "live 1 - -"},
		"ends again":                       {Planned, []State{Running, Ended, Running, Ended}, "ended 1 - 4"},
		"is planned anew":                  {Planned, []State{Running, Ended, Planned}, "planned - - -"},
		"never takes place":                {Planned, []State{Ended}, "ended - - -"},
		"ends, and was written afterwards": {Running, []State{Ended}, "ended - - -"},
		"pauses before it began":           {Planned, []State{Paused, Running}, "live 2 - -"},
	} {
		c := Content{State: row.from}
		for i, to := range row.to {
			c.Move(to, noon.Add(time.Duration(i+1)*time.Hour))
		}
		check(t, name, fmt.Sprint(c.State, " ", hours(c.Began), " ", hours(c.Paused), " ", hours(c.Finished)), row.want)
	}
	check(t, "a marker that resumes", MarkResume.To(), Running)
	check(t, "no marker", Mark("").To(), "")
}

func TestStartAndEnd(t *testing.T) {
	at := func(h int) *time.Time { t := noon.Add(time.Duration(h) * time.Hour); return &t }
	for name, row := range map[string]struct {
		c           Content
		first, last *time.Time
		start, end  *time.Time
	}{
		"planned":                         {Content{State: Planned, Starts: at(1), Ends: at(3)}, nil, nil, at(1), at(3)},
		"began later than planned":        {Content{State: Running, Starts: at(1), Began: at(2), Ends: at(3)}, at(2), at(2), at(2), at(3)},
		"was written about before it was": {Content{State: Running, Began: at(2)}, at(1), at(2), at(1), nil},
		"written afterwards":              {Content{State: Ended}, at(-9), at(-8), at(-9), at(-8)},
		"ended":                           {Content{State: Ended, Began: at(1), Ends: at(3), Finished: at(4)}, at(1), at(3), at(1), at(4)},
	} {
		if got := row.c.Start(row.first); !sameTime(got, row.start) {
			t.Errorf("%s: start: got %v, want %v", name, got, row.start)
		}
		if got := row.c.End(row.last); !sameTime(got, row.end) {
			t.Errorf("%s: end: got %v, want %v", name, got, row.end)
		}
	}
}

func TestTimesThatCannotBe(t *testing.T) {
	at := func(year int) *time.Time { t := time.Date(year, 5, 20, 0, 0, 0, 0, time.UTC); return &t }
	for name, row := range map[string]struct {
		c    Content
		want string
	}{
		"in order":                {Content{Starts: at(2030), Ends: at(2031), Began: at(2032), Finished: at(2033)}, ""},
		"ends before it starts":   {Content{Starts: at(2031), Ends: at(2030)}, "coverage.ends_first@ends"},
		"ends as it starts":       {Content{Starts: at(2031), Ends: at(2031)}, "coverage.ends_first@ends"},
		"ended before it began":   {Content{Began: at(2031), Finished: at(2030)}, "coverage.ends_first@finished"},
		"ended as it began":       {Content{Began: at(2031), Finished: at(2031)}, ""},
		"a year that is no year":  {Content{Starts: at(20310)}, "coverage.year@starts"},
		"before there was a news": {Content{Began: at(17)}, "coverage.year@began"},
	} {
		got := ""
		for _, f := range row.c.checkTimes() {
			got += f.Key + "@" + f.Field
		}
		check(t, name, got, row.want)
	}
}
