package main

import (
	"strings"

	"readout/internal/fault"
)

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
