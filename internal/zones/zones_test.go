package zones_test

import (
	"testing"
	"time"

	"readout/internal/zones"
)

// TestNames: a zone has the name that a browser knows it by, and no other that a folder of zone
// files happens to open.
func TestNames(t *testing.T) {
	for _, name := range []string{"Asia/Tokyo", "Etc/GMT+9", "America/Argentina/Buenos_Aires", "America/Port-au-Prince", "UTC", "W-SU"} {
		zone, err := zones.Load(name)
		if err != nil || zone.String() != name {
			t.Errorf("%q: got %v (%v), want the zone", name, zone, err)
		}
		if again, _ := zones.Load(name); again != zone {
			t.Errorf("%q was loaded twice", name)
		}
	}
	for _, name := range []string{
		"", "Local", "Factory", "localtime", "posixrules", "posix/Asia/Tokyo", "right/Asia/Tokyo", "tzdata.zi",
		"Asia//Tokyo", "Asia/./Tokyo", "Asia/Tokyo/", "/Asia/Tokyo", "../zoneinfo/Asia/Tokyo", "Asia", "Mars/Olympus", "Asia/Tokyo\n",
	} {
		if zone, err := zones.Load(name); err == nil {
			t.Errorf("%q: got %v, want a fault", name, zone)
		}
	}
}

func TestIn(t *testing.T) {
	noon := time.Date(2024, 5, 14, 12, 0, 0, 0, time.UTC)
	for name, want := range map[string]string{"Asia/Tokyo": "21:00", "Mars/Olympus": "12:00", "": "12:00"} {
		if got := zones.In(noon, name).Format("15:04"); got != want {
			t.Errorf("%q: got %s, want %s", name, got, want)
		}
	}
}
