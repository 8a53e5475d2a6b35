package clock

import "testing"

func TestHalfHeads(t *testing.T) {
	for line, want := range map[string]Half{
		"【16日午後】": Afternoon, "■午前": Morning, "5月14日(水)午後": Afternoon,
		"午後1時": NoHalf, "14日": NoHalf, "午前の会談": NoHalf,
	} {
		if got := HalfHead(line); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

func TestClocksBelowAHalf(t *testing.T) {
	for _, c := range []struct {
		line string
		hour int
		half Half
		want int
	}{
		{"1・00 公聴会開始", 1, Afternoon, 13},
		{"12・05 昼の休憩", 12, Afternoon, 12},
		{"8・10 会談", 8, Morning, 8},
		{"13・00 公聴会開始", 13, Afternoon, 13},
		{"午前9時 会見", 9, Afternoon, 9},
		{"9・35 会合", 9, NoHalf, 9},
	} {
		if got := (Stamp{Hour: c.hour}).Below(c.half, c.line).Hour; got != c.want {
			t.Errorf("%q: %d, want %d", c.line, got, c.want)
		}
	}
}
