package backup_test

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/backup"
	"readout/internal/fault"
)

// picture is a file of a media folder, under the hash of its bytes.
func picture(body string) (name string) {
	sum := sha256.Sum256([]byte(body))
	return hex.EncodeToString(sum[:]) + ".jpg"
}

// site makes a data folder that only has the right names.
func site(t *testing.T) (dir string, sources []backup.Source) {
	t.Helper()
	dir = t.TempDir()
	put := func(name, body string) {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(backup.Database, strings.Repeat("rows ", 100000))
	put(backup.Key, "secret")
	for _, body := range []string{"one", "two", strings.Repeat("three", 50000)} {
		put(backup.Media+"/"+picture(body), body)
	}
	put(backup.Media+"/.part-1", "half a picture")
	pictures, err := backup.Pictures(filepath.Join(dir, backup.Media))
	if err != nil || len(pictures) != 3 {
		t.Fatalf("pictures: got %v, %v, want three", pictures, err)
	}
	sources = []backup.Source{{Name: backup.Database, Path: filepath.Join(dir, backup.Database)}}
	return dir, append(sources, pictures...)
}

func made(t *testing.T, name string, sources []backup.Source) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), name)
	m := backup.Manifest{Made: time.Date(2031, 5, 20, 3, 0, 0, 0, time.UTC), Readout: "v1", Schema: 7}
	if _, err := backup.Write(t.Context(), to, m, sources, nil); err != nil {
		t.Fatal(err)
	}
	return to
}

func fine(context.Context, string) error { return nil }

// TestThereAndBack: what is restored is what was there, whatever the name says about how.
func TestThereAndBack(t *testing.T) {
	dir, sources := site(t)
	var sizes []int64
	for _, name := range []string{"site.tar", "site.tar.gz", "site.tgz", "site.tar.zst"} {
		file := made(t, name, sources)
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, info.Size())
		to := t.TempDir()
		m, err := backup.Restore(t.Context(), file, to, nil, fine, nil)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if m.Schema != 7 || m.Readout != "v1" || len(m.Files) != 4 || m.Has(backup.Key) {
			t.Errorf("%s: got the manifest %+v", name, m)
		}
		for _, s := range sources {
			want, _ := os.ReadFile(filepath.Join(dir, s.Name))
			got, err := os.ReadFile(filepath.Join(to, s.Name))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: %s came back as %d bytes, %v, want %d", name, s.Name, len(got), err, len(want))
			}
		}
		if got := names(t, to); !slices.Equal(got, []string{backup.Media, backup.Database}) {
			t.Errorf("%s: got %v in the folder", name, got)
		}
	}
	if sizes[1] >= sizes[0] || sizes[3] >= sizes[0] {
		t.Errorf("sizes: got %v, want the compressed ones smaller", sizes)
	}
}

// TestPicturesMayGo while a backup is made: somebody erases one.
func TestPicturesMayGo(t *testing.T) {
	_, sources := site(t)
	if err := os.Remove(sources[2].Path); err != nil {
		t.Fatal(err)
	}
	m, err := backup.Verify(t.Context(), made(t, "site.tar", sources), nil)
	if err != nil || len(m.Files) != 3 {
		t.Errorf("got %+v, %v, want the three that are left", m, err)
	}
}

