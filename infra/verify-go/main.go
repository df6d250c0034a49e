// Verify-go checks evidence bundles of Cobuild, as zip files or unpacked folders, offline. It shares no code with verify.mjs; the
// formats of the log are those of golang.org/x/mod.
//
//	go run . [-vkey key]... [-pin checkpoint]... [-witness key]... [-json] bundle.zip...
package main

import (
	"archive/zip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// most is how many bytes the files of a bundle may have together.
const most = 1 << 29

type several []string

func (s *several) String() string { return fmt.Sprint(*s) }
func (s *several) Set(value string) error {
	*s = append(*s, value)
	return nil
}

func main() {
	var vkeys, pins, witnesses several
	flag.Var(&vkeys, "vkey", "a public key of the log that you know; one such key must be among those of the bundle")
	flag.Var(&pins, "pin", "a checkpoint that you kept; the log must continue it")
	flag.Var(&witnesses, "witness", "a public key of a witness that must have seen the log")
	asJSON := flag.Bool("json", false, "one line of JSON for each bundle")
	flag.Parse()
	var kept [][]byte
	for _, path := range pins {
		pin, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		kept = append(kept, pin)
	}
	code := 0
	for _, path := range flag.Args() {
		b := bundle{vkeys: vkeys, pins: kept, witnesses: witnesses, faults: []fault{}}
		if files, err := filesIn(path); err != nil {
			b.faults = append(b.faults, fault{path, err.Error()})
		} else {
			b.files = files
			b.check()
		}
		if len(b.faults) > 0 {
			code = 1
		}
		report(path, &b, *asJSON)
	}
	os.Exit(code)
}

func report(path string, b *bundle, asJSON bool) {
	if asJSON {
		line, _ := json.Marshal(map[string]any{"bundle": path, "faults": b.faults})
		fmt.Println(string(line))
		return
	}
	for _, found := range b.faults {
		fmt.Printf("✗ %s %s: %s\n", path, found.Place, found.Code)
	}
	if len(b.faults) > 0 {
		return
	}
	for _, one := range b.seen {
		fmt.Printf("✓ %s: %s 于 at %s 见过 saw 前 the first %d, 含 of them %d\n",
			path, one.witness, one.at.Format("2006-01-02T15:04:05Z"), one.size, one.entries)
	}
	if loss := b.signers.loss; loss != nil {
		fmt.Printf("！%s: 曾丢失 %s 的 lost of it %v，日志已重建 begun anew\n", path, loss.oldOrigin, loss.lost)
	}
	fmt.Printf("✓ %s: %s, %d 条 entries, 检查点 checkpoint %d, 快照 snapshot %s\n",
		path, b.entries[0].agreement, len(b.entries), b.head.size, b.snapshot)
}

// filesIn reads a folder or a zip file into memory.
func filesIn(path string) (map[string][]byte, error) {
	var root fs.FS = os.DirFS(path)
	if info, err := os.Stat(path); err != nil {
		return nil, err
	} else if !info.IsDir() {
		packed, err := zip.OpenReader(path)
		if err != nil {
			return nil, err
		}
		defer packed.Close()
		names := map[string]bool{}
		for _, file := range packed.File {
			if names[file.Name] {
				return nil, errors.New(file.Name + " twice")
			}
			names[file.Name] = true
		}
		root = packed
	}
	files := map[string][]byte{}
	left := int64(most)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		file, err := root.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		bytes, err := io.ReadAll(io.LimitReader(file, left+1))
		files[name] = bytes
		if left -= int64(len(bytes)); left < 0 {
			return errors.New("too large")
		}
		return err
	})
	return files, err
}
