package tagged

import (
	"bytes"
	"compress/zlib"
	"runtime"
)

// packing compresses streams, as many at a time as there are processors, while the
// document is drawn and written on. More than zlib does by itself would make a
// file smaller by one part in a hundred, and take half as long again.
type packing struct {
	// idle holds the compressors that have nothing to do: making one costs more
	// memory than most streams have.
	idle chan *compressor
}

// compressor is a zlib writer with what it writes to.
type compressor struct {
	*zlib.Writer
	out bytes.Buffer
}

// packed is what is being compressed, or is.
type packed struct {
	data []byte
	done chan struct{}
}

func newPacking() *packing {
	p := &packing{idle: make(chan *compressor, runtime.GOMAXPROCS(0))}
	for range cap(p.idle) {
		w, err := zlib.NewWriterLevel(nil, zlib.DefaultCompression)
		if err != nil {
			panic(err) // the level is a constant
		}
		p.idle <- &compressor{Writer: w}
	}
	return p
}

// pack begins to compress data, which must not be changed any more. It waits only
// while every compressor is at work.
func (p *packing) pack(data []byte) *packed {
	out := &packed{done: make(chan struct{})}
	w := <-p.idle
	go func() {
		w.out.Reset()
		w.Reset(&w.out)
		// A bytes.Buffer never refuses what is written to it.
		_, _ = w.Write(data)
		_ = w.Close()
		out.data = bytes.Clone(w.out.Bytes())
		p.idle <- w
		close(out.done)
	}()
	return out
}

// bytes waits for the compressed data.
func (p *packed) bytes() []byte {
	<-p.done
	return p.data
}
