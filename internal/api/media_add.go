package api

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"reflect"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/people"
)

var mediaAdd = operation{
	id: "add_media", method: http.MethodPost, path: "/media", tag: "updates", status: http.StatusCreated, needs: true,
	about: "Takes in a picture (JPEG, PNG, WebP, GIF), a film (MP4, WebM) or a sound (MP3, Ogg): its bytes as the body, " +
		"with any Content-Type, or one file of a multipart form. Pictures are made anew in three widths; what the file says " +
		"of itself (IPTC, XMP, EXIF) comes back as caption, credit and so on and is not kept. The answer can be put into " +
		"`pictures` of an update as it is. Nobody but the desk sees the file until a public update names it.",
}

const (
	maxUpload  = 257 << 20 // bytes: a film and the form around it
	uploadTime = 10 * time.Minute
)

// NewMedia answers with a file that was taken in.
type NewMedia struct {
	Picture
	Headline  string `json:"headline,omitempty" doc:"These are what the file said of itself."`
	Creator   string `json:"creator,omitempty"`
	Agency    string `json:"agency,omitempty"`
	Copyright string `json:"copyright,omitempty"`
	Date      string `json:"date,omitempty" doc:"YYYY-MM-DD"`
	Frames    int    `json:"frames,omitempty" doc:"Of a file that moves: how many frames it has. The first is kept as a still picture."`
}

var newMediaType = reflect.TypeFor[NewMedia]()

// addMediaRoute stands beside huma: its bodies are no JSON and come in as they are read.
func (r *room) addMediaRoute() {
	r.mux.HandleFunc(mediaAdd.method+" "+Prefix+mediaAdd.path, r.addMedia)
	schemas := r.huma.OpenAPI().Components.Schemas
	bytes := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	form := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeObject, Properties: map[string]*huma.Schema{
		"file": {Type: huma.TypeString, Format: "binary"},
	}, Required: []string{"file"}}}
	described := &huma.Operation{
		OperationID: mediaAdd.id, Method: mediaAdd.method, Path: mediaAdd.path, Tags: []string{mediaAdd.tag},
		Summary: i18n.T("en", "api.op."+mediaAdd.id), Description: mediaAdd.about, Security: []map[string][]string{{"token": {}}},
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/octet-stream": bytes, "multipart/form-data": form}},
		Responses:   r.answers(mediaAdd),
	}
	described.Responses[strconv.Itoa(mediaAdd.status)] = &huma.Response{
		Description: http.StatusText(mediaAdd.status),
		Content:     map[string]*huma.MediaType{jsonMedia: {Schema: schemas.Schema(newMediaType, true, "NewMedia")}},
	}
	r.huma.OpenAPI().AddOperation(described)
	r.operations = append(r.operations, described)
}

func (r *room) addMedia(w http.ResponseWriter, req *http.Request) {
	got, err := r.takeMedia(w, req)
	if err != nil {
		w.Header().Set("Connection", "close") // else the server would read all that is left
		r.write(w, r.problem(req.Context(), err))
		return
	}
	w.Header().Set("Content-Type", jsonMedia)
	w.WriteHeader(http.StatusCreated)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	frames := got.Frames
	if frames == 1 {
		frames = 0
	}
	_ = enc.Encode(NewMedia{ // the asker has gone; there is nobody left to tell
		Picture: Picture(got.Picture), Headline: got.Headline, Creator: got.Creator, Agency: got.Agency, Copyright: got.Copyright, Date: got.Date, Frames: frames,
	})
}

func (r *room) takeMedia(w http.ResponseWriter, req *http.Request) (*desk.NewMedia, error) {
	if people.From(req.Context()) == nil {
		return nil, fault.New(fault.Unauthenticated, "api.token_needed")
	}
	c := http.NewResponseController(w)
	until := time.Now().Add(uploadTime)                                  // a film takes longer than a request may
	_ = errors.Join(c.SetReadDeadline(until), c.SetWriteDeadline(until)) // where it cannot be set there is none
	req.Body = http.MaxBytesReader(w, req.Body, maxUpload)
	from, err := fileOf(req)
	if err != nil {
		return nil, err
	}
	got, err := r.desk.AddMedia(req.Context(), from)
	if _, over := errors.AsType[*http.MaxBytesError](err); over {
		return nil, tooLarge("api.body_too_long", "limit", maxUpload)
	}
	return got, err
}

// fileOf gives the one file of a request: its body, or the first file of its form.
func fileOf(req *http.Request) (io.Reader, error) {
	media, _, _ := mime.ParseMediaType(req.Header.Get("Content-Type"))
	if media != "multipart/form-data" {
		return desk.Announced{Reader: req.Body, Bytes: req.ContentLength}, nil
	}
	form, err := req.MultipartReader()
	if err != nil {
		return nil, malformed("api.bad_form")
	}
	for {
		part, err := form.NextPart()
		if err != nil {
			return nil, malformed("api.bad_form")
		}
		if part.FileName() != "" {
			return part, nil
		}
	}
}
