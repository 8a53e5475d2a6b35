//go:build linux

package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"net/http"
	"testing"
)

// jpegSegment is a marker of a JPEG with what it says.
func jpegSegment(marker byte, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append([]byte{0xff, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
}

// greyJPEG is a grey JPEG of any size and number of components, in a file of a few bits for each
// block; four of them are inks, with Adobe's note.
func greyJPEG(progressive bool, width, height, components int, notes ...[]byte) []byte {
	b := append([]byte{0xff, 0xd8}, bytes.Join(notes, nil)...)
	if components == 4 {
		b = append(b, jpegSegment(0xee, []byte("Adobe\x00\x64\x00\x00\x00\x00\x00"))...)
	}
	frame, scan, marker, band, each := []byte{8, byte(height >> 8), byte(height), byte(width >> 8), byte(width), byte(components)}, []byte{byte(components)}, byte(0xc0), []byte{0, 63, 0}, 5
	for i := range components {
		frame, scan = append(frame, byte(i+1), 0x11, 0), append(scan, byte(i+1), 0)
	}
	if progressive {
		marker, band, each = 0xc2, []byte{0, 0, 0}, 4
	}
	b = append(b, jpegSegment(0xdb, []byte{0}, bytes.Repeat([]byte{8}, 64))...)
	b = append(b, jpegSegment(marker, frame)...)
	b = append(b, jpegSegment(0xc4, []byte{0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})...)
	b = append(b, jpegSegment(0xc4, []byte{0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, []byte{0})...)
	b = append(b, jpegSegment(0xda, scan, band)...)
	blocks := (width + 7) / 8 * ((height + 7) / 8) * components
	return append(append(b, make([]byte, (blocks*each+7)/8)...), 0xff, 0xd9)
}

// lyingHow is the note of a camera that was held in one of eight ways.
func lyingHow(orientation byte) []byte {
	return jpegSegment(0xe1, []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), []byte{orientation}, []byte("\x00\x00\x00\x00\x00\x00"))
}

// byAgency is what an agency writes into its pictures: caption, by-line and credit, in UTF-8.
func byAgency(caption, by, credit string) []byte {
	sets := []byte("\x1c\x01\x5a\x00\x03\x1b%G")
	for _, s := range []struct {
		number byte
		value  string
	}{{80, by}, {110, credit}, {120, caption}} {
		sets = append(append(sets, 0x1c, 2, s.number, byte(len(s.value)>>8), byte(len(s.value))), s.value...)
	}
	if len(sets)%2 == 1 {
		sets = append(sets, 0)
	}
	return jpegSegment(0xed, []byte("Photoshop 3.0\x008BIM\x04\x04\x00\x00"), binary.BigEndian.AppendUint32(nil, uint32(len(sets))), sets)
}

// corner is a photograph whose upper left quarter is red, as it is to be seen, lying the way a
// camera that was held so writes it.
func corner(t *testing.T, width, height, orientation int, notes ...[]byte) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	red := map[int]image.Point{1: {0, 0}, 2: {1, 0}, 3: {1, 1}, 4: {0, 1}, 5: {0, 0}, 6: {0, 1}, 7: {1, 1}, 8: {1, 0}}[orientation]
	for y := range height {
		for x := range width {
			c := color.RGBA{40, 90, 160, 255}
			if (2*x >= width) == (red.X == 1) && (2*y >= height) == (red.Y == 1) {
				c = color.RGBA{210, 30, 30, 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return append(append([]byte{0xff, 0xd8}, bytes.Join(notes, nil)...), b.Bytes()[2:]...)
}

// TestWhatAgenciesAndCamerasSend goes over real HTTP with pictures of 12 and 24 megapixels as
// they come: lying in all eight ways, in four inks, progressive at full colour. They stand
// upright, their credits are right, and the process takes 128 MB at most for one.
func TestWhatAgenciesAndCamerasSend(t *testing.T) {
	t.Parallel()
	const most = 128 << 20
	dir := folder(t)
	c := newsroom(t, dir)
	server := serveBinary(t, builtBinary(t), dir)
	c.url = server.url
	c.want(t, 201, "POST", "/coverages", `{"slug":"tarn","title":"Talks in Tarn","language":"en","state":"live"}`)
	words := byAgency("両外相が到着した。", "A. Sample", "Tarn Press")
	type sent struct {
		name          string
		body          []byte
		width, height int
		turned        bool // its red corner is looked for
	}
	var all []sent
	for o := 1; o <= 8; o++ {
		width, height := 4000, 3000
		if o != 6 && o != 8 && !soaking() { // the ways that telephones are held: 12 megapixels
			width, height = 2200, 1650
		}
		s := sent{name: fmt.Sprintf("held in way %d", o), body: corner(t, width, height, o, lyingHow(byte(o)), words), width: 1560, height: 1170, turned: true}
		if o >= 5 {
			s.height = 2080
		}
		all = append(all, s)
	}
	all = append(
		all,
		sent{name: "inks, 12 MP", body: greyJPEG(false, 4000, 3000, 4, words), width: 1560, height: 1170},
		sent{name: "inks, 24 MP, on its side", body: greyJPEG(false, 6000, 4000, 4, lyingHow(6), words), width: 1560, height: 2340},
		sent{name: "progressive, 4:4:4, 12 MP", body: greyJPEG(true, 4000, 3000, 3, words), width: 1560, height: 1170},
		sent{name: "progressive, 4:4:4, 24 MP", body: greyJPEG(true, 6000, 4000, 3, words), width: 1560, height: 1040},
		sent{name: "progressive inks, 24 MP", body: greyJPEG(true, 6000, 4000, 4, words), width: 1560, height: 1040},
	)
	for _, s := range all {
		before := resident(t, server)
		startPeak(t, server)
		status, raw := sendRaw(t, c, s.body)
		used := peak(t, server) - before
		var got struct {
			File, Caption, Credit, Creator, Agency string
			Width, Height                          int
		}
		if err := json.Unmarshal(raw, &got); err != nil || status != http.StatusCreated {
			t.Errorf("%s: got %d: %.300s", s.name, status, raw)
			continue
		}
		if got.Credit != "A. Sample / Tarn Press" || got.Creator != "A. Sample" || got.Agency != "Tarn Press" || got.Caption != "両外相が到着した。" {
			t.Errorf("%s: its words: got %+v", s.name, got)
		}
		if got.Width != s.width || got.Height != s.height {
			t.Errorf("%s: got %d x %d, want %d x %d", s.name, got.Width, got.Height, s.width, s.height)
		}
		if used > most {
			t.Errorf("%s: the process took %d MB for it, want 128 at most", s.name, used>>20)
		}
		t.Logf("%-28s %3d MB more", s.name, used>>20)
		if !s.turned {
			continue
		}
		c.want(t, 201, "POST", "/coverages/tarn/updates", fmt.Sprintf(`{"headline":%q,"pictures":[{"file":%q}]}`, s.name, got.File))
		if img := pictureOf(t, c.url+"/media/"+got.File); !isRed(img, 0.25, 0.25) || isRed(img, 0.75, 0.25) || isRed(img, 0.25, 0.75) || isRed(img, 0.75, 0.75) {
			t.Errorf("%s: it does not stand upright", s.name)
		}
	}
}

func sendRaw(t *testing.T, c *client, body []byte) (status int, raw []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), "POST", c.url+"/api/v1/media", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+c.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if raw, err = io.ReadAll(resp.Body); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, raw
}

// pictureOf fetches a picture as readers do.
func pictureOf(t *testing.T, address string) image.Image {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	img, err := jpeg.Decode(resp.Body)
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return img
}

func isRed(img image.Image, x, y float64) bool {
	b := img.Bounds()
	r, g, _, _ := img.At(int(x*float64(b.Dx())), int(y*float64(b.Dy()))).RGBA()
	return r>>8 > 150 && g>>8 < 90
}
