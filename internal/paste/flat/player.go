package flat

import (
	"encoding/json"
	"slices"

	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
)

// video is what a page's JSON-LD says of a recording: the letters of its name and of what it shows.
type video struct{ name, about string }

// players leaves out what is printed at a player within the text: the name of a recording and, right
// below it, what it shows, where JSON-LD says the same of it and neither is the page's own.
func (l *Layout) players(lines []Line) {
	videos := videosOf(l.root)
	if len(videos) == 0 {
		return
	}
	last := -1
	for i := range lines {
		if lines[i].Out != "" || lines[i].Role == RolePicture {
			continue
		}
		if last >= 0 && lines[i].Role != RoleTitle && lines[i].Entry == 0 {
			above, here := &lines[last], &lines[i]
			if said := (video{printed.Letters(above.Text), printed.Letters(here.Text)}); slices.Contains(videos, said) && !slices.Contains(l.said, said.name) && above.Role != RoleTitle {
				above.Out, here.Out = noise.OutRelated, noise.OutRelated
			}
		}
		last = i
	}
}

// mostVideos is how many recordings of a page are looked at.
const mostVideos = 50

func videosOf(root *node) []video {
	var all []video
	root.each(func(n *node) bool {
		if n.tag != "script" || len(n.kids) == 0 {
			return true
		}
		var raw any
		if json.Unmarshal([]byte(n.kids[0].text), &raw) == nil {
			all = videosIn(raw, all, 0)
		}
		return false
	})
	return all
}

func videosIn(raw any, all []video, depth int) []video {
	if depth > 4 || len(all) == mostVideos {
		return all
	}
	switch v := raw.(type) {
	case []any:
		for _, one := range v[:min(len(v), 200)] {
			all = videosIn(one, all, depth+1)
		}
	case map[string]any:
		if slices.Contains(namesIn(v["@type"]), "VideoObject") {
			if said := (video{printed.Letters(cmpString(v, "name", "headline")), printed.Letters(cmpString(v, "description"))}); said.name != "" && said.about != "" && len(all) < mostVideos {
				return append(all, said)
			}
			return all
		}
		for _, key := range []string{"@graph", "video", "hasPart", "associatedMedia"} {
			all = videosIn(v[key], all, depth+1)
		}
	}
	return all
}
