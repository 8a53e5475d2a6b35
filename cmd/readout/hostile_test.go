//go:build linux

package main

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"io"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestHostilePictures sends pictures that are made to hurt to the real process: each is
// refused, and the process takes 128 MB at most for it. How long it took is told; in the long
// form it is 200 ms at most, with the time that its bytes take.
func TestHostilePictures(t *testing.T) {
	const most = 128 << 20
	dir := folder(t)
	c := newsroom(t, dir)
	server := serveBinary(t, builtBinary(t), dir)
	c.url = server.url
	huge := hugePNG(50_000)
	for _, h := range []struct {
		name string
		body []byte
		kept bool // it does no harm
		mute bool // how long it is nobody says before
	}{
		{"a PNG of 50,000 x 50,000, all of it there", huge, false, false},
		{"a PNG that says it is that large", huge[:200], false, false},
		{"a PNG whose text is 500 MB unpacked", pngWith(pngChunk("zTXt", append([]byte("Comment\x00\x00"), packed(500<<20)...))), true, false},
		{"a PNG whose profile is 500 MB unpacked", pngWith(pngChunk("iCCP", append([]byte("icc\x00\x00"), packed(500<<20)...))), true, false},
		{"a GIF of 10,000 frames", manyFrames(10_000), false, false},
		{"a GIF with a screen of 65,535 x 65,535", append([]byte("GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff"), 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x4c, 1, 0, 0x3b), false, false},
		{"a JPEG that says it is 65,500 x 65,500", sizedJPEG(65_500), false, false},
		{"a WebP that says it is 16,383 x 16,383", append([]byte("RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\xfe\x3f\x00\xfe\x3f\x00"), make([]byte, 8)...), false, false},
		{"a drawing that is a program", []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), false, false},
		{"a GIF that is a script", []byte("GIF89a/*" + strings.Repeat("x", 600) + "*/=1;<script>alert(1)</script>"), false, false},
		{"a JPEG that is a page", append(smallJPEG(), []byte("<!doctype html><script>alert(1)</script>")...), false, false},
		{"32 MB of nothing after a JPEG's first bytes", append([]byte("\xff\xd8\xff\xe0"), make([]byte, 32<<20-4)...), false, false},
		{"32 MB of nothing after a JPEG's first segment", append([]byte("\xff\xd8\xff\xe0\x00\x02"), make([]byte, 32<<20-6)...), false, false},
		{"100 MB", append(smallJPEG(), make([]byte, 100<<20)...), false, false},
		{"100 MB that nobody announces", append(smallJPEG(), make([]byte, 100<<20)...), false, true},
		{"100 MB of zeros that nobody announces", make([]byte, 100<<20), false, true},
	} {
		before := resident(t, server)
		startPeak(t, server)
		began := time.Now()
		a, err := c.sendFile(t.Context(), h.body, h.mute)
		took := time.Since(began)
		refused := err == nil && a.Detail != "" && (a.Status == http.StatusUnprocessableEntity || a.Status == http.StatusRequestEntityTooLarge)
		if kept := err == nil && a.Status == http.StatusCreated; kept != h.kept || refused == h.kept {
			t.Errorf("%s: got %+v, %v, want it kept: %v, else refused with the reason", h.name, a, err, h.kept)
		}
		used := peak(t, server) - before
		if used > most {
			t.Errorf("%s: the process took %d MB for it, want 128 at most", h.name, used>>20)
		}
		if soon := 200 * time.Millisecond; soaking() && took > soon {
			t.Errorf("%s: answered after %v, want %v at most", h.name, took, soon)
		}
		t.Logf("%-45s answered in %6.1f ms, %3d MB more", h.name, float64(took.Microseconds())/1000, used>>20)
	}
}

// sendFile sends a file as it is, its length announced or not.
func (c *client) sendFile(ctx context.Context, body []byte, mute bool) (*answer, error) {
	var from io.Reader = bytes.NewReader(body)
	if mute {
		from = io.MultiReader(from) // of which nobody knows how long it is
	}
	req, err := http.NewRequestWithContext(ctx, "POST", c.url+"/api/v1/media", from)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	a := &answer{Status: resp.StatusCode}
	return a, json.NewDecoder(resp.Body).Decode(a)
}

