package window

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"sync"
)

// kept are values in a small JSON file: the settings of this computer. The
// toolkit has such a store too, but looks for its folder where Windows has it
// by default, not where an IT desk has sent it, and knows nothing of a program
// that is carried about on a stick.
//
// What is set is there at once and written behind the caller, who never waits
// for a slow drive: each time, the file is read again and only what was set
// changed in it, so that two windows do not undo each other's settings. A file
// that cannot be written costs the settings, not the work.
type kept struct {
	path string // "" where nothing is written

	mu      sync.Mutex
	values  map[string]any
	changed map[string]any // what was set and is not in the file yet
	wake    chan struct{}
	ended   chan struct{}
}

// keptIn reads the values in the file at path, or, where there is none, in the
// first of older that there is. Path may be "", for values that go when the
// program does.
func keptIn(path string, older ...string) *kept {
	k := &kept{path: path, values: map[string]any{}, changed: map[string]any{}, wake: make(chan struct{}, 1), ended: make(chan struct{})}
	if path == "" {
		close(k.ended)
		return k
	}
	for _, from := range append([]string{path}, older...) {
		data, err := readSettings(from)
		if err != nil {
			continue
		}
		k.values = understood(data)
		if from != path {
			k.changed = maps.Clone(k.values) // it moves house with the first thing set
		}
		break
	}
	go k.writeBehind()
	return k
}

// largestSettings is how much of a file of settings is read, in bytes: what is
// larger was not written by this program.
const largestSettings = 2 << 20

var (
	errLargeSettings = errors.New("the file is too large for settings")
	errNoSettings    = errors.New("it is not an ordinary file")
)

// readSettings reads a file of settings, and no more of it than settings have.
func readSettings(path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, errNoSettings // opening a pipe would wait for who writes into it
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }()
	data, err := io.ReadAll(io.LimitReader(file, largestSettings+1))
	if err == nil && len(data) > largestSettings {
		err = errLargeSettings
	}
	return data, err
}

// understood reads values from the bytes of a file that may hold anything, such
// as one that was cut short or edited by hand. Where it cannot be read, nothing
// is set.
func understood(data []byte) map[string]any {
	values := map[string]any{}
	_ = json.Unmarshal(data, &values) // a setting lost is no more than that
	if values == nil {                // the file said null
		values = map[string]any{}
	}
	return values
}

// close writes what is not written yet.
func (k *kept) close() {
	if k.path != "" {
		close(k.wake)
	}
	<-k.ended
}

func (k *kept) writeBehind() {
	defer close(k.ended)
	for range k.wake {
		k.write()
	}
	k.write()
}

// write brings what was set into the file, which is whole at every moment.
func (k *kept) write() {
	k.mu.Lock()
	set := k.changed
	k.changed = map[string]any{}
	k.mu.Unlock()
	if len(set) == 0 {
		return
	}
	data, err := readSettings(k.path)
	if err != nil {
		data = nil // the first time there is none
	}
	values := understood(data)
	maps.Copy(values, set)
	if err := replaceFile(k.path, values); err != nil {
		log.Printf("the settings cannot be kept: %v", err)
		k.mu.Lock()
		maps.Copy(set, k.changed) // what was set since goes before
		k.changed = set           // tried again with the next thing set
		k.mu.Unlock()
	}
}

// written is what a file of these values holds. Were it larger than is read again,
// the largest of them go, and no more than need be.
func written(values map[string]any) ([]byte, error) {
	for {
		data, err := json.MarshalIndent(values, "", "  ")
		if err != nil || len(data) <= largestSettings || len(values) == 0 {
			return data, err
		}
		largest, size := "", -1
		for key, value := range values {
			if one, err := json.MarshalIndent(value, "", "  "); err == nil && len(key)+len(one) > size {
				largest, size = key, len(key)+len(one)
			}
		}
		delete(values, largest)
	}
}

func replaceFile(path string, values map[string]any) error {
	data, err := written(values)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	draft, err := os.CreateTemp(filepath.Dir(path), ".settings-*")
	if err != nil {
		return err
	}
	_, err = draft.Write(data)
	if closing := draft.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(draft.Name(), path)
	}
	if err != nil {
		_ = os.Remove(draft.Name()) // what stays is only clutter
	}
	return err
}

func (k *kept) set(key string, value any) {
	k.mu.Lock()
	k.values[key], k.changed[key] = value, value
	k.mu.Unlock()
	if k.path == "" {
		return
	}
	select {
	case k.wake <- struct{}{}:
	default: // it is about to write anyway
	}
}

// valueOf returns the value of a key, or what to go by where there is none of
// that kind.
func valueOf[V any](k *kept, key string, otherwise V) V {
	k.mu.Lock()
	defer k.mu.Unlock()
	if v, is := k.values[key].(V); is {
		return v
	}
	return otherwise
}

// textsOf returns the texts of a key; what else its list holds is left out.
func textsOf(k *kept, key string) []string {
	k.mu.Lock()
	defer k.mu.Unlock()
	var texts []string
	switch list := k.values[key].(type) {
	case []string:
		texts = append(texts, list...)
	case []any: // as it comes from a file
		for _, v := range list {
			if text, is := v.(string); is {
				texts = append(texts, text)
			}
		}
	}
	return texts
}
