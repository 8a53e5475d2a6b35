// Package i18n holds every word of the interface in Japanese, English and Russian, with
// plurals, and writes dates the way each language does.
//
// The words stand in catalogue/<lang>/<subject>.json: an object from key to message. A
// message holds placeholders {name}; one that depends on a number is an object of plural
// forms (CLDR: one, few, many, other), chosen by the argument "count".
package i18n

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"readout/internal/fault"
	"readout/internal/text"
)

// Langs are the languages of the interface.
var Langs = []string{"ja", "en", "ru"}

// Known tells whether the interface speaks a language.
func Known(lang string) bool { return slices.Contains(Langs, lang) }

//go:embed catalogue
var files embed.FS

// message is one entry of the catalogue: a text, or one per plural form.
type message map[plural.Form]string

// load gives the messages of a language, none of one that is not spoken. They are read when the
// language is first asked for: a command speaks one.
func load(lang string) (map[string]message, error) {
	if once, ok := catalogues[lang]; ok {
		return once()
	}
	return nil, nil
}

var catalogues = func() map[string]func() (map[string]message, error) {
	all := make(map[string]func() (map[string]message, error), len(Langs))
	for _, lang := range Langs {
		all[lang] = sync.OnceValues(func() (map[string]message, error) { return loadLang(lang) })
	}
	return all
}()

func loadLang(lang string) (map[string]message, error) {
	names, err := fs.Glob(files, path.Join("catalogue", lang, "*.json"))
	if err != nil {
		return nil, err
	}
	all := make(map[string]message)
	for _, name := range names {
		raw, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var entries map[string]json.RawMessage
		if err := json.Unmarshal(raw, &entries); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for key, value := range entries {
			if _, twice := all[key]; twice {
				return nil, fmt.Errorf("%s: key %q stands in another file too", name, key)
			}
			if all[key], err = parse(value); err != nil {
				return nil, fmt.Errorf("%s: %s: %w", name, key, err)
			}
		}
	}
	return all, nil
}

var forms = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two,
	"few": plural.Few, "many": plural.Many, "other": plural.Other,
}

func parse(raw json.RawMessage) (message, error) {
	var one string
	if err := json.Unmarshal(raw, &one); err == nil {
		return message{plural.Other: one}, nil
	}
	var several map[string]string
	if err := json.Unmarshal(raw, &several); err != nil {
		return nil, errors.New("want a text or an object of plural forms")
	}
	m := make(message, len(several))
	for name, text := range several {
		form, ok := forms[name]
		if !ok {
			return nil, fmt.Errorf("%q is no plural form", name)
		}
		m[form] = text
	}
	if _, ok := m[plural.Other]; !ok {
		return nil, errors.New(`the form "other" is missing`)
	}
	return m, nil
}

// Check loads the catalogue and tells what is wrong with it: a file that cannot be read,
// or a key that one language has and another lacks.
func Check() error {
	all := make(map[string]map[string]message, len(Langs))
	for _, lang := range Langs {
		var err error
		if all[lang], err = load(lang); err != nil {
			return err
		}
	}
	var missing []error
	for _, lang := range Langs {
		for _, other := range Langs {
			for _, key := range slices.Sorted(maps.Keys(all[other])) {
				if _, ok := all[lang][key]; !ok {
					missing = append(missing, fmt.Errorf("%s: %q is in %s only", lang, key, other))
				}
			}
		}
	}
	return errors.Join(missing...)
}

// Has tells whether the catalogue has a key in every language.
func Has(key string) bool {
	for _, lang := range Langs {
		all, err := load(lang)
		if _, ok := all[key]; err != nil || !ok {
			return false
		}
	}
	return true
}

// T gives the message of a key in a language, its placeholders filled from args, which
// come in pairs of name and value. A key that is missing is shown as itself, in brackets:
// the tests keep that from happening.
func T(lang, key string, args ...any) string {
	named := make(fault.Args, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		named[fmt.Sprint(args[i])] = args[i+1]
	}
	return translate(lang, key, named)
}

func translate(lang, key string, args fault.Args) string {
	all, err := load(lang)
	if err != nil {
		return "[" + key + "]"
	}
	m, ok := all[key]
	if !ok {
		return "[" + key + "]"
	}
	return fill(lang, choose(m, lang, args), args)
}

func choose(m message, lang string, args fault.Args) string {
	if len(m) > 1 {
		if count, ok := integer(args["count"]); ok {
			form := plural.Cardinal.MatchPlural(language.Make(lang), count, 0, 0, 0, 0)
			if s, ok := m[form]; ok {
				return s
			}
		}
	}
	return m[plural.Other]
}

func integer(v any) (int, bool) {
	switch n := v.(type) {
	case int:
		return max(n, -n), true
	case int64:
		return int(max(n, -n)), true
	}
	return 0, false
}

// fill puts the arguments into their places. A moment is written with its day and its zone,
// on the clock of the zone it is in.
func fill(lang, s string, args fault.Args) string {
	if len(args) == 0 || !strings.Contains(s, "{") {
		return s
	}
	pairs := make([]string, 0, 2*len(args))
	for name, value := range args {
		if at, ok := value.(time.Time); ok {
			value = Moment(lang, at) + " " + ZoneName(at)
		}
		pairs = append(pairs, "{"+name+"}", text.Isolated(fmt.Sprint(value)))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// named says roles and rights by their words: a fault knows them by the names that programs use.
func named(lang string, args fault.Args) fault.Args {
	all, err := load(lang)
	if err != nil {
		return args
	}
	said := maps.Clone(args)
	for _, name := range []string{"role", "action"} {
		code, _ := args[name].(string)
		if m, ok := all["named."+name+"."+code]; ok {
			said[name] = m[plural.Other]
		}
	}
	return said
}

// Fault gives the words for a person: of a fault its message, of several each on a line of
// its own with the field before it, of anything else that something went wrong here.
func Fault(lang string, err error) string {
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Kind == fault.Internal && f.Key == "" {
		return T(lang, "fault.internal")
	}
	if len(f.Details) == 0 {
		return translate(lang, f.Key, named(lang, f.Args))
	}
	lines := make([]string, len(f.Details))
	for i, d := range f.Details {
		lines[i] = translate(lang, d.Key, named(lang, d.Args))
	}
	return strings.Join(lines, "\n")
}
