// Package pdfium reads PDF files with PDFium, the engine that Chrome shows them
// with: the text of a page, piece by piece with where it stands and how it is
// set, and a picture of it. It knows nothing of councils.
//
// PDFium is a program for WebAssembly here. It runs in a sandbox without files,
// network or clock of its own, within a limit of memory and for as long as the
// caller's context allows, so that a file made to break it breaks nothing else.
//
// The engine is started by the first Open and let go a while after the last
// document was closed. The first start on a computer translates it into machine
// code, which takes 5 to 10 seconds and 340 MB on two cores; the result, 22 MB,
// is kept in the cache folder of the user account, and later starts take a
// quarter of a second and 55 MB.
package pdfium

import (
	"context"
	"errors"
	"io"
	"math"
	"strings"
	"time"

	"github.com/klippa-app/go-pdfium"
	failures "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// What keeps a document from being opened or read, for errors.Is.
var (
	ErrEncrypted = errors.New("the PDF is protected with a password")
	ErrBroken    = errors.New("the PDF is damaged")
	ErrTooLarge  = errors.New("the PDF is over the limits of what is read")
	ErrEngine    = errors.New("the PDF engine could not be started")
)

// Limits on a document. The memory is what the engine may take for itself,
// beside the file.
const (
	MaxPages  = 2_000
	MaxBytes  = 64 << 20
	maxMemory = 144 << 20 / wasmPage // pages of 64 KiB
	wasmPage  = 64 << 10
)

// loadTime is how long the engine, once started, may take to find what is in a
// file: it takes some milliseconds where the file lists its objects, and some
// hundred where that list has to be made anew.
var loadTime = 5 * time.Second

// Document is an open PDF. Its methods may be called from any goroutine; they
// take turns. After the context that Open was given has ended, every one
// returns its error.
type Document struct {
	ctx    context.Context
	cancel context.CancelFunc
	pool   pdfium.Pool
	engine pdfium.Pdfium
	ref    references.FPDF_DOCUMENT
	pages  int
	turn   chan struct{} // holds one, taken by who uses the engine
	done   bool          // guarded by turn
	looked int           // how many drawn things were looked at for rules; guarded by turn
}

// Open starts the engine, where it does not run, and opens the PDF in data,
// which must not change until Close. Everything asked of the document ends when
// ctx does. A file in which the engine finds its way only after seconds is
// ErrTooLarge. The error is one of those above or the context's.
func Open(ctx context.Context, data []byte) (*Document, error) {
	if len(data) > MaxBytes {
		return nil, ErrTooLarge
	}
	cache := hold()
	d, err := open(ctx, cache, data)
	if err != nil {
		release()
		if ctx.Err() != nil {
			err = ctx.Err()
		}
		return nil, err
	}
	return d, nil
}

func open(ctx context.Context, cache wazero.CompilationCache, data []byte) (*Document, error) {
	ctx, cancel := context.WithCancel(ctx)
	pool, err := startPool(ctx, cache)
	if err != nil {
		cancel()
		return nil, errors.Join(ErrEngine, err)
	}
	d := &Document{ctx: ctx, cancel: cancel, pool: pool, turn: make(chan struct{}, 1)}
	d.turn <- struct{}{}
	late := time.AfterFunc(loadTime, d.cancel)
	err = d.load(data)
	if !late.Stop() { // a file without its list of objects, and with millions of them
		err = ErrTooLarge
	}
	if err != nil {
		d.shut()
		return nil, err
	}
	return d, nil
}

// startPool makes a sandbox of its own for one document, so that what ends it
// ends no other.
func startPool(ctx context.Context, cache wazero.CompilationCache) (pool pdfium.Pool, err error) {
	defer recovered(&err)
	settings := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCompilationCache(cache).
		WithCloseOnContextDone(true).
		WithMemoryLimitPages(maxMemory).
		WithDebugInfoEnabled(false)
	done := compiling()
	defer done()
	return webassembly.Init(webassembly.Config{
		// With workers, translating can be cancelled, too.
		Context:       experimental.WithMemoryAllocator(experimental.WithCompilationWorkers(ctx, workers), experimental.MemoryAllocatorFunc(inOnePiece)),
		MaxIdle:       1,
		MaxTotal:      1,
		RuntimeConfig: settings,
		FSConfig:      wazero.NewFSConfig(), // no files
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

func (d *Document) load(data []byte) (err error) {
	defer recovered(&err)
	d.engine, err = d.pool.GetInstanceWithContext(d.ctx)
	if err != nil {
		return errors.Join(ErrEngine, err)
	}
	opened, err := d.engine.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, failures.ErrPassword), errors.Is(err, failures.ErrSecurity):
		return errors.Join(ErrEncrypted, err)
	case err != nil:
		return errors.Join(ErrBroken, err)
	}
	d.ref = opened.Document
	counted, err := d.engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	switch {
	case err != nil:
		return errors.Join(ErrBroken, err)
	case counted.PageCount < 1:
		return ErrBroken
	case counted.PageCount > MaxPages:
		return ErrTooLarge
	}
	d.pages = counted.PageCount
	return nil
}

// recovered makes an error of a panic: what goes wrong in the sandbox may reach
// the binding as one.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = errors.Join(ErrBroken, *err)
	}
}

// use has f use the engine, one caller at a time. f must not keep what it is
// given.
func (d *Document) use(ctx context.Context, f func(pdfium.Pdfium) error) (err error) {
	select {
	case <-d.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { d.turn <- struct{}{} }()
	if err := errors.Join(ctx.Err(), d.ctx.Err()); err != nil {
		return err
	}
	if d.done {
		return context.Canceled
	}
	defer func() {
		if err != nil && d.ctx.Err() != nil {
			err = d.ctx.Err()
		}
	}()
	defer recovered(&err)
	return f(d.engine)
}

// Close lets the document go. What is under way is ended. A second time does
// nothing.
func (d *Document) Close() {
	d.cancel()
	<-d.turn
	was := d.done
	d.done = true
	d.turn <- struct{}{}
	if was {
		return
	}
	d.shut()
	release()
}

func (d *Document) shut() {
	d.cancel()
	var err error // the sandbox is gone either way
	defer recovered(&err)
	_ = d.pool.Close()
}

// Pages is how many pages the document has, at least 1.
func (d *Document) Pages() int { return d.pages }

// Label is the number printed on a page, counted from 0, as the document gives
// it to readers; without one it is the page counted from 1, as PDFium says it,
// or "".
func (d *Document) Label(ctx context.Context, page int) (label string, err error) {
	err = d.use(ctx, func(engine pdfium.Pdfium) error {
		got, err := engine.FPDF_GetPageLabel(&requests.FPDF_GetPageLabel{Document: d.ref, Page: page})
		if err == nil {
			label = strings.TrimRight(got.Label, "\x00")
		}
		return nil // a page may have none
	})
	return label, err
}

// Size is the width and height of a page, counted from 0, in points of 1/72
// inch, turned as it is shown.
func (d *Document) Size(ctx context.Context, page int) (width, height float64, err error) {
	err = d.use(ctx, func(engine pdfium.Pdfium) error {
		got, err := engine.GetPageSize(&requests.GetPageSize{Page: d.page(page)})
		if err != nil {
			return errors.Join(ErrBroken, err)
		}
		width, height = got.Width, got.Height
		if !(width > 0 && height > 0) || math.IsInf(width, 0) || math.IsInf(height, 0) {
			return ErrBroken
		}
		return nil
	})
	return width, height, err
}

func (d *Document) page(n int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: n}}
}

// idle is how long the engine stays after the last document was closed.
const idle = 20 * time.Second
