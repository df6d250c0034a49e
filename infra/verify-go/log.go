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

// rangedKey is a key of the log, and the size of checkpoints from which on it counts, until the next one does.
type rangedKey struct {
	vkey     string
	verifier note.Verifier
	from     int64
}

type signers struct {
	origin string
	keys   []rangedKey
	leaves []leaf
	loss   *loss
}

// leaf is what the log says of itself, and why it is in it.
type leaf struct {
	entry  string
	index  int64
	hashes []any
}

// loss is what the first entry of a log begun anew says of the one before.
type loss struct {
	oldOrigin string
	lost      []any
}

type treeHead struct {
	size int64
	root tlog.Hash
}

// checkpoint is a tree head with the note it stands in.
type checkpoint struct {
	treeHead
	text       string
	signatures []signature
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

// openCheckpoint reads a signed checkpoint (C2SP tlog-checkpoint) that the key for its size has signed; no signature of that key
// may be wrong.
func openCheckpoint(signed []byte, by signers) checkpoint {
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
		if key.from <= head.size {
			counting = []note.Verifier{key.verifier}
		}
	}
	_, err := note.Open(signed, note.VerifierList(counting...))
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	must(err == nil || errors.As(err, &unverified) || errors.As(err, &invalid), "malformed")
	must(by.loss == nil || lines[0] != by.loss.oldOrigin, "other-log")
	must(err == nil && lines[0] == by.origin, "not-signed")
	for _, key := range counting {
		mustBeSigned(text, signatures, key)
	}
	return checkpoint{head, text, signatures}
}

// mustBeSigned looks at every signature of a key, where note.Open looks at one only.
func mustBeSigned(text string, signatures []signature, key note.Verifier) {
	signed := false
	for _, signature := range signatures {
		if key.Name() == signature.name && key.KeyHash() == signature.hash {
			must(key.Verify([]byte(text), signature.bytes), "not-signed")
			signed = true
		}
	}
	must(signed, "not-signed")
}

// verifierOf reads a log's vkey; Go's own decoder passes over other spellings of its base64.
func verifierOf(vkey string) note.Verifier {
	parts := strings.SplitN(vkey, "+", 3)
	must(len(parts) == 3, "malformed")
	bytesIn(parts[2], base64.StdEncoding)
	verifier, err := note.NewVerifier(vkey)
	must(err == nil, "malformed")
	return verifier
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
