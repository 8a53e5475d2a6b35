package record

import (
	"slices"

	"readout/internal/fault"
)

// Check gives the faults of an outcome's own fields, those of its changes with their number.
func (o Outcome) Check() error {
	faults := []*fault.Error{checkID(string(o.ID)), checkTitle(o.Title), checkGist("condition", o.Condition), checkSpan("due", o.Due), checkNote(o.Note)}
	if !slices.Contains(OutcomeKinds, o.Kind) {
		faults = append(faults, fault.At("kind", "record.bad_outcome_kind", "got", short(string(o.Kind))))
	}
	if o.Event == "" {
		faults = append(faults, fault.At("event", "record.event_missing"))
	}
	if o.SupersededBy != "" && o.SupersededBy == o.ID {
		faults = append(faults, fault.At("superseded_by", "record.superseded_by_itself"))
	}
	if len(o.Citations) == 0 {
		faults = append(faults, fault.At("exact", "record.words_missing"))
	}
	faults = append(faults, checkCitations(o.Citations), o.Verdicts.check(o.ID))
	for _, c := range o.Changes {
		faults = append(faults, c.check()...)
	}
	return fault.Join(faults...)
}

func (c StatusChange) check() []*fault.Error {
	var status, asOf, basis, cited *fault.Error
	if !slices.Contains(OutcomeStatuses, c.Status) {
		status = fault.At("status", "record.bad_status", "got", short(string(c.Status)))
	}
	if c.AsOf == "" {
		asOf = fault.At("as_of", "record.as_of_missing")
	} else {
		asOf = checkSpan("as_of", c.AsOf)
	}
	if !slices.Contains(StatusBases, c.Basis) {
		basis = fault.At("basis", "record.bad_status_basis", "got", short(string(c.Basis)))
	}
	if len(c.Citations) == 0 && c.Basis == BasisReported {
		cited = fault.At("exact", "record.status_words_missing")
	}
	return []*fault.Error{status, asOf, basis, cited, checkNote(c.Note), checkCitations(c.Citations)}
}

func checkTitle(title map[string]string) *fault.Error {
	for _, words := range title {
		if words != "" {
			return checkGist("title", title)
		}
	}
	return fault.At("title", "record.outcome_title_missing")
}

// Check gives the faults of a forecast's own fields.
func (f Forecast) Check() error {
	faults := []*fault.Error{
		checkID(string(f.ID)), checkSpan("published", f.Published), checkGist("expects", f.Expects), checkGist("why", f.Why),
		checkNote(f.Note), checkCitations(f.Citations), checkCitations(f.Resolving),
	}
	if !slices.Contains(ForecastBases, f.Basis) {
		faults = append(faults, fault.At("basis", "record.bad_forecast_basis", "got", short(string(f.Basis))))
	}
	if !slices.Contains(Results, f.Result) {
		faults = append(faults, fault.At("result", "record.bad_result", "got", short(string(f.Result))))
	}
	if f.Event == "" {
		faults = append(faults, fault.At("event", "record.event_missing"))
	}
	if len(f.Expects) == 0 {
		faults = append(faults, fault.At("expects", "record.expects_missing"))
	}
	if len(f.Citations) == 0 {
		faults = append(faults, fault.At("exact", "record.words_missing"))
	}
	if f.Probability != nil && (*f.Probability < 0 || *f.Probability > 1) {
		faults = append(faults, fault.At("probability", "record.bad_probability"))
	}
	return fault.Join(faults...)
}
