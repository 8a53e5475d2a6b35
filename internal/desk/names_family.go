package desk

import (
	"slices"
	"strings"
	"unicode"

	"readout/internal/record"
)

// familyNames are persons by the family's part of a Japanese or Chinese name, which stands first and has no
// blank behind it: whoever reads 岸田外相 knows that it is 岸田文雄, if no other 岸田 is in the record.
type familyNames map[string][]record.ActorID

// longestFamily is how many characters a family's name has at most: 長谷川.
const longestFamily = 3

func (f familyNames) add(a *record.Actor, name string) {
	r := []rune(name)
	if a.Kind != record.Person || slices.ContainsFunc(r, func(c rune) bool { return !unicode.In(c, unicode.Han) && c != '々' }) {
		return
	}
	for n := 1; n <= min(longestFamily, len(r)-1); n++ {
		if family := string(r[:n]); !slices.Contains(f[family], a.ID) {
			f[family] = append(f[family], a.ID)
		}
	}
}

// of gives the one person whom a name as printed can mean, nil if there is none or are several.
func (f familyNames) of(printed string) []record.ActorID {
	if all := f[strings.TrimSuffix(printed, "氏")]; len(all) == 1 {
		return all
	}
	return nil
}

// knowFamily takes whom a draft names by the family's name alone for the one who is in the record.
func (k *knownNames) knowFamily(item *DraftedItem) {
	if item.New != nil && len(item.Speakers) == 0 {
		if who := k.family.of(item.New.Name); who != nil {
			item.Speakers, item.New = who, nil
		}
	}
}
