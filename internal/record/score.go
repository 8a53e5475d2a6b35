package record

// Score is what became of the forecasts of one outlet on one basis.
type Score struct {
	Basis  ForecastBasis
	Outlet ActorID // where no outlet is named the origin, else ""
	Counts map[Result]int
	Brier  *float64 // over forecasts with a printed probability, nil without any

	squares float64
	printed int
}

// Resolved gives how many counted as hit, partly or miss.
func (s *Score) Resolved() int { return s.Counts[Hit] + s.Counts[Partly] + s.Counts[Miss] }

// fewest is how many resolved forecasts a percentage needs to mean anything.
const fewest = 5

// Rate gives the share of hits among the resolved, a partly as half of one; ok is false under
// five resolved.
func (s *Score) Rate() (share float64, ok bool) {
	if s.Resolved() < fewest {
		return 0, false
	}
	return (float64(s.Counts[Hit]) + 0.5*float64(s.Counts[Partly])) / float64(s.Resolved()), true
}

// Scoreboard gives the scores per basis and outlet, in the order in which a forecast first
// names them; one of two outlets counts with each. round "" takes the forecasts about all.
func (b *Book) Scoreboard(round EventID) []*Score {
	var board []*Score
	for i := range b.Forecasts {
		f := &b.Forecasts[i]
		if round != "" && b.RoundOf(f.Event) != round {
			continue
		}
		outlets := f.Outlet
		if len(outlets) == 0 {
			outlets = []ActorID{f.Origin}
		}
		for _, outlet := range outlets {
			score := scoreOf(&board, f.Basis, outlet)
			score.count(f, b.ResultOf(f))
		}
	}
	return board
}

func scoreOf(board *[]*Score, basis ForecastBasis, outlet ActorID) *Score {
	for _, s := range *board {
		if s.Basis == basis && s.Outlet == outlet {
			return s
		}
	}
	s := &Score{Basis: basis, Outlet: outlet, Counts: make(map[Result]int)}
	*board = append(*board, s)
	return s
}

func (s *Score) count(f *Forecast, result Result) {
	s.Counts[result]++
	if f.Probability == nil || !result.Resolved() {
		return
	}
	came := map[Result]float64{Hit: 1, Partly: 0.5, Miss: 0}[result]
	off := *f.Probability - came
	s.squares += off * off
	s.printed++
	brier := s.squares / float64(s.printed)
	s.Brier = &brier
}

// ResultOf gives what became of a forecast: as it is written down, but that one which is open
// is missed once an editor has declared the list of its round's results final.
func (b *Book) ResultOf(f *Forecast) Result {
	if round, ok := b.Event(b.RoundOf(f.Event)); ok {
		return f.ResultAt(round)
	}
	return f.Result
}

// ResultAt gives what became of a forecast about a round by the same rule.
func (f *Forecast) ResultAt(round Event) Result {
	if f.Result == Open && !f.Waits && round.OutcomesFinal {
		return Miss
	}
	return f.Result
}

// ForecastsOf gives the forecasts about a round.
func (b *Book) ForecastsOf(round EventID) []*Forecast {
	var all []*Forecast
	for i := range b.Forecasts {
		if round != "" && b.RoundOf(b.Forecasts[i].Event) == round {
			all = append(all, &b.Forecasts[i])
		}
	}
	return all
}
