package store

import (
	"slices"
	"sync"
)

// listeners are the functions that want to be told something, in the order
// they asked. The zero value has none.
type listeners[T any] struct {
	guard sync.Mutex
	list  []*func(T)
}

func (l *listeners[T]) add(f func(T)) (cancel func()) {
	l.guard.Lock()
	defer l.guard.Unlock()
	added := &f
	l.list = append(l.list, added)
	return func() {
		l.guard.Lock()
		defer l.guard.Unlock()
		l.list = slices.DeleteFunc(slices.Clone(l.list), func(other *func(T)) bool { return other == added })
	}
}

// tell calls every function. One of them may add or cancel others.
func (l *listeners[T]) tell(what T) {
	l.guard.Lock()
	list := l.list
	l.guard.Unlock()
	for _, f := range list {
		(*f)(what)
	}
}
