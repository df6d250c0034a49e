package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// cosignatureKey is the type byte of a witness's key (C2SP tlog-cosignature).
const cosignatureKey = 4

// sighting is what a witness has seen last: how many leaves of the log, how many entries of this bundle, and when.
type sighting struct {
	witness       string
	size, entries int64
	at            time.Time
}

type witnessKey struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func witnessOf(vkey string) witnessKey {
	parts := strings.SplitN(vkey, "+", 3)
	must(len(parts) == 3 && parts[0] != "" && strings.IndexFunc(parts[0], unicode.IsSpace) < 0, "malformed")
	raw := bytesIn(parts[2], base64.StdEncoding)
	must(len(raw) == 1+ed25519.PublicKeySize && raw[0] == cosignatureKey, "malformed")
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), raw...))
	hash := binary.BigEndian.Uint32(sum[:])
	must(fmt.Sprintf("%08x", hash) == parts[1], "malformed")
	return witnessKey{parts[0], hash, raw[1:]}
}

// seenBy gives the newest time at which a witness has signed a checkpoint; none of its signatures may be wrong.
func seenBy(in checkpoint, by witnessKey) (at uint64, has bool) {
	for _, one := range in.signatures {
		if one.name != by.name || one.hash != by.hash {
			continue
		}
		must(len(one.bytes) >= 8, "malformed")
		seconds := binary.BigEndian.Uint64(one.bytes)
		said := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, in.text)
		must(len(one.bytes) == 8+ed25519.SignatureSize && ed25519.Verify(by.key, []byte(said), one.bytes[8:]), "not-signed")
		at, has = max(at, seconds), true
	}
	return at, has
}

func (b *bundle) checkWitnesses() {
	for n, vkey := range b.witnesses {
		b.at(fmt.Sprintf("--witness:%d", n+1), func() {
			by := witnessOf(vkey)
			var last *sighting
			for _, one := range b.checkpoints {
				if at, has := seenBy(one, by); has {
					last = &sighting{witness: by.name, size: one.size, at: time.Unix(int64(at), 0).UTC()}
				}
			}
			must(last != nil, "not-signed")
			for _, index := range b.indexes {
				if index >= 0 && index < last.size {
					last.entries++
				}
			}
			b.seen = append(b.seen, *last)
		})
	}
}
