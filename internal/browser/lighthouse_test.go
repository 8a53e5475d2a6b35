//go:build browser

package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"net/http"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// judged is what Lighthouse found on a page.
type judged struct {
	Version string
	Error   string
	Scores  map[string]int
	Audits  map[string]struct {
		Score  *float64
		Value  float64
		Says   string
		Title  string
		Items  []map[string]any
		Counts []string // the categories that it has weight in
	}
}

// lighthouse judges a page on an emulated phone.
func (s *site) lighthouse(t *testing.T, path string) *judged {
	t.Helper()
	cmd := endsWithUs(exec.Command("node", "lighthouse.js", chromium, s.url(path)))
	cmd.Dir = filepath.Join(top, "tools", "judges")
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	var j judged
	if err != nil || json.Unmarshal(out, &j) != nil || j.Error != "" {
		t.Fatalf("lighthouse %s: %v %s\n%s", path, err, j.Error, errs.String())
	}
	return &j
}

// onThePhone are the audits behind the score that do not depend on how busy this machine is:
// what each must say at most. The score of performance itself is told and not tested.
var onThePhone = map[string]float64{
	"cumulative-layout-shift": 0,
	"total-byte-weight":       700 << 10, // the first pictures of seventeen: the others wait until they are near
	"dom-size":                1400,

	"unsized-images":               passed,
	"image-size-responsive":        passed,
	"image-aspect-ratio":           passed,
	"offscreen-images":             passed,
	"lcp-lazy-loaded":              passed,
	"uses-text-compression":        passed,
	"cache-insight":                passed, // what is named by its hash is kept for a year
	"unminified-css":               passed,
	"duplicated-javascript":        passed,
	"legacy-javascript":            passed,
	"third-parties-insight":        passed,
	"non-composited-animations":    passed,
	"uses-passive-event-listeners": passed,
	"errors-in-console":            passed,
	"inspector-issues":             passed,
	"redirects":                    passed,
}

const passed = -1 // an audit that says yes or no

// A live page with seventeen pictures on a slow phone: Lighthouse finds nothing that keeps
// anybody out, nothing that moves while it loads, one style sheet before the first words, and
// no more bytes than a short while takes.
func TestLighthouse(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.importLive(t, "day")
	for n := s.illustrate(t, "day"); n < 17; n++ {
		s.post(t, "day", fmt.Sprintf("One more picture, the %d.", n+1), "Seen from the quay.", fields{"pictures": []fields{{"file": s.upload(t, photograph(n)), "alt": "The quay", "caption": "The quay in the evening."}}})
	}
	j := s.lighthouse(t, "/ja/c/day")
	t.Logf("Lighthouse %s: %v", j.Version, j.Scores)
	for _, category := range []string{"accessibility", "best-practices"} {
		if j.Scores[category] != 100 {
			t.Errorf("%s: got %d, want 100: %s", category, j.Scores[category], j.faults(category))
		}
	}
	for id, most := range onThePhone {
		a, ok := j.Audits[id]
		switch {
		case !ok:
			t.Errorf("Lighthouse %s knows no audit %s", j.Version, id)
		case most != passed && a.Value > most, most == passed && a.Score != nil && *a.Score < 1:
			t.Errorf("%s: got %g (%s), want %g at most: %v", a.Title, a.Value, a.Says, most, a.Items)
		}
	}
	if t.Failed() {
		t.Logf("what moved: %v", j.Audits["layout-shifts"].Items)
	}
	blocking := j.Audits["render-blocking-resources"].Items
	if len(blocking) != 1 || !strings.HasSuffix(fmt.Sprint(blocking[0]["url"]), "/readout.css") {
		t.Errorf("before the first words come %v, want the one style sheet", blocking)
	}
}

// faults names the audits of a category that were not passed.
func (j *judged) faults(category string) (all []string) {
	for id, a := range j.Audits {
		if slices.Contains(a.Counts, category) && a.Score != nil && *a.Score < 1 {
			all = append(all, fmt.Sprintf("%s: %v", id, a.Items))
		}
	}
	return all
}

// illustrate puts pictures of our own where an imported page has none, and tells how many.
func (s *site) illustrate(t *testing.T, slug string) (count int) {
	t.Helper()
	draw := func(pictures any) []any {
		all, _ := pictures.([]any)
		for _, p := range all {
			p := p.(map[string]any)
			count++
			p["file"] = s.upload(t, photograph(count))
			if p["alt"] == nil {
				p["alt"] = fmt.Sprintf("Picture %d", count)
			}
		}
		return all
	}
	c := s.api(t, "GET", "/coverages/"+slug, nil)
	if lead := draw(c["lead"]); len(lead) > 0 {
		s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": c["revision"], "lead": lead})
	}
	for _, u := range s.api(t, "GET", "/coverages/"+slug+"/updates?limit=500", nil)["updates"].([]any) {
		u := u.(map[string]any)
		if pictures := draw(u["pictures"]); len(pictures) > 0 {
			s.api(t, "PATCH", updatePath(slug, int(u["n"].(float64))), fields{"revision": u["revision"], "pictures": pictures})
		}
	}
	return count
}

// photograph is a picture with the detail of a photograph, as large as a newsroom's.
func photograph(n int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, 1800, 1200))
	for y := range 1200 {
		for x := range 1800 {
			v := math.Sin(float64(x*n)/97) + math.Cos(float64(y)/(31+float64(n))) + math.Sin(float64(x*y)/4000)/2
			img.SetRGBA(x, y, color.RGBA{uint8(128 + 40*v), uint8(110 + 30*v), uint8(90 + 20*math.Sin(float64(y)/57)), 255})
		}
	}
	var b bytes.Buffer
	jpeg.Encode(&b, img, &jpeg.Options{Quality: 90})
	return b.Bytes()
}

func (s *site) upload(t *testing.T, picture []byte) string {
	t.Helper()
	req, err := http.NewRequest("POST", s.url("/api/v1/media"), bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var p struct{ File string }
	if err := json.NewDecoder(res.Body).Decode(&p); err != nil || p.File == "" {
		t.Fatalf("upload: got %s, %v", res.Status, err)
	}
	return p.File
}