// TestWhatIsNotWholeIsNotRestored: cut off anywhere, changed anywhere, with something more or
// something less, the folder stays empty and the fault says what is wrong.
func TestWhatIsNotWholeIsNotRestored(t *testing.T) {
	_, sources := site(t)
	whole, err := os.ReadFile(made(t, "site.tar", sources))
	if err != nil {
		t.Fatal(err)
	}
	changed := func(what string) []byte {
		b := bytes.Clone(whole)
		at := bytes.Index(b, []byte(what))
		b[at+2] ^= 1
		return b
	}
	rows := map[string]struct {
		bytes []byte
		keys  []string
	}{
		"cut off in a file":        {whole[:3000], []string{"backup.unreadable"}},
		"cut off before its list":  {whole[:bytes.Index(whole, []byte("manifest.json"))], []string{"backup.cut_off"}},
		"empty":                    {nil, []string{"backup.cut_off"}},
		"no archive":               {bytes.Repeat([]byte("no archive "), 1000), []string{"backup.unreadable"}},
		"the database changed":     {changed("rows rows"), []string{"backup.differs"}},
		"a picture changed":        {changed("threethree"), []string{"backup.differs"}},
		"the list changed":         {changed(`"sha256": "`), []string{"backup.differs", "backup.unreadable"}},
		"something more":           {rewritten(t, whole, func(h *tar.Header) string { return h.Name }, "evil"), []string{"backup.stranger"}},
		"a way out of the folder":  {rewritten(t, whole, func(h *tar.Header) string { return strings.Replace(h.Name, "media/", "media/../../", 1) }, ""), []string{"backup.stranger"}},
		"a picture less":           {rewritten(t, whole, func(h *tar.Header) string { return strings.TrimPrefix(h.Name, sources[1].Name) }, ""), []string{"backup.missing"}},
		"another file in its name": {rewritten(t, whole, func(h *tar.Header) string { return strings.Replace(h.Name, sources[1].Name, sources[2].Name, 1) }, ""), []string{"backup.stranger"}},
		"a format of tomorrow":     {bytes.Replace(whole, []byte(`"format": 1`), []byte(`"format": 2`), 1), []string{"backup.format"}},
	}
	for name, row := range rows {
		file, to := filepath.Join(t.TempDir(), "site.tar"), t.TempDir()
		if err := os.WriteFile(file, row.bytes, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := backup.Restore(t.Context(), file, to, nil, fine, nil)
		f, _ := errors.AsType[*fault.Error](err)
		if f == nil || !slices.Contains(row.keys, f.Key) {
			t.Errorf("%s: got %v, want the fault %v", name, err, row.keys)
		}
		if left := names(t, to); len(left) > 0 {
			t.Errorf("%s: got %v in the folder, want nothing", name, left)
		}
	}
}

// rewritten gives an archive with files under other names, "" for none, and perhaps one more.
func rewritten(t *testing.T, whole []byte, name func(*tar.Header) string, more string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	if more != "" {
		if err := w.WriteHeader(&tar.Header{Name: more, Size: 0, Mode: 0o600}); err != nil {
			t.Fatal(err)
		}
	}
	for r := tar.NewReader(bytes.NewReader(whole)); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Name = name(h); h.Name == "" {
			continue
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRestoreWantsAnEmptyFolder(t *testing.T) {
	_, sources := site(t)
	file, to := made(t, "site.tar", sources), t.TempDir()
	if err := os.WriteFile(filepath.Join(to, "lock"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := backup.Restore(t.Context(), file, to, nil, fine, nil); !fault.Is(err, fault.Conflict) {
		t.Errorf("a folder with something in it: got %v, want a fault of kind Conflict", err)
	}
	refused := errors.New("of another schema")
	if _, err := backup.Restore(t.Context(), file, to, []string{"lock"}, func(context.Context, string) error { return refused }, nil); !errors.Is(err, refused) {
		t.Errorf("a database that is refused: got %v, want the refusal", err)
	}
	if got := names(t, to); !slices.Equal(got, []string{"lock"}) {
		t.Errorf("after that: got %v in the folder, want it as it was", got)
	}
	if _, err := backup.Restore(t.Context(), file, to, []string{"lock"}, fine, nil); err != nil {
		t.Errorf("what may be overlooked is: got %v", err)
	}
}

// TestAFailureLeavesWhatWasThere: the backup of yesterday is not lost to one that fails today.
func TestAFailureLeavesWhatWasThere(t *testing.T) {
	_, sources := site(t)
	to := filepath.Join(t.TempDir(), "site.tar")
	if err := os.WriteFile(to, []byte("of yesterday"), 0o600); err != nil {
		t.Fatal(err)
	}
	gone := append(slices.Clone(sources), backup.Source{Name: backup.Key, Path: filepath.Join(t.TempDir(), "none")})
	if _, err := backup.Write(t.Context(), to, backup.Manifest{}, gone, nil); err == nil {
		t.Error("a key that is not there: got no error")
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := backup.Write(ctx, to, backup.Manifest{}, sources, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: got %v", err)
	}
	if got, err := os.ReadFile(to); err != nil || string(got) != "of yesterday" {
		t.Errorf("what stood there: got %q, %v", got, err)
	}
	if got := names(t, filepath.Dir(to)); !slices.Equal(got, []string{"site.tar"}) {
		t.Errorf("beside it: got %v, want nothing left", got)
	}
}

// TestProgress ends where it said it would.
func TestProgress(t *testing.T) {
	_, sources := site(t)
	var done, total int64
	count := func(d, all int64) { done, total = d, all }
	to := filepath.Join(t.TempDir(), "site.tar.zst")
	if _, err := backup.Write(t.Context(), to, backup.Manifest{}, sources, count); err != nil || done != total || done == 0 {
		t.Errorf("writing: got %d of %d, %v", done, total, err)
	}
	done, total = 0, 0
	if _, err := backup.Verify(t.Context(), to, count); err != nil || done == 0 || done > total {
		t.Errorf("reading: got %d of %d, %v", done, total, err)
	}
}

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}
