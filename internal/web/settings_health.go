package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"readout/internal/desk"
	"readout/internal/i18n"
)

// Checking says how the site is.
type Checking interface {
	Health(ctx context.Context) (*desk.HealthView, error)
}

// HealthPage says how the site is, at the moment it is asked for.
type HealthPage struct {
	SettingsPage
	View   *desk.HealthView
	Why    string // nothing can be stored; "": all is well
	Groups []HealthGroup
}

// HealthGroup is what belongs together of it.
type HealthGroup struct {
	ID    string
	Title string
	Facts []HealthFact
}

// HealthFact is one thing that is so. Amiss is what somebody should see to.
type HealthFact struct {
	Label string
	Words string
	Href  string
	Amiss bool
}

func (s *Server) health(w http.ResponseWriter, r *http.Request) error {
	view, err := s.newsroom.Health(r.Context())
	if err != nil {
		return err
	}
	page := &HealthPage{SettingsPage: s.settingsPage(r, "health"), View: view}
	if view.Trouble != nil {
		page.Why = i18n.Fault(page.Lang, view.Trouble)
	}
	page.Groups = []HealthGroup{page.storing(), page.backup(), page.journal(), page.readers(), page.schedules(), page.server()}
	return s.show(w, r, http.StatusOK, "desk/settings_health", page)
}

func (p *HealthPage) group(id string, facts ...HealthFact) HealthGroup {
	return HealthGroup{ID: "health-" + id, Title: p.T("health." + id), Facts: facts}
}

func (p *HealthPage) fact(key, words string, amiss bool) HealthFact {
	return HealthFact{Label: p.T("health." + key), Words: words, Amiss: amiss}
}

// scarce is the room in which pictures of a busy day may not fit any more.
const scarce = 1 << 30

func (p *HealthPage) storing() HealthGroup {
	v := p.View
	free := p.T("health.unknown")
	if v.Disk > 0 {
		free = p.T("health.of", "part", p.bytes(v.Free), "whole", p.bytes(v.Disk))
	}
	return p.group("storing",
		p.fact("status", p.T("health.status."+v.Status), v.Status != "ok"),
		p.fact("free", free, v.Disk > 0 && v.Free < scarce),
		p.fact("database", p.bytes(v.Database), false),
		p.fact("wal", p.bytes(v.Log), false),
		p.fact("waiting", strconv.Itoa(v.Waiting), false))
}

// aged is how old the last backup may be.
const aged = 7 * 24 * time.Hour

func (p *HealthPage) backup() HealthGroup {
	b := p.View.Backup
	if b == nil {
		return p.group("backup", p.fact("made", p.T("health.no_backup"), true))
	}
	facts := []HealthFact{
		p.fact("made", p.MomentHere(b.Made), p.View.At.Sub(b.Made) > aged),
		p.fact("size", p.bytes(b.Bytes), false),
		p.fact("file", b.File, false),
	}
	if b.By != "" {
		facts = append(facts, p.fact("by", b.By, false))
	}
	return p.group("backup", facts...)
}

// late is how many lines the tree may be behind: it is a second's work.
const late = 1000

func (p *HealthPage) journal() HealthGroup {
	v := p.View
	facts := []HealthFact{p.fact("position", v.Position.String(), false), p.fact("behind", strconv.FormatInt(v.Behind, 10), v.Behind > late)}
	if v.Signed > 0 {
		head := p.fact("head", p.T("health.head_of", "size", v.Signed, "when", p.MomentHere(v.SignedAt), "hash", v.Mark.Short()), false)
		head.Href = "/log/head"
		facts = append(facts, head)
	}
	if behind := v.SignedAt.Sub(v.At); behind > slack {
		facts = append(facts, p.fact("clock", p.T("health.clock_behind", "lasting", p.lasting(behind)), true))
	}
	return p.group("journal", facts...)
}

// slack is how far a clock may be set back without anybody seeing it. No line is dated before the one
// in front of it: after a clock was ahead, all lines have the same moment until it is there again.
const slack = time.Minute

func (p *HealthPage) readers() HealthGroup {
	v := p.View
	facts := []HealthFact{p.fact("reading", strconv.Itoa(v.Readers), false), p.fact("streams", strconv.Itoa(v.Streams), false)}
	delay := p.T("health.nobody_read")
	if v.Delay.Count > 0 {
		key := "health.delay_of"
		if v.Delay.Beyond {
			key = "health.delay_beyond"
		}
		delay = p.T(key, "half", p.seconds(v.Delay.Half), "slowest", p.seconds(v.Delay.Slowest))
	}
	return p.group("readers", append(facts, p.fact("delay", delay, v.Delay.Beyond))...)
}

func (p *HealthPage) schedules() HealthGroup {
	o := p.View.Put
	waiting := strconv.Itoa(o.Waiting)
	if !o.Next.IsZero() {
		waiting = p.T("health.next", "count", waiting, "when", p.MomentHere(o.Next))
	}
	held := p.fact("held", strconv.Itoa(o.Held), o.Held > 0)
	held.Href = p.Link("/desk")
	return p.group("schedules", p.fact("planned", waiting, false), p.fact("due", strconv.Itoa(o.Due), o.Due > 0), held)
}

// ending is how long before its end a certificate should have been renewed.
const ending = 14 * 24 * time.Hour

func (p *HealthPage) server() HealthGroup {
	v := p.View
	facts := []HealthFact{
		p.fact("version", v.Version, false),
		p.fact("started", p.MomentHere(v.Started), false),
		p.fact("up", p.lasting(v.At.Sub(v.Started)), false),
	}
	switch c := v.Certificate; {
	case c == nil:
		facts = append(facts, p.fact("certificate", p.T("health.no_https"), false))
	case c.Ends.IsZero():
		facts = append(facts, p.fact("certificate", p.T("health.no_certificate"), true))
	default:
		words := p.T("health.certificate_ends", "names", strings.Join(c.Names, ", "), "when", p.MomentHere(c.Ends))
		facts = append(facts, p.fact("certificate", words, c.Ends.Sub(v.At) < ending))
	}
	return p.group("server", facts...)
}

// lasting writes how long something has lasted.
func (p *HealthPage) lasting(d time.Duration) string {
	d = max(d, 0).Truncate(time.Minute)
	return p.T("health.lasting", "days", int(d.Hours())/24, "hours", int(d.Hours())%24, "minutes", int(d.Minutes())%60)
}

// bytes writes a size as people do.
func (p *HealthPage) bytes(n int64) string {
	size, unit := float64(n), "B"
	for _, u := range []string{"KB", "MB", "GB", "TB"} {
		if size < 1000 {
			break
		}
		size, unit = size/1000, u
	}
	if unit == "B" || size >= 100 {
		return p.measure(unit, fmt.Sprintf("%.0f", size))
	}
	return p.measure(unit, fmt.Sprintf("%.1f", size))
}

// seconds writes a short time.
func (p *HealthPage) seconds(d time.Duration) string {
	if d < time.Second {
		return p.measure("ms", strconv.FormatFloat(float64(d)/float64(time.Millisecond), 'f', -1, 64))
	}
	return p.measure("s", strconv.FormatFloat(d.Seconds(), 'f', -1, 64))
}

// measure writes a number with its unit, as the language has them.
func (p *HealthPage) measure(unit, number string) string {
	return p.T("unit."+unit, "number", strings.Replace(number, ".", p.T("unit.decimal"), 1))
}
