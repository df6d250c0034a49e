package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// rangedKey is a key of the log and the sizes of checkpoints it counts for; to is -1 without end.
type rangedKey struct {
	vkey     string
	verifier note.Verifier
	from, to int64
}

type signers struct {
	origin string
	keys   []rangedKey
}

type treeHead struct {
	size int64
	root tlog.Hash
}

func hashIn(value any) tlog.Hash {
	raw := bytesIn(value, base64.StdEncoding)
	must(len(raw) == tlog.HashSize, "malformed")
	return tlog.Hash(raw)
}

func hashesIn(values []any) []tlog.Hash {
	hashes := make([]tlog.Hash, len(values))
	for i, value := range values {
		hashes[i] = hashIn(value)
	}
	return hashes
}

// openCheckpoint reads a signed checkpoint (C2SP tlog-checkpoint) that a key for its size has signed; no signature of such a key
// may be wrong.
func openCheckpoint(signed []byte, by signers) treeHead {
	must(utf8.Valid(signed), "malformed")
	text, signatures := splitNote(string(signed))
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	must(len(lines) >= 3 && lines[0] != "", "malformed")
	head := treeHead{decimal(lines[1]), hashIn(lines[2])}
	for _, more := range lines[3:] {
		must(more != "", "malformed")
	}
	must(head.size > 0 || head.root == tlog.Hash(sha256.Sum256(nil)), "malformed")
	var counting []note.Verifier
	for _, key := range by.keys {
		if key.from <= head.size && (key.to < 0 || head.size <= key.to) {
			counting = append(counting, key.verifier)
		}
	}
	_, err := note.Open(signed, note.VerifierList(counting...))
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	must(err == nil || errors.As(err, &unverified) || errors.As(err, &invalid), "malformed")
	must(err == nil && lines[0] == by.origin, "not-signed")
	// note.Open looks at one signature of a key only.
	for _, signature := range signatures {
		for _, key := range counting {
			if key.Name() == signature.name && key.KeyHash() == signature.hash {
				must(key.Verify([]byte(text), signature.bytes), "not-signed")
			}
		}
	}
	return head
}

type signature struct {
	name  string
	hash  uint32
	bytes []byte
}

func splitNote(signed string) (text string, signatures []signature) {
	end := strings.LastIndex(signed, "\n\n")
	must(end >= 0 && strings.HasSuffix(signed, "\n"), "malformed")
	for _, line := range strings.Split(strings.TrimSuffix(signed[end+2:], "\n"), "\n") {
		parts := strings.Split(line, " ")
		must(len(parts) == 3 && parts[0] == "—", "malformed")
		raw := bytesIn(parts[2], base64.StdEncoding)
		must(len(raw) > 4, "malformed")
		hash := uint32(raw[0])<<24 | uint32(raw[1])<<16 | uint32(raw[2])<<8 | uint32(raw[3])
		signatures = append(signatures, signature{parts[1], hash, raw[4:]})
	}
	return signed[:end+1], signatures
}

// openProof reads a proof (C2SP tlog-proof) that leads to this very checkpoint.
func openProof(file, checkpoint []byte) (index int64, hashes []tlog.Hash) {
	must(utf8.Valid(file), "malformed")
	before, after, found := strings.Cut(string(file), "\n\n")
	lines := strings.Split(before, "\n")
	must(found && len(lines) >= 2 && lines[0] == "c2sp.org/tlog-proof@v1", "malformed")
	number, is := strings.CutPrefix(lines[1], "index ")
	must(is, "malformed")
	index = decimal(number)
	for _, line := range lines[2:] {
		hashes = append(hashes, hashIn(line))
	}
	must(checkpoint != nil && bytes.Equal([]byte(after), checkpoint), "other-checkpoint")
	return index, hashes
}

// isIncluded tells whether an entry is at this place of the tree (RFC 6962, section 2.1.1).
func isIncluded(entry []byte, index int64, in treeHead, proof []tlog.Hash) bool {
	return tlog.CheckRecord(proof, in.size, in.root, index, tlog.RecordHash(entry)) == nil
}

// continues tells whether the first tree is the beginning of the second (RFC 6962, section 2.1.2).
func continues(first, second treeHead, proof []tlog.Hash) bool {
	return tlog.CheckTree(proof, second.size, second.root, first.size, first.root) == nil
}
