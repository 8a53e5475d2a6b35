package clock

import (
	"testing"
	"time"

	"readout/internal/paste/printed"
)

func TestHowLongAgoIsReadInSixLanguages(t *testing.T) {
	const minute, hour, day = time.Minute, time.Hour, 24 * time.Hour
	for words, want := range map[string]time.Duration{
		"5 minutes ago": 5 * minute, "15m ago": 15 * minute, "an hour ago": hour, "about 2 hrs ago": 2 * hour, "40 secs ago": 40 * time.Second, "3d ago": 3 * day, "1 day ago": day, "just now": 0,
		"5分前": 5 * minute, "約2時間前": 2 * hour, "３０秒前": 30 * time.Second, "1日前": day, "たった今": 0,
		"5 минут назад": 5 * minute, "час назад": hour, "2 ч. назад": 2 * hour, "минуту назад": minute, "день назад": day, "только что": 0,
		"vor 5 Minuten": 5 * minute, "vor einer Stunde": hour, "vor 2 Std.": 2 * hour, "il y a 5 minutes": 5 * minute, "il y a une heure": hour, "hace 5 minutos": 5 * minute, "hace una hora": hour,
	} {
		if got, ok := ReadAgo(printed.Normal(words)); !ok || got != want {
			t.Errorf("%q: got %v %v, want %v", words, got, ok, want)
		}
	}
	for _, words := range []string{"long ago", "5 minutes", "5 minutes ago the doors closed", "前", "минут", "now", "1000 minutes ago", ""} {
		if got, ok := ReadAgo(printed.Normal(words)); ok {
			t.Errorf("%q: got %v", words, got)
		}
	}
}
