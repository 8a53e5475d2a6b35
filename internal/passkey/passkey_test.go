package passkey_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"readout/internal/passkey"
	"readout/internal/passkey/passkeytest"
)

const origin = "https://talks.example"

var mori = passkey.Owner{ID: "0195-mori", Name: "森"}

// TestWhereThereAreNone: browsers want a name and HTTPS.
func TestWhereThereAreNone(t *testing.T) {
	for address, want := range map[string]bool{
		origin: true, "https://talks.example:8443": true, "http://localhost:8080": true,
		"http://talks.example": false, "http://127.0.0.1:8080": false, "https://192.0.2.1": false, "https://[2001:db8::1]": false,
	} {
		if s, err := passkey.New(address, talks, nil); err != nil || (s != nil) != want {
			t.Errorf("%s: got %v, %v, want passkeys: %v", address, s, err, want)
		}
	}
}

// door is a site with the passkeys it has taken.
type door struct {
	*passkey.Site
	t    *testing.T
	now  time.Time
	kept map[string]passkey.Key
}

func newDoor(t *testing.T) *door {
	d := &door{t: t, now: time.Date(2031, 5, 20, 3, 0, 0, 0, time.UTC), kept: map[string]passkey.Key{}}
	var err error
	if d.Site, err = passkey.New(origin, talks, func() time.Time { return d.now }); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *door) add(device *passkeytest.Device) error {
	d.t.Helper()
	offer, err := d.Offer(mori, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	key, answer, err := device.Make(offer)
	if err != nil {
		d.t.Fatal(err)
	}
	made, err := d.Take(mori, key, answer)
	if err == nil {
		d.kept[made.ID] = made
	}
	return err
}

func (d *door) ask(device *passkeytest.Device) (key string, answer []byte) {
	d.t.Helper()
	question, err := d.Ask()
	if err != nil {
		d.t.Fatal(err)
	}
	if key, answer, err = device.Answer(question); err != nil {
		d.t.Fatal(err)
	}
	return key, answer
}

func (d *door) check(key string, answer []byte) error {
	used, err := d.Check(key, answer, func(id string) (passkey.Owner, passkey.Key, error) {
		k, ok := d.kept[id]
		if !ok {
			return passkey.Owner{}, k, errUnknown
		}
		return mori, k, nil
	})
	if err == nil {
		d.kept[used.ID] = used
	}
	return err
}

var errUnknown = errors.New("unknown")

func TestAddAndOpen(t *testing.T) {
	d, device := newDoor(t), &passkeytest.Device{Origin: origin}
	if err := d.add(device); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := d.check(d.ask(device)); err != nil {
			t.Fatalf("open: %v", err)
		}
	}
	offer, err := d.Offer(mori, []passkey.Key{d.kept[only(d.kept)]})
	if err != nil || !bytes.Contains(offer, []byte(only(d.kept))) {
		t.Errorf("a second offer: got %s, %v, want it to leave out the one that is there", offer, err)
	}
}

func only(m map[string]passkey.Key) (id string) {
	for id = range m {
	}
	return id
}

// TestWrongAnswers of every kind are refused.
func TestWrongAnswers(t *testing.T) {
	rows := map[string]func(d *door, device *passkeytest.Device) error{
		"answered twice": func(d *door, device *passkeytest.Device) error {
			key, answer := d.ask(device)
			if err := d.check(key, answer); err != nil {
				return nil
			}
			return d.check(key, answer)
		},
		"too late": func(d *door, device *passkeytest.Device) error {
			key, answer := d.ask(device)
			d.now = d.now.Add(6 * time.Minute)
			return d.check(key, answer)
		},
		"to another question": func(d *door, device *passkeytest.Device) error {
			_, answer := d.ask(device)
			key, _ := d.ask(device)
			return d.check(key, answer)
		},
		"from another site": func(d *door, device *passkeytest.Device) error {
			device.Origin = "https://ta1ks.example"
			return d.check(d.ask(device))
		},
		"by a device nobody unlocked": func(d *door, device *passkeytest.Device) error {
			device.Locked = true
			return d.check(d.ask(device))
		},
		"by a copy": func(d *door, device *passkeytest.Device) error {
			device.Counter = 9
			if err := d.check(d.ask(device)); err != nil {
				return nil
			}
			device.Counter = 5
			return d.check(d.ask(device))
		},
		"changed": func(d *door, device *passkeytest.Device) error {
			key, answer := d.ask(device)
			at := bytes.Index(answer, []byte(`"signature":"`)) + 30
			answer[at] = 'A' + (answer[at]-'A'+1)%26
			return d.check(key, answer)
		},
		"nothing at all": func(d *door, device *passkeytest.Device) error {
			key, _ := d.ask(device)
			return d.check(key, []byte("{}"))
		},
		"another's passkey to one's own offer": func(d *door, device *passkeytest.Device) error {
			offer, err := d.Offer(mori, nil)
			if err != nil {
				return nil
			}
			key, answer, err := device.Make(offer)
			if err != nil {
				return nil
			}
			_, err = d.Take(passkey.Owner{ID: "0195-kato"}, key, answer)
			return err
		},
	}
	for name, try := range rows {
		d, device := newDoor(t), &passkeytest.Device{Origin: origin}
		if err := d.add(device); err != nil {
			t.Fatal(err)
		}
		if err := try(d, device); !errors.Is(err, passkey.ErrWrong) {
			t.Errorf("%s: got %v, want it refused", name, err)
		}
	}
	d, device := newDoor(t), &passkeytest.Device{Origin: origin}
	if err := d.add(device); err != nil {
		t.Fatal(err)
	}
	clear(d.kept)
	if err := d.check(d.ask(device)); !errors.Is(err, errUnknown) {
		t.Errorf("a passkey that was removed: got %v, want what find said", err)
	}
	locked := &passkeytest.Device{Origin: origin, Locked: true}
	if err := d.add(locked); !errors.Is(err, passkey.ErrWrong) {
		t.Errorf("made on a device nobody unlocked: got %v, want it refused", err)
	}
}

func talks() string { return "Talks" }

// TestANewNameIsShownAtOnce: browsers say which site asks.
func TestANewNameIsShownAtOnce(t *testing.T) {
	name := "Talks"
	s, err := passkey.New("https://talks.example", func() string { return name }, nil)
	if err != nil {
		t.Fatal(err)
	}
	name = "Talks of Tarn"
	offer, err := s.Offer(passkey.Owner{ID: "u1", Name: "ann"}, nil)
	if err != nil || !strings.Contains(string(offer), `"name":"Talks of Tarn"`) {
		t.Errorf("got %s, %v, want the new name in it", offer, err)
	}
}
