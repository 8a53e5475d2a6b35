package web

import (
	"context"
	"errors"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/markup"
)

// checkFirstText tells what is wrong with the text that a coverage is opened with, before
// anything is stored.
func checkFirstText(ctx context.Context, body string) error {
	_, err := markup.Markdown(ctx, body)
	if f, ok := errors.AsType[*fault.Error](err); ok && f.Field == "" {
		at := *f
		at.Field = "body"
		return &at
	}
	return err
}

// postFirstText puts the text into a coverage that was just opened. Sent twice it stands once.
func (s *Server) postFirstText(ctx context.Context, slug string, once desk.Once, body string) error {
	if strings.TrimSpace(body) == "" {
		return nil
	}
	if once.Key != "" {
		once.Key = "text " + once.Key
	}
	_, err := s.newsroom.PostUpdate(ctx, slug, desk.NewUpdate{Markdown: body, Once: once})
	return err
}
