package api

import "testing"

func TestOperationsOnTokens(t *testing.T) { scripted(t, "tokens") }

func TestWrongTokens(t *testing.T) { scripted(t, "tokens_wrong") }
