package main

import (
	"errors"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/paste"
)

// tell has the pages say of themselves what the flags say: a title of one, where they are filed of all.
func (c *importCmd) tell(lang string, drafts []*paste.Draft) error {
	if c.Title != "" && len(drafts) > 1 {
		return fault.At("--title", "import.title_of_several", "count", len(drafts))
	}
	told := desk.PageTold{Title: c.Title, State: coverage.State(c.State), Section: c.Section, Topic: c.Topic}
	var filed coverage.Content
	for from, to := range map[*string]*string{c.Section: &filed.Section, c.Topic: &filed.Topic} {
		if from != nil {
			*to = strings.TrimSpace(*from)
		}
	}
	if c.Tags != nil {
		filed.Tags = coverage.ReadTags(*c.Tags)
		told.Tags = &filed.Tags
	}
	if err := filed.CheckFiling(); err != nil {
		return ofFlags(lang, err)
	}
	for _, d := range drafts {
		told.Tell(d)
	}
	return nil
}

// ofFlags names the flag that a fault is about.
func ofFlags(lang string, err error) error {
	told, ok := errors.AsType[*fault.Error](err)
	if !ok {
		return err
	}
	all := told.Each()
	named := make([]*fault.Error, len(all))
	for i, one := range all {
		field, _, _ := strings.Cut(one.Field, "[")
		named[i] = fault.At("--"+field, "import.flag", "flag", "--"+field, "why", i18n.Fault(lang, one))
	}
	return fault.Join(named...)
}

// flagsOf are the flags that answer what a page leaves open, by the field that is asked for.
// The desk's form has fields for the same.
var flagsOf = map[string]string{"date": "--date", "saved": "--saved", "zone": "--tz"}

// answers names the flags that answer what a fault asks for, on a line of its own; "" where
// nothing of a page was asked.
func answers(f *fault.Error) string {
	var flags []string
	for _, d := range append(f.Details, f) {
		if flag := flagsOf[d.Field]; flag != "" && strings.HasPrefix(d.Key, "paste.") {
			flags = append(flags, flag)
		}
	}
	if flags == nil {
		return ""
	}
	return "\n" + strings.Join(flags, " ")
}
