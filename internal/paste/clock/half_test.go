package clock

import "testing"

func TestHalvesOfADay(t *testing.T) {
	for line, want := range map[string]Half{
		"【16日午後】": Afternoon, "■午前": Morning, "5月14日(水)午後": Afternoon,
		"午後1時": NoHalf, "14日": NoHalf, "午前の会談": NoHalf,
	} {
		if got := HalfHead(line); got != want {
			t.Errorf("heading %q: %v, want %v", line, got, want)
		}
	}
	for line, want := range map[string]Half{"14日午前1時6分 警報": Morning, "午後3時27分 会見": Afternoon, "4時5分 避難": NoHalf} {
		if got := OwnHalf(line); got != want {
			t.Errorf("clock %q: %v, want %v", line, got, want)
		}
	}
}

func TestNoonIsOfBothHalves(t *testing.T) {
	for hour, want := range map[int]int{0: 0, 1: 13, 11: 23, 12: 12, 13: 13} {
		if got := (Stamp{Hour: hour}).In(Afternoon).Hour; got != want {
			t.Errorf("%d in the afternoon: %d, want %d", hour, got, want)
		}
		if got := (Stamp{Hour: hour}).In(Morning).Hour; got != hour {
			t.Errorf("%d in the morning: %d", hour, got)
		}
	}
}

func TestAnHourIsSaidOnce(t *testing.T) {
	above := Stamp{Hour: 17, Minute: 5, Inline: true}
	for line, want := range map[string]int{"同50分 避難勧告を解除": 50, "同 緊急集会を開催": 5, "・同7分ごろ 到着": 7} {
		s, ok := Same(line, above)
		if !ok || s.Hour != 17 || s.Minute != want {
			t.Errorf("%q: %v %d:%02d, want 17:%02d", line, ok, s.Hour, s.Minute, want)
		}
	}
	for _, line := range []string{"同党の代表が会見", "同日 会見", "同気象台が警報を発表 "} {
		if s, ok := Same(line, above); ok {
			t.Errorf("%q is no clock: %v", line, s)
		}
	}
	alone := Stamp{Hour: 17, Minute: 5}
	for line, want := range map[string]int{"50分": 50, "同7分ごろ": 7} {
		if s, ok := Same(line, alone); !ok || s.Inline || s.Hour != 17 || s.Minute != want {
			t.Errorf("%q: %v %d:%02d, want 17:%02d", line, ok, s.Hour, s.Minute, want)
		}
	}
	for _, line := range []string{"2分", "50分 避難勧告を解除", "同 緊急集会を開催", "75分"} { // an hour before, a line of another form, no minute
		if s, ok := Same(line, alone); ok {
			t.Errorf("%q is no clock: %v", line, s)
		}
	}
}
