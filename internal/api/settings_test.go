package api

import "testing"

func TestOperationsOfSettings(t *testing.T) { scripted(t, "settings") }

func TestWrongInputOfSettings(t *testing.T) { scripted(t, "settings_wrong") }