// TestPicturesAtOnce sends so many large pictures at the same time that they do not fit into
// memory together: each is kept or told to come later, and the process stays within bounds.
func TestPicturesAtOnce(t *testing.T) {
	const most = 768 << 20
	uploads := 40
	if soaking() {
		uploads = 200
	}
	dir := folder(t)
	c := newsroom(t, dir)
	server := serveBinary(t, builtBinary(t), dir)
	c.url = server.url
	body := largeJPEG()
	startPeak(t, server)
	var all sync.WaitGroup
	var mu sync.Mutex
	count := make(map[int]int)
	for i := range uploads {
		all.Go(func() {
			own := bytes.Clone(body)
			binary.BigEndian.PutUint32(own[20:], uint32(i)) // in the notes
			a, err := c.ask(t.Context(), "POST", "/media", string(own), "Content-Type", "image/jpeg")
			if err != nil {
				t.Errorf("upload %d: %v", i, err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			if count[a.Status]++; a.Status != 201 && a.Status != 503 && count[a.Status] == 1 {
				t.Errorf("upload %d: got %d %s", i, a.Status, a.Detail)
			}
		})
	}
	all.Wait()
	t.Logf("%d pictures of %d MB at once: answered %v, the process took %d MB at most", uploads, len(body)>>20, count, peak(t, server)>>20)
	if count[201] == 0 || count[201]+count[503] != uploads {
		t.Errorf("got %v, want each kept (201) or told to come later (503)", count)
	}
	if got := peak(t, server); got > most {
		t.Errorf("the process took %d MB, want %d at most", got>>20, most>>20)
	}
	c.want(t, 201, "POST", "/media", string(smallJPEG()), "Content-Type", "image/jpeg")
}

// startPeak has the kernel forget how much memory a process had at most.
func startPeak(t *testing.T, s *served) {
	t.Helper()
	if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.cmd.Process.Pid), []byte("5"), 0); err != nil {
		t.Fatal(err)
	}
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// peak gives how much memory a process had at most since then, in bytes.
func peak(t *testing.T, s *served) int {
	t.Helper()
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
	if err != nil {
		t.Fatal(err)
	}
	m := peakLine.FindSubmatch(raw)
	if m == nil {
		t.Fatalf("no peak in %s", raw)
	}
	kb, _ := strconv.Atoi(string(m[1]))
	return kb << 10
}

func pngChunk(kind string, content []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(content)))
	out = append(append(out, kind...), content...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}

func pngHead(size uint32) []byte {
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, size), size)
	return append([]byte("\x89PNG\r\n\x1a\n"), pngChunk("IHDR", append(head, 1, 0, 0, 0, 0))...)
}

// hugePNG is a whole picture of one colour: a bit for each pixel, well packed.
func hugePNG(size int) []byte {
	out := append(pngHead(uint32(size)), pngChunk("IDAT", packed(size*(1+(size+7)/8)))...)
	return append(out, pngChunk("IEND", nil)...)
}

// pngWith is a picture of one pixel with a chunk more.
func pngWith(chunk []byte) []byte {
	return slices.Concat(pngHead(1), chunk, pngChunk("IDAT", packed(2)), pngChunk("IEND", nil))
}

// packed is so many zeros, packed.
func packed(size int) []byte {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	io.CopyN(w, zeros{}, int64(size))
	w.Close()
	return b.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

func manyFrames(count int) []byte {
	g := &gif.GIF{}
	frame := image.NewPaletted(image.Rect(0, 0, 2, 2), color.Palette{color.Black, color.White})
	for range count {
		g.Image, g.Delay = append(g.Image, frame), append(g.Delay, 1)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, g); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func smallJPEG() []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 16, 16)), nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// sizedJPEG is a small picture whose header says that it is large.
func sizedJPEG(size uint16) []byte {
	b := smallJPEG()
	at := bytes.Index(b, []byte{0xff, 0xc0})
	binary.BigEndian.PutUint16(b[at+5:], size)
	binary.BigEndian.PutUint16(b[at+7:], size)
	return b
}

// largeJPEG is one of 12 megapixels, with 4 MB of a maker's notes.
func largeJPEG() []byte {
	img := image.NewGray(image.Rect(0, 0, 4000, 3000))
	for i := range img.Pix {
		img.Pix[i] = byte(i >> 4)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		panic(err)
	}
	notes := bytes.Repeat(append([]byte{0xff, 0xef, 0xff, 0xff}, make([]byte, 0xfffd)...), 64)
	return append(append(bytes.Clone(b.Bytes()[:2]), notes...), b.Bytes()[2:]...)
}
