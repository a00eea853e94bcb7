//go:build windows

// Hold keeps a file open in the way another program of Windows would, until its
// standard input ends or a number of milliseconds has gone by: none shares it
// with nobody, read lets others read it.
package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"syscall"
	"time"
)

func main() {
	if err := hold(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func hold(how, path, milliseconds string) error {
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return err
	}
	wait, err := strconv.Atoi(milliseconds)
	if err != nil {
		return err
	}
	share := map[string]uint32{"none": 0, "read": syscall.FILE_SHARE_READ}[how]
	handle, err := syscall.CreateFile(name, syscall.GENERIC_READ, share, nil, syscall.OPEN_EXISTING, 0, 0)
	if err != nil {
		return err
	}
	fmt.Println("held")
	let := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // whatever ends it
		close(let)
	}()
	select {
	case <-let:
	case <-time.After(time.Duration(wait) * time.Millisecond):
	}
	return syscall.CloseHandle(handle)
}
